"""Each kind of broken statement is explained, with what to write instead."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.problems.proposal import Proposal, words_of
from hipflow.routine.toml.explain import line_fault
from hipflow.routine.toml.explain_letters import hard_spaces
from hipflow.routine.toml.scan import scan
from hipflow.routine.toml.syntax import parse_broken

BROKEN = [
    ("title = Hip starter", 9, 20, 'write: title = "Hip starter"'),
    ("title = \u201cHip\u201d", 9, 14, 'write: title = "Hip"'),
    ('title = "Hip', 9, 13, 'end it with a quote: "'),
    ('title = "say "hi" now"', 9, 23, "use ' for a quote inside a text"),
    ('title = "C:\\pics"', 9, 18, "write it twice: \\\\"),
    ("title = 'it's'", 9, 15, 'put it in double quotes: "it\'s"'),
    ("rest_s = 45s", 10, 13, "write: rest_s = 45"),
    ("rest_s = 1 min", 10, 15, "write: rest_s = 60"),
    ("rest_s = 00:30", 10, 15, "write: rest_s = 30"),
    ("reps = 8-12", 8, 12, "write: reps = [8, 12]"),
    ("reps = 8 to 12 # c", 8, 15, "write: reps = [8, 12]"),
    ("reps: 8", 1, 5, "write: reps = 8"),
    ("title: After the knee", 1, 6, 'write: title = "After the knee"'),
    ('title: "Knee"', 1, 6, 'write: title = "Knee"'),
    ("reps: [8, 12]", 1, 5, "write: reps = [8, 12]"),
    ('"title": "x"}', 1, 8, "write `=` for `:`"),
    ("rest_s: 1 min", 1, 7, "write: rest_s = 60"),
    ("before this:", 1, 13, "write: # before this:"),
    ("sets = 2;", 8, 10, "write: sets = 2"),
    ("sets = 2,", 8, 10, "write: sets = 2"),
    ("rest_s = 2,5", 10, 13, "write: rest_s = 2.5"),
    ("hold_s = 5, 10", 10, 15, "write: hold_s = [5, 10]"),
    ("title = 10 squats", 9, 18, 'write: title = "10 squats"'),
    ("how often = 'x'", 1, 10, "write: how_often"),
    ("reps =", 6, 7, "write one after the `=`, or delete the line"),
    ("ask_before = Yes", 14, 17, "write: ask_before = true"),
    ("cues = ['a' 'b']", 8, 17, "write: cues = ['a', 'b']"),
    ("cues = ['a' b]", 8, 15, 'write it like ["one", "two"]'),
    ('cues = "a", "b"', 8, 16, 'write: cues = ["a", "b"]'),
    ("cues = [Stand tall, Push]", 8, 26, 'write: cues = ["Stand tall", "Push"]'),
    ("reps = [8 12]", 8, 14, "write: reps = [8, 12]"),
    ("reps = (5-10)", 8, 14, "write: reps = [5, 10]"),
    (
        "reps = [a, b]",
        8,
        14,
        "write two whole numbers with a comma between them, the smaller first",
    ),
    ("reps 10", 1, 8, "write: reps = 10"),
    ("Rest 1 min", 1, 11, "write: rest_s = 60"),
    ("10 reps", 1, 8, "write: reps = 10"),
    ("3 x 10", 1, 7, "write two lines, `sets = 3` and `reps = 10`"),
    ("sets = 3 reps = 10", 8, 19, "write on a line of its own: reps = 10"),
    ("use = 'squat', reps = 10,", 7, 26, "write on a line of its own: reps = 10"),
    ("reps == 10", 7, 11, "write: reps = 10"),
    ('side = each"', 8, 13, 'write: side = "each"'),
    ("hold_s = 2,5", 10, 13, "write: hold_s = 2.5, or [2, 5] for a range"),
    ("hold_s = 0,5", 10, 13, "write: hold_s = 0.5"),
    (
        "hold_s = 5 10",
        10,
        14,
        "write one number of seconds from 0 to 600 in digits; words go after a #",
    ),
    (
        "rest_s = 30-60",
        10,
        15,
        "write one number of seconds from 0 to 600 in digits; words go after a #",
    ),
    (
        "rest_s = 2 long minutes",
        10,
        24,
        "write one number of seconds from 0 to 600 in digits; words go after a #",
    ),
    ("rest_s = 30 Sek.", 10, 17, "write: rest_s = 30"),
    ("stop_at = >4", 11, 13, "write one number from 1 to 10 in digits; words go after a #"),
    ("level = easy", 9, 13, "write one number from 1 to 3 in digits; words go after a #"),
    ("easier = reps = 6", 10, 18, "write: easier = { reps = 6 }"),
    ("words = { out: 'Lift' }", 9, 24, "write: words = { out = 'Lift' }"),
    ("reps\u00a0= 10", 5, 6, "delete it and type a space"),
    ("\u00c4rger = 1", 1, 6, "keys are English words: check its spelling"),
    ("hold _s = 5", 1, 8, "write: hold_s"),
    ("sets x reps = 3x10", 1, 12, "write two lines, `sets = 3` and `reps = 10`"),
    ("setup = \u201aStand\u2018", 9, 16, 'write: setup = "Stand"'),
    ("cues = [\u201ca\u201d, \u201eb\u201c]", 8, 18, 'write: cues = ["a", "b"]'),
    ("sets = \u201c2\u201d", 8, 11, "write: sets = 2"),
    ("sets = 3 x 10", 8, 14, "write two lines, `sets = 3` and `reps = 10`"),
    ("hold = 5 s", 8, 11, "write: hold_s = 5"),
    ("reps = ten", 8, 11, "write: reps = 10"),
    ("easier = { reps = }", 10, 20, "write one after its `=`"),
    ("[exercise", 1, 10, "write: [[exercise]]"),
    ("[[exercise]", 1, 12, "write: [[exercise]]"),
    ("[circuit A]", 1, 12, "write: [circuit.A]"),
    ("[exercise.say", 1, 14, "write: [exercise.say]"),
    ("[exercise say]", 1, 15, "write: [exercise.say]"),
    ("say = { rest = }", 7, 17, "write one after its `=`"),
    ("[[exercise 2: Bridge]]", 1, 23, "write: [[exercise]]  # 2: Bridge"),
    (
        "[[exercise]] use = 'squat'",
        1,
        27,
        "write: [[exercise]] and put the rest on the next line",
    ),
    ("[what is this]", 1, 15, "write for example: [[exercise]]"),
    ("hold for ten", 1, 13, "write: # hold for ten"),
    ("reps = " + "9" * 5000, 8, 5008, "write a number a person could count to"),
    ("load = 'a\x07'", 10, 11, "delete it"),
]


@pytest.mark.parametrize(("line", "column", "end", "hint"), BROKEN)
def test_each_kind_of_broken_line_is_explained(line, column, end, hint):
    """The place and the way out, with the lines around it read as if it were not there."""
    text = f"before = 1\n{line}\nafter = 2\n[last]\nx = 3"
    parsed = parse_broken(text, scan(text))
    assert [
        (m.span.line, m.span.column, m.span.end_column, words_of(m.hint)) for m in parsed.mistakes
    ] == [(2, column, end, hint)]
    assert parsed.data is not None
    assert parsed.data["before"] == 1
    assert parsed.data["last"] == {"x": 3}


@pytest.mark.parametrize("first", range(0, len(BROKEN), 40))
def test_all_of_them_are_found_in_one_text(first):
    """Forty broken lines in one file are forty mistakes, none of them false."""
    lines = [line for line, *_ in BROKEN[first : first + 40] if not line.startswith("[")]
    text = "\n".join(f"{line}\nok{number} = {number}" for number, line in enumerate(lines))
    parsed = parse_broken(text, scan(text))
    assert len(parsed.mistakes) == len(lines)
    assert parsed.data == {f"ok{number}": number for number in range(len(lines))}


@pytest.mark.parametrize("line", ["reps {}x", "reps = 1{}x", "x y{}= 1", "[exercise {}", "{}x 10"])
@pytest.mark.parametrize("filling", [" ", "= ", "a ", "[", '"', "1 a=", "\u00a0"])
def test_a_line_as_long_as_a_file_takes_no_time(line, filling):
    """A preview reads what somebody holds a key down in: each letter is looked at a few times."""
    text = line.format(filling * 100_000)
    assert parse_broken(text, scan(text)).mistakes or scan(text).refusal


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("exercise", ""),
        ("Exercise 2", "  # 2"),
        ("((exercise))", ""),
        ("Exercise: Bridge", "  # Bridge"),
    ],
)
def test_an_exercise_begins_also_without_its_brackets(line, note):
    """The brackets are asked for, what else it says is a note, and the keys below are read."""
    text = f"hipflow = 1\n{line}\nuse = 'squat'"
    parsed = parse_broken(text, scan(text))
    assert [words_of(each.hint) for each in parsed.mistakes] == [f"write: [[exercise]]{note}"]
    assert parsed.data == {"hipflow": 1, "exercise": [{"use": "squat"}]}


def test_a_text_over_several_lines_is_one_mistake():
    """What was broken in a long text is joined again; what follows it is read."""
    text = 'setup = "Stand by\nthe wall.\nBreathe."\nreps = 3\nnote = "open\nsets = 2'
    parsed = parse_broken(text, scan(text))
    assert [(mistake.span.line, words_of(mistake.hint)) for mistake in parsed.mistakes] == [
        (1, 'write it on one line, or begin and end it with three quotes: """'),
        (5, 'end it with a quote: "'),
    ]
    assert parsed.data == {"reps": 3, "sets": 2}


