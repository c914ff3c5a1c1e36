# ruff: noqa: E501 - each row is one text and what is said of it
"""Each proposal of the checker is one that helps: the rows are inputs of a hand, and what is said.

A row is a text below the head of a routine, and the hint of each of its mistakes.
"""

import pytest

from hipflow.library.file_check import PLAY_ESTIMATES
from hipflow.routine.check.check import check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary, shipped_folder
from hipflow.routine.check.proposals import LATER, MOST_TRIED, WITHHELD
from hipflow.routine.problems.proposal import apply_edits
from tests.tools.mutate_files import ProposalTrial

HEAD = 'hipflow = 1\ntitle = "Hip"\n'
BRIDGE = '[[exercise]]\nuse = "bridge"\n'
LIBRARY = ExerciseLibrary([shipped_folder("exercises")])
ADVICE = ("no-cue", "no-effect")

LISTED = (
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nhold_s = 3 // at the top\n',
        ("write: hold_s = 3  # at the top",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nfor_s = 30,0\n',
        ("write: for_s = 30",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps=8\nhold_s = 2½\n',
        ("write: hold_s = 2.5",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps=8\nhold_s = 1/2\n',
        ("write: hold_s = 0.5, or [1, 2] for a range",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nfor_s = 1 000\n',
        ("write: for_s = 1000",),
    ),
    (
        'Exercises for Mrs Miller\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # Exercises for Mrs Miller",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n// pain\n[pain]\nstop_at = 5\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # pain",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n; pain\n[pain]\nstop_at = 5\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # pain",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\ngo slowly and breathe\n',
        ("write: # go slowly and breathe",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n-----------\n',
        ("write: # -----------",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n===========\n',
        ("write: # ===========",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\ncues =\n- Keep the hips level\n- Push through the heels\n',
        ('write: cues = ["Keep the hips level", "Push through the heels"]',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\ncues = [\n- Keep the hips level\n- Push through the heels\n]\n',
        ('write: cues = ["Keep the hips level", "Push through the heels"]',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\ncues = "\n- Keep the hips level\n- Push through the heels"\n',
        ('write: cues = ["Keep the hips level", "Push through the heels"]',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[bridge]\nreps = 8\n',
        ('write two lines, `[[exercise]]` and `use = "bridge"`',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "glute-bridge"\nreps = 8\n',
        ("did you mean `bridge`?",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "dead bug"\nreps = 8\n',
        ("write it yourself, with a `name` and how much of it to do",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps\u200b = 8\n',
        ("delete it",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\u200b\n',
        ("delete it",),
    ),
    ('hipflow = 1\rtitle = "Hip"\r\r[[exercise]]\ruse = "bridge"\rreps = 8\rhold_s = 3\r', ()),
    (
        '1 hipflow = 1\n2 title = "Hip"\n3 \n4 [[exercise]]\n5 use = "bridge"\n6 reps = 8\n',
        ("delete the numbers at the beginning of the lines, or copy the text without them",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nsay = {\n  rest = "Breathe out now.",\n  work = "Go.",\n}\n',
        ('write: say = { rest = "Breathe out now.", work = "Go." }',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\ncircuit = "Übung"\n\n[circuit.Übung]\nrounds = 2\n',
        ('write: [circuit."Übung"]',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps=8\nhold_s = .5\n',
        ("write: hold_s = 0.5",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 1__0\n',
        ("write: reps = 10",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps=8\nhold_s = [2.5, 5]\n',
        ("round it the way you mean it: a range takes whole numbers",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\npain.caution_at = 4\n[pain]\nstop_at = 5\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("move it below [pain]: caution_at = 4",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nwords.back = "Lower"\nwords = { out = "Lift" }\n',
        ('write both into one: words = { out = "Lift", back = "Lower" }',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nwords = { out = "Lift" }\nwords.back = "Lower"\n',
        ('write both into one: words = { out = "Lift", back = "Lower" }',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[exercise.words]\nout = "Lift"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("move it, with the lines that belong to it, below its [[exercise]]",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\nexercise = [{ use = "squat", reps = 6 }]\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write an [[exercise]] for each entry of this list, its keys below it",),
    ),
    (
        "hipflow = 1\ntitle = \"Hip\"\n\n[[exercise]]\nuse = \"bridge\"\nreps = 8\nnote = 'Don''t rush'\n",
        ('put it in double quotes: "Don\'t rush"',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = "Smile \\uD83D\\uDE00 now"\n',
        ("write the letter itself, 😀, or \\U0001F600",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = "caf\\u00e now"\n',
        ("write the letter itself",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 07:30\n',
        ("write one number from 1 to 200 in digits; words go after a #",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\neasier = { reps = 6, }\n',
        ("write: easier = { reps = 6 }",),
    ),
)
QUANTITIES = (
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nhold_s = 30s\n',
        ("write: hold_s = 30",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nrest_s = 90 sec\n',
        ("write: rest_s = 90",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nfor_s = 1 min 30 s\n',
        ("write: for_s = 90 (in seconds)",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nfor_s = 2 minutes\n',
        ("write: for_s = 120 (in seconds)",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nrest_s = ½ min\n',
        ("write: rest_s = 30 (in seconds)",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nhold_s = ½\n',
        ("write: hold_s = 0.5",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nhold_s = 1½\n',
        ("write: hold_s = 1.5",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nrest_s = 1/4\n',
        ("write: rest_s = 0.25",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nfor_s = 1 200\n',
        ("write: for_s = 1200",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nfor_s = 1\u202f200\n',
        ("write: for_s = 1200",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nfor_s = 1\'200\n',
        ("write: for_s = 1200",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nrest_s = 1,000\n',
        ("write one number of seconds from 0 to 600 in digits; words go after a #",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nfor_s = 60,0\n',
        ("write: for_s = 60",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nout_s = 2,5\n',
        ("write: out_s = 2.5",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nhold_s = 2,5\n',
        ("write: hold_s = 2.5, or [2, 5] for a range",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8,12\n',
        ("write: reps = [8, 12]",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 12,8\n',
        ("write one number from 1 to 200 in digits; words go after a #",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8/12\n',
        ("write: reps = [8, 12]",),
    ),
    ('hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 1_2\n', ()),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 1__2\n',
        ("write: reps = 12",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nout_s = .5\n',
        ("write: out_s = 0.5",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nout_s = 2.\n',
        ("write: out_s = 2",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nhold_s = 3-5 s\n',
        ("write: hold_s = [3, 5]",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nfor_s = 1-2 min\n',
        ("write: for_s = [60, 120] (in seconds)",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nrest_s = 00:45\n',
        ("write: rest_s = 45 (in seconds)",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nfor_s = 1:30\n',
        ("write: for_s = 90 (in seconds)",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 7:30\n',
        ("write one number from 1 to 200 in digits; words go after a #",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = ca. 10\n',
        ("write one number from 1 to 200 in digits; words go after a #",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = >10\n',
        ("write one number from 1 to 200 in digits; words go after a #",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 10+\n',
        ("write one number from 1 to 200 in digits; words go after a #",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = ten\n',
        ("write: reps = 10",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = ten to twelve\n',
        ("write: reps = [10, 12]",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 3 x 10\n',
        ("write two lines, `sets = 3` and `reps = 10`",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 10 each side\n',
        ('write two lines, `reps = 10` and `side = "each"`',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nrest_s = 30-60\n',
        ("write one number of seconds from 0 to 600 in digits; words go after a #",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8.5\n',
        ("write a whole number or a range such as [2, 3]",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nhold_s = [2.5, 5]\n',
        ("round it the way you mean it: a range takes whole numbers",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nhold_s = ["2", "5"]\n',
        ("write 2", "write 5"),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = ٣\n',
        ("write: reps = 3",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = "10"\n',
        ("write: reps = 10",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nrest_s = 1 min // a rest\n',
        ("write: rest_s = 60  # a rest (in seconds)",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = -8\n',
        ("the least is 1",),
    ),
)
NOTES = (
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\n\nreps = 8 // slow\n',
        ("write: reps = 8  # slow",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\n\nreps = 8 ; slow\n',
        ("write: reps = 8  # slow",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\n\nreps = 8 (slowly)\n',
        ("write: reps = 8  # slowly",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\n\nreps = 8 - slowly\n',
        ("write: reps = 8  # slowly",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\n\nreps = 8 -- slowly\n',
        ("write: reps = 8  # slowly",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\n\nreps = 8 /* slow */\n',
        ("write: reps = 8  # slow",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nload = "red band" // or green\n',
        ('write: load = "red band"  # or green',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nload = "red band" ; or green\n',
        ('write: load = "red band"  # or green',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n// slow\n',
        ("write: # slow",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n/// slow\n',
        ("write: # slow",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n; slow\n',
        ("write: # slow",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n-- slow\n',
        ("write: # slow",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n/* slow */\n',
        ("write: # slow",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n<!-- slow -->\n',
        ("write: # slow",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n% slow\n',
        ("write: # slow",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n* * *\n',
        ("write: # * * *",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n~~~~~\n',
        ("write: # ~~~~~",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n=====\n',
        ("write: # =====",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n------ easy ------\n',
        ("write: # easy",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nSlowly, please\n',
        ("write: # Slowly, please",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nBridge with both feet flat\n',
        ("write: # Bridge with both feet flat",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nRemember to breathe\n',
        ("write: # Remember to breathe",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nWeek two\n',
        ("write: # Week two",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n2nd week from here\n',
        ("if it is a note, put # before it; else write `key = value`",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nDr Miller asked for this\n',
        ("write: # Dr Miller asked for this",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\ngo slowly: breathe\n',
        ("write: # go slowly: breathe",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nhold the rail\n',
        ("write: # hold the rail",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nrest when you need to\n',
        ("write: # rest when you need to",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nreps as many as you can\n',
        ("write: # reps as many as you can",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\ntime for a break\n',
        ("write: # time for a break",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nside by side\n',
        ("write: # side by side",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n10 reps is enough for now\n',
        ("if it is a note, put # before it; else write `key = value`",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n- breathe\n',
        ('in a list such as cues = [ … ] write "breathe", and before a note a #',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n• breathe\n',
        ('in a list such as cues = [ … ] write "breathe", and before a note a #',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n1. Bridge\n',
        ("if it is a note, put # before it; else write `key = value`",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n1) Bridge\n',
        ("if it is a note, put # before it; else write `key = value`",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nTODO\n',
        ("if it is a note, put # before it; else write `key = value`",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote this: be careful\n',
        ("write: # note this: be careful",),
    ),
)
IDS = (
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "glute-bridge"\nreps = 8\n',
        ("did you mean `bridge`?",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "Glute Bridge"\nreps = 8\n',
        ("did you mean `bridge`?",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "dead bug"\nreps = 8\n',
        ("write it yourself, with a `name` and how much of it to do",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "deadbug"\nreps = 8\n',
        ("write it yourself, with a `name` and how much of it to do",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "Bridge"\nreps = 8\n',
        ('write: use = "bridge"',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "bridges"\nreps = 8\n',
        ("did you mean `bridge`?",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "bridge.toml"\nreps = 8\n',
        ('write: use = "bridge"',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "library/bridge.toml"\nreps = 8\n',
        ('write: use = "bridge"',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "side lying leg raise"\nreps = 8\n',
        ("write it yourself, with a `name` and how much of it to do",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "squats"\nreps = 8\n',
        ("did you mean `squat`?",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "Squat (mini)"\nreps = 8\n',
        ("did you mean `mini-squat`?",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "clam"\nreps = 8\n',
        ("write it yourself, with a `name` and how much of it to do",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "clam shell"\nreps = 8\n',
        ("did you mean `clamshell`?",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "step up"\nreps = 8\n',
        ('write: use = "step-up"',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "stepup"\nreps = 8\n',
        ("did you mean `step-up`?",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "sit to stand"\nreps = 8\n',
        ('write: use = "sit-to-stand"',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "calf raise"\nreps = 8\n',
        ("write it yourself, with a `name` and how much of it to do",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "heel raises"\nreps = 8\n',
        ("did you mean `heel-raise`?",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "quad stretch"\nreps = 8\n',
        ("write it yourself, with a `name` and how much of it to do",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = "yoga"\nreps = 8\n',
        ("write it yourself, with a `name` and how much of it to do",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = bridge\nreps = 8\n',
        ('write: use = "bridge"',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[[exercise]]\nuse = glute-bridge\nreps = 8\n',
        ("put it in quotes, then check again",),
    ),
)
TWICE = (
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nreps = 8\n',
        ("both say the same: delete one of the two",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nreps = 10\n',
        ("keep the one you mean",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("both say the same: delete one of the two",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\ntitle = "Knee"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("keep the one you mean",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[pain]\nstop_at = 5\n[pain]\ncaution_at = 3\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write all of it below one [pain]",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[defaults]\nrest_s = 30\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n[defaults]\nready_s = 10\n',
        ("write all of it below one [defaults]",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\ndefaults.rest_s = 40\n[defaults]\nready_s = 30\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("move it below [defaults]: rest_s = 40",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nwords = { out = "Lift" }\nwords = { back = "Lower" }\n',
        ('write both into one: words = { out = "Lift", back = "Lower" }',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nwords.out = "Lift"\nwords.out = "Up"\n',
        ("keep the one you mean",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nsay.rest = "Breathe"\nsay = { work = "Go" }\n',
        ('write both into one: say = { work = "Go", rest = "Breathe" }',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\neasier = { reps = 6 }\neasier.hold_s = 3\n',
        ("write both into one: easier = { reps = 6, hold_s = 3 }",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\neasier = { reps = 6 }\neasier = "heel-slide"\n',
        ("keep the one you mean",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n[exercise.say]\nrest = "a"\n[exercise.say]\nwork = "b"\n',
        (
            "write all of it below one [exercise.say], or begin the next exercise with [[exercise]] first",
        ),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[exercise.say]\nrest = "x"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("move it, with the lines that belong to it, below its [[exercise]]",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n[exercise.easier]\nreps = 4\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("move it, with the lines that belong to it, below its [[exercise]]",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\nexercise = [{ use = "squat", reps = 6 },\n  { use = "bridge", reps = 3 }]\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write an [[exercise]] for each entry of this list, its keys below it",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n[circuit.A]\nrounds = 2\n[circuit.A]\nrounds = 3\n',
        (
            'write `circuit = "A"` in its exercises, or delete it',
            "write all of it below one [circuit.A]",
        ),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\ncues = ["a"]\ncues = ["b"]\n',
        ('write both into one: cues = ["a", "b"]',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nhold_s = 3  # as told\nhold_s = 3\n',
        ("both say the same: delete one of the two",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\npain = { stop_at = 5 }\n[pain]\ncaution_at = 3\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write all of it below one [pain]",),
    ),
)
BRACES = (
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\neasier = {\nreps = 6\n}\n',
        ("write: easier = { reps = 6 }",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\neasier = {\n  reps = 6,\n  hold_s = 2\n}\n',
        ("write: easier = { reps = 6, hold_s = 2 }",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\neasier = { reps = 6\n}\n',
        ("write: easier = { reps = 6 }",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nwords = {\n  out = "Lift", # up\n  back = "Lower"\n}\n',
        ('write: words = { out = "Lift", back = "Lower" }',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nwords = {\n  out: "Lift",\n  back: "Lower"\n}\n',
        ('write: words = { out = "Lift", back = "Lower" }',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nsay = { rest = "Well, done", }\n',
        ('write: say = { rest = "Well, done" }',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nharder = { reps = 12 hold_s = 2 }\n',
        ("write: harder = { reps = 12, hold_s = 2 }",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\neasier = { reps = 6;  hold_s = 1 }\n',
        ("write: easier = { reps = 6, hold_s = 1 }",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\neasier = ( reps = 6 )\n',
        ("write: easier = { reps = 6 }",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\neasier = reps = 6\n',
        ("write: easier = { reps = 6 }",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\neasier = { reps 6 }\n',
        ("write it on one line between { and }, with `=` in each entry and a comma between two",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\neasier = { reps = 6\n',
        ("write: easier = { reps = 6 }",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\neasier = { reps = 6 }}\n',
        ("write: easier = { reps = 6 }",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\neasier = [ reps = 6 ]\n',
        ("write: easier = { reps = 6 }",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nwords = { out = Lift }\n',
        ("write it on one line between { and }, with `=` in each entry and a comma between two",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nwords = { "out": "Lift" }\n',
        ('write: words = { out = "Lift" }',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nsay = {\n  rest = "a, b",\n  work = "c # d",\n}\n',
        ('write: say = { rest = "a, b", work = "c # d" }',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\neasier = { reps = 1 min }\n',
        ("write it on one line between { and }, with `=` in each entry and a comma between two",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\neasier = {\n\nreps = 6,\n\n}\n',
        ("write: easier = { reps = 6 }",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\npain = {\n stop_at = 5,\n caution_at = 3\n}\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: pain = { stop_at = 5, caution_at = 3 }",),
    ),
)
STRINGS = (
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = \'Don\'t rush\'\n',
        ('put it in double quotes: "Don\'t rush"',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = \'it\'\'s "ok"\'\n',
        ('put it in double quotes: "it\'s \\"ok\\""',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = "say "hi" now"\n',
        ("use ' for a quote inside a text",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = "C:\\pics"\n',
        ("write it twice: \\\\",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = "C:\\new\\pics"\n',
        ("write it twice: \\\\",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = "a \\d b"\n',
        ("write it twice: \\\\",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = "\\x41"\n',
        ("write the letter itself",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = "\\u12"\n',
        ("write the letter itself",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = "\\U1F600"\n',
        ("write the letter itself",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = "\\uD83D"\n',
        ("write the letter itself",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = "\\\'quoted\\\'"\n',
        ("take out the backslash before it",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = "open\n',
        ('end it with a quote: "',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = \'open\n',
        ('put it in double quotes: "open"',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = open"\n',
        ('write: note = "open"',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = “Curly”\n',
        ('write: note = "Curly"',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = „German“\n',
        ('write: note = "German"',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = «5 s»\n',
        ('write: note = "5 s"',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = "two\nlines"\n',
        ('write it on one line, or begin and end it with three quotes: """',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = ""two" words"\n',
        ("use ' for a quote inside a text",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = "a" "b"\n',
        ("use ' for a quote inside a text",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = `tick`\n',
        ('write: note = "`tick`"',),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = "5\' walk"\n',
        (),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = "6" step"\n',
        ("use ' for a quote inside a text",),
    ),
)
UNSEEN = (
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps\u200b = 8\n',
        ("delete it",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\u200b\n',
        ("delete it",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\n\ufeffreps = 8\n',
        ("delete it",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps =\u200b 8\n',
        ("delete it",),
    ),
    ('hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nre\xadps = 8\n', ("delete it",)),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps\u200d = 8\n',
        ("delete it",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\u200e\n',
        ("delete it",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps\xa0= 8\n',
        ("delete it and type a space",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps\u2003= 8\n',
        ("delete it and type a space",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\n\u3000reps = 8\n',
        ("delete it and type a space",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\xa0\n',
        ("delete it and type a space",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nhold_s\u200b=\u200b3\n',
        ("delete it, and the others in this line",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nnote = "a\u200bb"\n',
        (),
    ),
    ('hipflow = 1\ntitle = "Hip"\n[[exercise]]\u200b\nuse = "bridge"\nreps = 8\n', ("delete it",)),
    ('hipflow = 1\ntitle = "Hip"\n\u200b[[exercise]]\nuse = "bridge"\nreps = 8\n', ("delete it",)),
    ('hipflow = 1\ntitle = "Hip"\n[\u200b[exercise]]\nuse = "bridge"\nreps = 8\n', ("delete it",)),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\nuse\u200b="x"\n',
        ("write this again: hipflow cannot be sure what you mean",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\u2028\n',
        ("delete it and type a space",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 1\u200b0\n',
        ("write this again: hipflow cannot be sure what you mean",),
    ),
    (
        'hipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\ncues = ["a",\xa0"b"]\n',
        ("delete it and type a space",),
    ),
)
CR = (
    ('hipflow = 1\rtitle = "Hip"\r\r[[exercise]]\ruse = "bridge"\rreps = 8\r', ()),
    ('hipflow = 1\rtitle = "Hip"\r\r[[exercise]]\ruse = "bridge"\rreps = 8\rhold_s = 3\r', ()),
    ('hipflow = 1\rtitle = "Hip"\r\r[[exercise]]\ruse = "bridge"\rreps = 8\rnote = "a"\r', ()),
    ('hipflow = 1\rtitle = "Hip"\r\r[[exercise]]\ruse = "bridge"\rreps = 8\r# a note\r', ()),
    (
        'hipflow = 1\rtitle = "Hip"\r\r[[exercise]]\ruse = "bridge"\rreps = 8\r\rsets = 2\rrest_s = 30\r',
        (),
    ),
)
NUMBERED = (
    (
        '1 hipflow = 1\n2 title = "Hip"\n3 \n4 [[exercise]]\n5 use = "bridge"\n6 reps = 8\n',
        ("delete the numbers at the beginning of the lines, or copy the text without them",),
    ),
    (
        '1 hipflow = 1\n2 title = "Hip"\n3 \n4 [[exercise]]\n5 use = "bridge"\n6 reps = 8\n7 hold_s = 30s\n',
        (
            "delete the numbers at the beginning of the lines, or copy the text without them",
            "write: hold_s = 30",
        ),
    ),
    (
        '1. hipflow = 1\n2. title = "Hip"\n3. \n4. [[exercise]]\n5. use = "bridge"\n6. reps = 8\n',
        ("delete the numbers at the beginning of the lines, or copy the text without them",),
    ),
    (
        '1. hipflow = 1\n2. title = "Hip"\n3. \n4. [[exercise]]\n5. use = "bridge"\n6. reps = 8\n7. hold_s = 30s\n',
        (
            "delete the numbers at the beginning of the lines, or copy the text without them",
            "write: hold_s = 30",
        ),
    ),
    (
        '1: hipflow = 1\n2: title = "Hip"\n3: \n4: [[exercise]]\n5: use = "bridge"\n6: reps = 8\n',
        ("delete the numbers at the beginning of the lines, or copy the text without them",),
    ),
    (
        '1: hipflow = 1\n2: title = "Hip"\n3: \n4: [[exercise]]\n5: use = "bridge"\n6: reps = 8\n7: hold_s = 30s\n',
        (
            "delete the numbers at the beginning of the lines, or copy the text without them",
            "write: hold_s = 30",
        ),
    ),
    (
        '1) hipflow = 1\n2) title = "Hip"\n3) \n4) [[exercise]]\n5) use = "bridge"\n6) reps = 8\n',
        ("delete the numbers at the beginning of the lines, or copy the text without them",),
    ),
    (
        '1) hipflow = 1\n2) title = "Hip"\n3) \n4) [[exercise]]\n5) use = "bridge"\n6) reps = 8\n7) hold_s = 30s\n',
        (
            "delete the numbers at the beginning of the lines, or copy the text without them",
            "write: hold_s = 30",
        ),
    ),
    (
        '  1 hipflow = 1\n  2 title = "Hip"\n  3 \n  4 [[exercise]]\n  5 use = "bridge"\n  6 reps = 8\n',
        ("delete the numbers at the beginning of the lines, or copy the text without them",),
    ),
    (
        '  1 hipflow = 1\n  2 title = "Hip"\n  3 \n  4 [[exercise]]\n  5 use = "bridge"\n  6 reps = 8\n  7 hold_s = 30s\n',
        (
            "delete the numbers at the beginning of the lines, or copy the text without them",
            "write: hold_s = 30",
        ),
    ),
    (
        '1\thipflow = 1\n2\ttitle = "Hip"\n3\t\n4\t[[exercise]]\n5\tuse = "bridge"\n6\treps = 8\n',
        ("delete the numbers at the beginning of the lines, or copy the text without them",),
    ),
    (
        '1\thipflow = 1\n2\ttitle = "Hip"\n3\t\n4\t[[exercise]]\n5\tuse = "bridge"\n6\treps = 8\n7\thold_s = 30s\n',
        (
            "delete the numbers at the beginning of the lines, or copy the text without them",
            "write: hold_s = 30",
        ),
    ),
    (
        '   1| hipflow = 1\n   2| title = "Hip"\n   3| \n   4| [[exercise]]\n   5| use = "bridge"\n   6| reps = 8\n',
        ("delete the numbers at the beginning of the lines, or copy the text without them",),
    ),
    (
        '   1| hipflow = 1\n   2| title = "Hip"\n   3| \n   4| [[exercise]]\n   5| use = "bridge"\n   6| reps = 8\n   7| hold_s = 30s\n',
        (
            "delete the numbers at the beginning of the lines, or copy the text without them",
            "write: hold_s = 30",
        ),
    ),
    (
        '40 hipflow = 1\n41 title = "Hip"\n42 \n43 [[exercise]]\n44 use = "bridge"\n45 reps = 8\n',
        ("delete the numbers at the beginning of the lines, or copy the text without them",),
    ),
)
PASTED = (
    (
        'Exercises for Mrs Miller\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # Exercises for Mrs Miller",),
    ),
    (
        'Exercise sheet\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # Exercise sheet",),
    ),
    (
        'EXERCISES\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # EXERCISES",),
    ),
    (
        'Physiotherapy\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # Physiotherapy",),
    ),
    (
        'Your exercises at home\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # Your exercises at home",),
    ),
    (
        'Home programme for the left hip\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # Home programme for the left hip",),
    ),
    (
        'Routine\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # Routine",),
    ),
    (
        'Circuit training at home\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # Circuit training at home",),
    ),
    (
        'Pain and what to do\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # Pain and what to do",),
    ),
    (
        'Pain diary\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # Pain diary",),
    ),
    (
        'Defaults\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # Defaults",),
    ),
    (
        'My routine:\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # My routine:",),
    ),
    (
        'Dear Mrs Miller,\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # Dear Mrs Miller,",),
    ),
    (
        'Printed by the clinic\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # Printed by the clinic",),
    ),
    (
        'www.clinic.example\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # www.clinic.example",),
    ),
    (
        'Clinic on the Hill\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # Clinic on the Hill",),
    ),
    (
        'Do these every day\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # Do these every day",),
    ),
    (
        'Twice daily\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # Twice daily",),
    ),
    (
        'Page 1 of 2\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # Page 1 of 2",),
    ),
    (
        'From: clinic@hill.example\nhipflow = 1\ntitle = "Hip"\n\n[[exercise]]\nuse = "bridge"\nreps = 8\n',
        ("write: # From: clinic@hill.example",),
    ),
)
ALL_ROWS = (
    *LISTED,
    *QUANTITIES,
    *NOTES,
    *IDS,
    *TWICE,
    *BRACES,
    *STRINGS,
    *UNSEEN,
    *CR,
    *NUMBERED,
    *PASTED,
)


def checked(text):
    """What the checker says of a text, its times included."""
    return check_bytes(
        text.encode(), name="x.toml", kind="routine", library=LIBRARY, estimates=PLAY_ESTIMATES
    )


@pytest.mark.parametrize(("text", "hints"), ALL_ROWS)
def test_what_a_hand_writes_is_answered_with_what_helps(text, hints):
    """The right words; and what they propose, carried out, mends and takes nothing away."""
    result = checked(text)
    told = tuple(each.hint for each in result.problems if each.code not in ADVICE)
    assert told == hints
    assert list(ProposalTrial(result, text, LIBRARY, "routine").faults()) == []


def test_a_proposal_that_makes_a_new_mistake_is_not_shown():
    """Another name for the key would stand beside the right one."""
    [error] = checked(f"{HEAD}{BRIDGE}reps = 8\nrepz = 10\n").errors
    assert error.hint == "`reps` may be what you mean, but then more has to change"
    [error] = checked(f"{HEAD}{BRIDGE}reps = 8\nrest_s = 1 000\n").errors
    assert error.hint == WITHHELD


def test_a_proposal_that_loses_a_number_is_not_shown():
    """A table in its place would have no room for it."""
    [error] = checked(f"{HEAD}{BRIDGE}reps = 8\nwords = 5\n").errors
    assert error.hint == WITHHELD


def test_only_so_many_are_tried():
    """Who has more mistakes mends these first."""
    lines = "".join(f"{BRIDGE}reps = 8\nrest_s = 3{number}s\n" for number in range(25))
    hints = [error.hint for error in checked(HEAD + lines).errors]
    assert hints.count(LATER) == 25 - MOST_TRIED


def test_what_proposes_another_time_says_so_and_mends_nothing():
    """A warning's time is another than the author's: it is said as that, and is no edit."""
    text = (
        f'{HEAD}[[exercise]]\nuse = "squat"\nreps = 8\n'
        f'[[exercise]]\nuse = "bridge"\nready_s = 3\nreps = 8\nside = "each"\nside_s = 0\n'
    )
    warned = checked(text).warnings
    times = [each for each in warned if each.hint and "_s = " in each.hint]
    assert {each.code for each in times} >= {"too-quick"}
    assert all("give it more time: " in (each.hint or "") for each in times)
    assert all(each.ways is None for each in times)


def test_a_proposal_is_said_and_carried_out_alike():
    """A problem holds what its hint says to write as edits, for a key that carries it out."""
    text = f"{HEAD}{BRIDGE}reps = 3 x 10  # slowly\n"
    [error] = checked(text).errors
    assert error.hint == "write two lines, `sets = 3` and `reps = 10`"
    [way] = error.ways or ()
    mended = apply_edits(text.split("\n"), way)
    assert mended[4:6] == ("sets = 3", "reps = 10  # slowly")
