"""The words for one wrong value: what is expected, what stands there, what to write."""

import pytest

HEAD = 'hipflow = 1\ntitle = "T"\n'

WORDS = [
    (
        "reps = '8'",
        "`reps` must be a whole number or a range such as [2, 3]",
        "this is text",
        "write: reps = 8",
    ),
    ("reps = '3x10'", None, "this is text", "write two lines, `sets = 3` and `reps = 10`"),
    ('rest_s = "2\'"', None, "this is text", "write: rest_s = 120 (in seconds)"),
    ("side = 'left and right'", None, None, 'did you mean "each"?'),
    ("reps = '8-12'", None, "this is text", "write: reps = [8, 12]"),
    (
        "reps = 8.5",
        None,
        "this is not a whole number",
        "write a whole number or a range such as [2, 3]",
    ),
    ("reps = 8.0", None, "this has a decimal point", "write: reps = 8"),
    (
        "sets = [2, 3.0]",
        "`sets` must be a whole number or a range of two",
        "this has a decimal point",
        "write 3",
    ),
    (
        "level = 1.0",
        "`level` must be a whole number",
        "this has a decimal point",
        "write: level = 1",
    ),
    (
        "rest_s = '1 min'",
        "`rest_s` must be a number of seconds",
        "this is text",
        "write: rest_s = 60 (in seconds)",
    ),
    ("rest_s = inf", None, "this is no number to count with", "for example: rest_s = 45"),
    ("rest_s = true", None, "this is true or false", "for example: rest_s = 45"),
    ("rest_s = [30, 60]", None, "this is a list", "write a number of seconds"),
    ("rest_s = 00:30:00", None, "this is a time of day", "write a number of seconds"),
    ("rest_s = 2026-01-01", None, "this is a date", "write a number of seconds"),
    ("for_s = '2 h'", None, "this is text", "write a number of seconds"),
    (
        "sets = [3]",
        "a range of `sets` is two numbers, the smaller first",
        "there is 1",
        "write: sets = 3",
    ),
    ("sets = 21", "`sets` must be between 1 and 20", "this is 21", "the most is 20"),
    ("hold_s = -1", "`hold_s` must be between 0 and 600 seconds", "this is -1", "the least is 0"),
    ("load = 5", "`load` must be a text in quotes", "this is a number", 'write: load = "5"'),
    ("cues = 'x'", "`cues` must be a list of texts", "this is text", "write: cues = ['x']"),
    ("cues = [3]", "`cues` must be a list of texts", "this is a number", 'write "3"'),
    ("words = 'x'", "`words` must be a table", "this is text", "write: words = { out = 'x' }"),
    ("hold_s = '2,5'", None, "this is text", "write: hold_s = 2.5, or [2, 5] for a range"),
    (
        "say = 5",
        "`say` must be a text in quotes, or a table with `ready`, `work`, `switch`, `rest`",
        "this is a number",
        'for example: say = "This is the one we practised."',
    ),
    ("say = ['x']", None, "this is a list", 'for example: say = "This is the one we practised."'),
    (
        "say = [{ rest = 'x' }]",
        None,
        "this is a list",
        "begin the table with its heading, [exercise.say], and put its keys below",
    ),
    (
        "say = { rest = 5 }",
        "`rest` must be a text in quotes",
        "this is a number",
        'write: rest = "5"',
    ),
    (
        "easier = [{ reps = 3 }]",
        None,
        "this is a list",
        "begin the table with its heading, [exercise.easier], and put its keys below",
    ),
    ("side = 'alternating'", None, None, 'did you mean "alternate"?'),
    ("side = 'each way'", None, None, 'did you mean "each"?'),
    ("side = 'each'\nstart_side = 'sore'", None, None, 'did you mean "affected"?'),
    ("pace = 'own pace'", None, None, 'did you mean "self"?'),
    ("position = 'sitting'", None, None, 'did you mean "seated"?'),
    ("position = 'on your back'", None, None, 'did you mean "supine"?'),
    ("position = 'lying on the side'", None, None, 'did you mean "side-lying"?'),
    ("position = 'hands and knees'", None, None, 'did you mean "quadruped"?'),
    (
        "easier = 3",
        "`easier` must be an exercise's id in quotes, or a table of what changes",
        "this is a number",
        'for example: easier = "heel-slide"',
    ),
    ("name = ' '", "`name` must not be empty", None, "write a few words, or delete the line"),
    (
        "easier = 'Heel Slide'",
        "an id is made of small letters, digits and hyphens",
        None,
        'write: easier = "heel-slide"',
    ),
    (
        "easier = '../library/heel-slide.toml'",
        "`easier` names an exercise by its id, not by a file",
        None,
        'write: easier = "heel-slide"',
    ),
    (
        "tags = [" + "'a'," * 21 + "]",
        "`tags` takes at most 20 entries",
        "there are 21",
        "shorten the list",
    ),
]


@pytest.mark.parametrize(("line", "message", "label", "hint"), WORDS)
def test_a_wrong_value_is_explained(check, line, message, label, hint):
    """What is said of a wrong value, and what to write instead."""
    [error] = check(f'{HEAD}[[exercise]]\nuse = "squat"\n{line}\n').errors
    assert message is None or error.message == message
    assert (error.label, error.hint) == (label, hint)