def test_a_list_over_several_lines_is_offered_on_one():
    """The bracket that ends it may be missing: all of its texts are kept."""
    text = 'cues = ["Stand tall",  # a note\n  "Breathe"'
    [mistake] = parse_broken(text, scan(text)).mistakes
    assert words_of(mistake.hint) == 'write: cues = ["Stand tall", "Breathe"]'


def test_what_is_no_header_is_not_called_written_twice():
    """A missing dot below an exercise is told as such, though a parser thinks of a second one."""
    text = "[[exercise]]\nuse = 'squat'\n[exercise say]\nrest = 'x'"
    [mistake] = parse_broken(text, scan(text)).mistakes
    assert (mistake.code, words_of(mistake.hint)) == ("syntax", "write: [exercise.say]")
    text = f"[[exercise]]\nuse = 'squat'\n[exercise {'say.' * 2000}!]\nrest = 'x'"
    [mistake] = parse_broken(text, scan(text)).mistakes
    assert mistake.code == "syntax"


@pytest.mark.parametrize("header", ["[exercise . say]", '["exercise".say]', "[ exercise.say ]"])
def test_a_header_may_be_written_in_many_ways(header):
    """Spaces and quotes are right, so that a second one is called just that."""
    text = f"[[exercise]]\n[exercise.say]\nrest = 'x'\n{header}\nrest = 'y'"
    [mistake] = parse_broken(text, scan(text)).mistakes
    assert mistake.code == "duplicate-key"


