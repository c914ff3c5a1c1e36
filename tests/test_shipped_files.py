"""The shipped routines and exercises: right for the checker, easy to read and to hear."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from hipflow.routine.check.check import CheckResult, FileKind, check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.routine.check.play_estimates import PlayEstimates
from hipflow.routine.format.choices import Pace
from hipflow.routine.problems.problem import Problem
from hipflow.session.plan.plan import day_totals_s, make_plan
from hipflow.session.plan.sets import Choices
from hipflow.session.record import Day

ROOT = Path(__file__).parents[1]
LIBRARY_FOLDER = ROOT / "hipflow" / "data" / "exercises"
EXERCISES = sorted(LIBRARY_FOLDER.glob("*.toml"))
ROUTINES = sorted((ROOT / "routines").glob("*.toml"))
LEAFLETS = sorted(
    path
    for path in (ROOT / "tests" / "leaflets").glob("*.toml")
    if not path.name.endswith(".sums.toml")
)

WORDS_A_SECOND = 150 / 60
SHORTEST_READY_S = 15
"""The built-in ready time where nobody goes to or from the floor."""

ON_STAIRS_OR_WALKING = re.compile(r"\b(?:stairs?|steps?|walk(?:s|ing)?)\b", re.IGNORECASE)
"""Found in what is needed, and in the tags, of an exercise in which hurrying makes people fall."""

PHASE_TIMES = frozenset({"out_s", "hold_s", "back_s", "relax_s"})
"""What makes a clock say when to move."""

LONGEST_LIFT_S, LONGEST_ON_HANDS_S = 36, 75
"""Seconds of one set with the hips held up all along, and on hands and knees (our own choice: the
bridge before it is held for 20 s; wrists ache when leant on for much over a minute)."""

each_exercise = pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
each_routine = pytest.mark.parametrize("path", ROUTINES, ids=lambda path: path.stem)
each_leaflet = pytest.mark.parametrize("path", LEAFLETS, ids=lambda path: path.stem)


def _table(path: Path) -> dict[str, Any]:
    """The file as plain data."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _checked(path: Path, kind: FileKind) -> CheckResult:
    """What the checker makes of a file, with the shipped library at hand."""
    return check_bytes(
        path.read_bytes(),
        name=path.name,
        kind=kind,
        library=ExerciseLibrary([LIBRARY_FOLDER]),
        folder=path.parent,
        estimates=PlayEstimates(estimate=day_totals_s),
    )


def _problems(path: Path, kind: FileKind) -> list[Problem]:
    """What the checker says of a file."""
    return list(_checked(path, kind).problems)


def _longest_work_s(exercise_id: str) -> float:
    """How long the longest set of an exercise takes on the hardest day."""
    text = f'hipflow = 1\ntitle = "One"\n[[exercise]]\nuse = "{exercise_id}"\n'
    checked = check_bytes(
        text.encode(), name="one", kind="routine", library=ExerciseLibrary([LIBRARY_FOLDER])
    )
    plan = make_plan(checked.require_routine(), Choices(day=Day.STRONG))
    return max((step.length_ms or 0) / 1000 for step in plan.steps if step.work)


