"""Each rule about a whole routine: circuits, pain limits, size."""

import pytest

HEAD = 'hipflow = 1\ntitle = "T"\n'
ONE = '[[exercise]]\nuse = "squat"\n'
IN_A = ONE + 'circuit = "A"\n'
A = "[circuit.A]\nrounds = 2\n"


def found(check, text):
    """The codes and lines of what is wrong."""
    return [(problem.code, problem.line) for problem in check(HEAD + text).problems]


def test_a_circuit_is_declared(check):
    """A circuit without its table is a mistake at the exercise, with the nearest name."""
    assert found(check, IN_A) == [("undeclared-circuit", 5)]
    problems = check(HEAD + ONE + 'circuit = "legs"\n' + IN_A + A + "[circuit.Legs]\nrounds = 2\n")
    assert problems.errors[0].hint == "did you mean `Legs`?"


def test_a_circuit_is_used(check):
    """A circuit without exercises is a mistake at its table."""
    assert found(check, ONE + A) == [("unused-circuit", 5)]


def test_members_stand_next_to_one_another(check):
    """An exercise of the circuit after one that is not is a mistake, and the last is shown."""
    text = IN_A + ONE + IN_A + A
    assert found(check, text) == [("scattered-circuit", 10)]
    assert [other.span.line for other in check(HEAD + text).errors[0].others] == [5]
    assert found(check, ONE + IN_A + IN_A + ONE + A) == []


def test_amber_begins_below_red(check):
    """``caution_at`` may equal ``stop_at`` but not lie above it, the built-in one included."""
    assert found(check, "[pain]\ncaution_at = 5\nstop_at = 4\n" + ONE) == [("conflict", 4)]
    assert found(check, "[pain]\ncaution_at = 7\n" + ONE) == [("conflict", 4)]
    assert found(check, "[pain]\ncaution_at = 4\nstop_at = 4\n" + ONE) == []
    assert found(check, "[pain]\nstop_at = 2\n" + ONE) == []


def test_a_stop_above_eight_gets_a_warning(check):
    """From there on it is red whatever is written; the routine plays all the same."""
    assert found(check, "[pain]\nstop_at = 8\n" + ONE) == []
    warned = check(HEAD + "[pain]\nstop_at = 9\n" + ONE)
    assert [(p.code, p.line, p.hint) for p in warned.warnings] == [
        ("no-effect", 4, "choose 8 or less, or leave it out")
    ]
    assert warned.require_routine().pain.stop_at == 8


def test_advice_that_is_never_shown_gets_a_warning(check):
    """Where red begins with amber; what to say there is another key."""
    assert found(check, "[pain]\nadvice = 'Rest.'\n" + ONE) == []
    for written in ("stop_at = 2", "caution_at = 6"):
        warned = check(HEAD + f"[pain]\n{written}\nadvice = 'Rest.'\n" + ONE)
        assert [(p.code, p.line) for p in warned.warnings] == [("no-effect", 5)]
        assert "stop_advice" in warned.warnings[0].hint
    assert found(check, "[pain]\nadvice = 'Rest.'\ncaution_at = 7\n" + ONE) == [("conflict", 5)]


@pytest.mark.parametrize("key", ["per_week", "weeks"])
def test_spans_of_time_have_the_least_first(check, key):
    """Reversed ranges of the head are mistakes."""
    assert found(check, f"{key} = [4, 3]\n" + ONE) == [("reversed-range", 3)]
    assert found(check, f"{key} = [3, 4]\n" + ONE) == []


def test_more_than_six_exercises_get_a_warning(check):
    """The seventh outside circuits is pointed at; those inside do not count."""
    assert found(check, ONE * 6) == []
    assert found(check, ONE * 7) == [("many-exercises", 15)]
    assert found(check, ONE * 6 + IN_A * 3 + A) == []


def test_times_of_a_circuit_that_do_nothing_get_a_warning(check):
    """A rest with one round, and a change with one exercise."""
    one_round = "[circuit.A]\nrounds = 1\nrest_s = 30\n"
    assert found(check, IN_A * 2 + one_round) == [("no-effect", 11)]
    assert found(check, IN_A + A + "change_s = 5\n") == [("no-effect", 8)]
    assert found(check, IN_A * 2 + A + "change_s = 5\nrest_s = 5\n") == []