def test_a_table_written_twice_is_shown_with_the_one_of_the_same_exercise():
    """Every exercise may have a table of that name; the nearest one above is meant."""
    one = "[[exercise]]\nuse = 'squat'\n[exercise.say]\nrest = 'x'\n"
    text = f"{one}{one}[exercise.say]\nrest = 'y'\n"
    [mistake] = parse_broken(text, scan(text)).mistakes
    assert mistake.span.line == 9
    assert [other.span.line for other in mistake.others] == [7]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("hold 5-10 seconds", "write: hold_s = [5, 10]"),
        ("title Hip, week 2", 'write: title = "Hip, week 2"'),
        ('side "each"', 'write: side = "each"'),
        ("3 x sets", "write: sets = 3"),
        ("reps", "write `reps =` and what it is to be"),
    ],
)
def test_the_entry_that_was_meant_is_written_out(line, hint):
    """A key, or a word that stands for one, and a value it takes."""
    fault = line_fault(line)
    assert fault is not None
    assert words_of(fault[1]) == hint


@pytest.mark.parametrize("line", ["Hip exercises", "hold for ten", "2. Bridge", "reps many"])
def test_what_is_unclear_is_left_open(line):
    """No value is made up."""
    assert line_fault(line) is None


_LINES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1)


@given(st.sampled_from(["reps", "cues", "hold", "title"]), _LINES)
def test_an_entry_that_is_offered_can_be_read(word, rest):
    """Whatever stands behind a key."""
    fault = line_fault(f"{word} {rest}")
    if fault and isinstance(fault[1], Proposal):
        for [change] in fault[1].ways:
            tomllib.loads(change.text)


def test_a_hard_space_is_found_where_it_matters():
    """In a text and in a note it does no harm."""
    assert hard_spaces("reps =\u00a010") == [6]
    assert hard_spaces('setup = "a\u00a0b"  # c\u00a0d') == []
