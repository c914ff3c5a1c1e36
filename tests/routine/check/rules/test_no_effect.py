"""Each warning about a key that does nothing, and about long holds."""

import pytest

IDLE = [
    ('use = "bridge"\nrest_s = 30', ["no-effect"]),
    ('use = "bridge"\nrest_s = 30\nsets = [1, 2]', []),
    ('use = "bridge"\nrest_s = 30\nharder = { sets = 2 }', []),
    ('use = "bridge"\nrest_s = 30\nharder = { use = "squat" }', ["no-effect"]),
    ('use = "squat"\nrest_s = 30', []),
    ('use = "squat"\nside_s = 5', ["no-effect"]),
    ('use = "clamshell"\nside_s = 5', []),
    ('use = "squat"\nside = "alternate"\nside_s = 5', ["no-effect"]),
    ('use = "squat"\nside_order = "side"', ["no-effect"]),
    ('use = "clamshell"\nside_order = "side"', []),
    ('use = "squat"\nside_words = ["a", "b"]', ["no-effect"]),
    ('use = "squat"\nside = "alternate"\nside_words = ["a", "b"]', []),
    ('use = "plank"\nrelax_s = 5', ["no-effect"]),
    ('use = "plank"\nrelax_s = 5\nside = "alternate"', []),
    ('use = "bridge"\nrelax_s = 5', []),
    ('use = "seated-march"\nwords = { out = "Up" }', ["no-effect"]),
    ('use = "paced-march"\nwords = { out = "Up" }', []),
    ('use = "squat"\nsay = { switch = "x" }', ["no-effect"]),
    ('use = "squat"\nside = "alternate"\nsay = { switch = "x" }', ["no-effect"]),
    ('use = "clamshell"\nsay = { switch = "x" }', []),
    ('use = "squat"\nsay = { switch = "x" }\nharder = { side = "each" }', []),
    ('use = "squat"\nsay = { switch = "x" }\nside = "eech"', ["unknown-value"]),
    ('use = "bridge"\nsay = { rest = "x" }', ["no-effect"]),
    ('use = "bridge"\nsay = { rest = "x" }\nsets = [1, 2]', []),
    ('use = "squat"\nsay = { rest = "x" }', []),
    ('use = "bridge"\neasier = { reps = 3, say = { rest = "x" } }', ["no-effect"]),
    ('use = "bridge"\nsay = { ready = "x", work = "x" }', []),
    ('use = "bridge"\nsay = "x"', []),
    ('use = "bridge"\nsay = { rest = "x" }\ncircuit = "A"\n[circuit.A]\nrounds = 2', []),
    ('use = "squat"\neasier = { reps = 3, ready_s = 5 }', ["no-effect"]),
    ('use = "plank"\nhold_s = 120', []),
    ('use = "plank"\nhold_s = [60, 121]', ["long-hold"]),
]


@pytest.mark.parametrize(("lines", "found"), IDLE)
def test_what_does_nothing_gets_a_warning(codes, lines, found):
    """A key without effect is said to be one, and a file with it can still be played."""
    assert codes(lines) == found


def test_a_warning_points_at_the_key_and_says_why(check):
    """The key that does nothing is pointed at, with the reason."""
    [warning] = check(
        'hipflow = 1\ntitle = "T"\n[[exercise]]\nuse = "bridge"\nrest_s = 30\n'
    ).problems
    assert (warning.line, warning.column, warning.is_error) == (5, 1, False)
    assert warning.message == "`rest_s` does nothing here: there is one set"


def test_a_word_of_say_is_pointed_at_in_its_table(check):
    """The step's key, not the whole of ``say``."""
    [warning] = check(
        'hipflow = 1\ntitle = "T"\n[[exercise]]\nuse = "bridge"\n'
        '[exercise.say]\nready = "x"\nrest = "x"\n'
    ).problems
    assert (warning.line, warning.column) == (7, 1)
    assert warning.message == "`say.rest` does nothing here: there is one set"
