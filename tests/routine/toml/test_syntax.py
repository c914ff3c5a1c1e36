"""Every syntax mistake is found, and the rest of the file is still read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.toml.scan import scan
from hipflow.routine.toml.syntax import MAX_MISTAKES, parse_broken


@pytest.mark.parametrize("opening", ["cues = [", 'cues = ["a",', "cues = ['a'", "x = [[1], [2"])
def test_an_unclosed_list_ends_before_the_next_key(opening):
    """A list without its bracket is one mistake, and the key below it is read."""
    text = f"{opening}\nreps = 8\n[[exercise]]\nuse = 'squat'\n"
    parsed = parse_broken(text, scan(text))
    assert [m.span.line for m in parsed.mistakes] == [1]
    assert parsed.data == {"reps": 8, "exercise": [{"use": "squat"}]}


def test_an_unclosed_long_text_ends_before_the_next_table():
    """A long text without its quotes is one mistake, and the table below it is read."""
    text = 'note = """Stand\ntall.\n\n[[exercise]]\nuse = "squat"\n'
    parsed = parse_broken(text, scan(text))
    assert [m.span.line for m in parsed.mistakes] == [1]
    assert parsed.data == {"exercise": [{"use": "squat"}]}


@pytest.mark.parametrize("value", ["'Slowly", "'", "['a', 'b", "Don't rush"])
def test_an_unclosed_text_in_single_quotes_takes_nothing_below_with_it(value):
    """The parser misses its end only where the file ends; what stands between is read."""
    text = f"note = {value}\n[[exercise]]\nuse = 'squat'\nreps = 8\n"
    parsed = parse_broken(text, scan(text))
    assert [m.span.line for m in parsed.mistakes] == [1]
    assert parsed.data == {"exercise": [{"use": "squat", "reps": 8}]}


def test_keys_below_a_broken_header_stay_out_of_the_table_above():
    """A header that cannot be guessed does not hand its keys to the table before it."""
    text = "[pain]\nstop_at = 5\n[def ault s\nstop_at = 6\n"
    parsed = parse_broken(text, scan(text))
    assert parsed.data == {"pain": {"stop_at": 5}}
    assert len(parsed.mistakes) == 1


def test_what_is_written_twice_shows_both_places():
    """The second is the mistake, the first is pointed at; the first one counts."""
    text = "[[exercise]]\nreps = 5\n[[exercise]]\nreps = 6\nsets = 2\nreps = 7\n"
    parsed = parse_broken(text, scan(text))
    [mistake] = parsed.mistakes
    assert (mistake.code, mistake.span.line) == ("duplicate-key", 6)
    assert [other.span.line for other in mistake.others] == [4]
    assert parsed.data == {"exercise": [{"reps": 5}, {"reps": 6, "sets": 2}]}


def test_a_table_written_twice_shows_both_places():
    """A second ``[pain]`` is the mistake, and the first counts."""
    text = "[pain]\nstop_at = 5\n[pain]\nstop_at = 6\n"
    parsed = parse_broken(text, scan(text))
    [mistake] = parsed.mistakes
    assert [other.span.line for other in mistake.others] == [1]
    assert parsed.data == {"pain": {"stop_at": 5}}


def test_single_brackets_are_read_as_an_exercise():
    """Each ``[exercise]`` is one mistake, and each is an exercise all the same."""
    text = "[exercise]\nreps = 5\n[ exercise ] # c\nreps = 6\n[[exercise]]\nreps = 7\n"
    parsed = parse_broken(text, scan(text))
    assert [m.span.line for m in parsed.mistakes] == [1, 3]
    assert parsed.data == {"exercise": [{"reps": 5}, {"reps": 6}, {"reps": 7}]}


def test_there_is_an_end_to_it():
    """After fifty mistakes the file is given up, so that no file takes for ever."""
    text = "x = y z\n" * 1000
    parsed = parse_broken(text, scan(text))
    assert len(parsed.mistakes) == MAX_MISTAKES
    assert parsed.data is None


@given(st.text(alphabet="[]{}=.,#\"'\\\n\r\t a1:é“", max_size=60))
def test_any_text_is_read_or_explained(text):
    """No text breaks the reading; what is not read has a mistake to show for it."""
    parsed = parse_broken(text, scan(text))
    assert parsed.mistakes or parsed.data is not None
    assert parsed.text.count("\n") == text.count("\n")