def _word_count(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def _sentences(texts: list[str]) -> list[str]:
    """Every sentence of the texts; a text without a full stop is one."""
    return [sentence for text in texts for sentence in re.split(r"(?<=[.!?])\s+", text) if sentence]


def _average_sentence(texts: list[str]) -> float:
    """Words in a sentence, on average."""
    sentences = _sentences(texts)
    return sum(map(_word_count, sentences)) / len(sentences)


def test_files_are_found() -> None:
    """The folders are where these tests look: an empty list would let everything pass."""
    assert EXERCISES
    assert ROUTINES
    assert LEAFLETS
    assert {"squat", "seated-march", "clamshell", "bridge"} <= {path.stem for path in EXERCISES}
    assert "hip-starter" in {path.stem for path in ROUTINES}


@each_exercise
def test_an_exercise_passes_the_checker(path: Path) -> None:
    """A shipped exercise has neither errors nor warnings."""
    assert _problems(path, "exercise") == []


@each_routine
def test_a_routine_passes_the_checker(path: Path) -> None:
    """A shipped routine has neither errors nor warnings."""
    assert _problems(path, "routine") == []


@each_leaflet
def test_a_leaflet_has_no_errors(path: Path) -> None:
    """What real handouts ask for can be written; warnings are the author's to weigh."""
    errors = [problem for problem in _problems(path, "routine") if problem.is_error]
    assert errors == []


@each_exercise
def test_easier_and_harder_lead_somewhere(path: Path) -> None:
    """Every easier or harder id is another shipped exercise."""
    table = _table(path)
    ids = {path.stem for path in EXERCISES}
    for key in ("easier", "harder"):
        if key in table:
            assert table[key] in ids - {path.stem}


@each_exercise
def test_an_exercise_is_complete(path: Path) -> None:
    """A shipped exercise says all that the screens and the voice can use."""
    table = _table(path)
    wanted = {"name", "position", "target", "level", "equipment", "tags", "setup", "caution"}
    assert wanted <= table.keys()
    assert 2 <= len(table["steps"]) <= 4
    assert 2 <= len(table["cues"]) <= 3
    assert 2 <= len(table["mistakes"]) <= 3
    assert {"out", "hold", "back"} <= table["words"].keys()


@each_exercise
def test_words_fit_their_moment(path: Path) -> None:
    """A setup, a cue and a phase word are short enough for the moment they are spoken in."""
    table = _table(path)
    assert _word_count(table["setup"]) <= 25
    assert len(_sentences([table["setup"]])) <= 3
    for cue in table["cues"]:
        assert _word_count(cue) <= 9
    for word in table["words"].values():
        assert word.isalpha()
        assert len(word) <= 8


@each_exercise
def test_nobody_is_hurried_on_stairs_or_in_walking(path: Path) -> None:
    """No clock says when to move on stairs, on a step or in walking: people fall when hurried."""
    table = _table(path)
    if ON_STAIRS_OR_WALKING.search(" ".join((*table["equipment"], *table["tags"]))):
        assert PHASE_TIMES.isdisjoint(table)
        assert table.get("pace") == "self" or "reps" not in table


@each_exercise
def test_what_is_done_on_stairs_or_walking_says_so(path: Path) -> None:
    """The rule above goes by equipment and tags, so a name that tells of it is not enough."""
    table = _table(path)
    if ON_STAIRS_OR_WALKING.search(f"{table['name']} {path.stem}".replace("-", " ")):
        assert ON_STAIRS_OR_WALKING.search(" ".join((*table["equipment"], *table["tags"])))


@each_routine
def test_a_routine_hurries_nobody_on_stairs_either(path: Path) -> None:
    """Whatever dose a shipped routine writes: no level of it paces steps, stairs or walking."""
    for exercise in _checked(path, "routine").require_routine().exercises:
        for play in (exercise.usual, exercise.easier, exercise.harder):
            if play and ON_STAIRS_OR_WALKING.search(f"{play.name} {' '.join(play.equipment)}"):
                assert not play.dose.paced
                assert play.dose.pace is Pace.SELF or play.dose.for_s


@each_exercise
def test_one_set_is_not_too_long_to_hold(path: Path) -> None:
    """Hips that stay up, and hands that are leant on, are let down in time, both legs' turns in."""
    table = _table(path)
    work_s = _longest_work_s(path.stem)
    if "stay up" in table["setup"]:
        assert work_s <= LONGEST_LIFT_S
    if table["position"] == "quadruped":
        assert work_s <= LONGEST_ON_HANDS_S
        assert {"wrists", "knees"} <= set(re.findall(r"\w+", table["caution"].lower()))


@each_exercise
def test_an_exercise_is_easy_to_read(path: Path) -> None:
    """Sentences have twelve words at most on average, the reading age of leaflets being ten."""
    table = _table(path)
    texts = [table["setup"], table["caution"], *table["steps"], *table["mistakes"]]
    assert _average_sentence(texts) <= 12


@each_routine
def test_a_routine_is_easy_to_read(path: Path) -> None:
    """The same for what a routine says; what stands after a colon is read as a sentence."""
    table = _table(path)
    pain = table["pain"]
    texts = [table["summary"], table["warning"], pain["advice"], pain["stop_advice"]]
    assert _average_sentence([part for text in texts for part in text.split(": ")]) <= 12


@each_exercise
def test_what_is_said_while_getting_ready_fits(path: Path) -> None:
    """Name, side, set, setup and the first cue are over before the shortest ready step ends."""
    table = _table(path)
    side = "" if table.get("side", "both") in {"both", "alternate"} else "right side"
    spoken = f"{table['name']} {side} set 1 of {table['sets']} {table['setup']} {table['cues'][0]}"
    assert _word_count(spoken) / WORDS_A_SECOND <= SHORTEST_READY_S


def test_the_starter_takes_a_quarter_of_an_hour() -> None:
    """A usual day of the starter is 12 to 16 minutes, and the three days differ."""
    routine = _checked(ROOT / "routines" / "hip-starter.toml", "routine").require_routine()
    totals = day_totals_s(routine)
    assert 12 * 60 <= totals["usual"] <= 16 * 60
    assert totals["gentle"] < totals["usual"] < totals["strong"]


def test_the_worktop_routine_never_goes_to_the_floor() -> None:
    """Neither its exercises nor the easier and harder ones a key away are done on the floor."""
    routine = _checked(ROOT / "routines" / "worktop-ten.toml", "routine").require_routine()
    for exercise in routine.exercises:
        for play in (exercise.usual, exercise.easier, exercise.harder):
            if play is not None:
                assert play.position is not None
                assert not play.position.on_the_floor
