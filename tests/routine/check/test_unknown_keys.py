"""The words for a key the format does not have."""

import pytest

HEAD = 'hipflow = 1\ntitle = "T"\n'
ONE = '[[exercise]]\nuse = "squat"\n'

HINTS = [
    (ONE + "setts = 2", "did you mean `sets`?"),
    (ONE + "hold = 5", "did you mean `hold_s`?"),
    (ONE + "up = 2", "write `out_s` for the way out, `back_s` for the way back"),
    (ONE + "down_s = 3", "write `out_s` for the way out, `back_s` for the way back"),
    (ONE + "words = { up = 'x' }", "did you mean `out`?"),
    (ONE + "time = '1 min'", "write `for_s = 60` (in seconds)"),
    (ONE + "time = '2 hours'", "`for_s` may be what you mean, but then more has to change"),
    (ONE + "rest = 'a while'", "`rest_s` may be what you mean, but then more has to change"),
    (ONE + "for_min = 20", "write `for_s = 1200` (20 min)"),
    (ONE + "minutes = 1.5", "write `for_s = 90` (1.5 min)"),
    (ONE + "amount = 10", "write `reps` for how many, or `load` for how heavy"),
    (
        ONE + "tempo = '3-1-3'",
        "write the seconds as `out_s` (way out), `hold_s`, `back_s` (way back)",
    ),
    (
        ONE + "Superset = 'A'",
        'write `circuit = "A"` in each of them, and [circuit.A] at the end',
    ),
    (
        ONE + "rir = 2",
        'say it as a `goal`, such as goal = "stop while two more would go"',
    ),
    (
        ONE + "optional = true",
        'say it in a `note`, such as note = "Leave it out on a bad day."',
    ),
    (
        ONE + "youtube = 'x'",
        "no films are played: write `image` for a picture, or name the film in a `note`",
    ),
    (
        ONE + "easier = { video = 'x' }",
        "no films are played: write `image` for a picture, or name the film in a `note`",
    ),
    (ONE + "xyzzy = 5", "check the spelling: the format page lists every key"),
    (ONE + "warning = 'x'", "it belongs at the top of the file, above the first [table]"),
    (ONE + "rounds = 3", "it belongs under a circuit such as [circuit.A]"),
    (ONE + "easier = { circuit = 'A' }", "it belongs to the exercise, not to a level of it"),
    (ONE + "title = 'x'", "did you mean `name`?"),
    (ONE + "speech = 'x'", "did you mean `say`?"),
    (ONE + "say = { redy = 'x' }", "did you mean `ready`?"),
    (ONE + "say = { pause = 'x' }", "did you mean `rest`?"),
    (ONE + "say = { change = 'x' }", "did you mean `switch`?"),
    (ONE + "say = { start = 'x' }", "did you mean `work`?"),
    (ONE + "say = { xyzzy = 'x' }", "here go `ready`, `work`, `switch`, `rest`"),
    (ONE + "[exercise.say]\nreps = 8", "it belongs to the exercise: write it above its `say`"),
    (ONE + "[say]\nrest = 'x'", "write [exercise.say], below its [[exercise]]"),
    (ONE + "[words]\nout = 'x'", "write [exercise.words], below its [[exercise]]"),
    (ONE + "voice = 'x'", "it belongs at the top of the file, above the first [table]"),
    ("say = 'x'\n" + ONE, "it belongs below an [[exercise]]"),
    ("speaker = 'x'\n" + ONE, "did you mean `voice`?"),
    (ONE + "progression = 1", "take it out for now"),
    (ONE + "words = { xyzzy = 'x' }", "here go `out`, `hold`, `back`, `relax`"),
    ("reps = 8\n" + ONE, "it belongs below an [[exercise]]"),
    ("rest_s = 8\n" + ONE, "it belongs under [defaults]"),
    ("stop_at = 8\n" + ONE, "it belongs under [pain]"),
    ("name = 'x'\n" + ONE, "`title` may be what you mean, but then more has to change"),
]


@pytest.mark.parametrize(("text", "hint"), HINTS)
def test_an_unknown_key_gets_a_suggestion(check, text, hint):
    """The key that was meant, the place where it belongs, or the keys there are."""
    [error] = check(HEAD + text + "\n").errors
    assert error.hint == (hint or "did you mean `title`?")
