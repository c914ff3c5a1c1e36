"""Routines and exercises broken in every way a hand can break them, and what must hold of each.

What the checker accepts the schema accepts too, but for a broken figure: the schema refuses it, the
checker warns of it and leaves it out. So a file that ``hipflow check --strict`` takes, the schema
takes.

The tests look at a few hundred; the long run is a script:

    python -m tests.tools.mutate_files [10000 [seed]]
"""

import random
import re
import string
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
from msgspec import Struct

from hipflow.figure.movement import FigureError, Movement
from hipflow.library.exercises import single_exercise_routine
from hipflow.library.file_check import PLAY_ESTIMATES
from hipflow.routine.check.check import CheckResult, FileKind, check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary, shipped_folder
from hipflow.routine.check.proposals import LATER, WITHHELD, touched_text
from hipflow.routine.format.figure_table import FigureTable, PoseTable
from hipflow.routine.format.model import PrescriptionTable, RoutineFile
from hipflow.routine.format.schema import Schema, exercise_schema, routine_schema
from hipflow.routine.problems.problem import Problem, Way
from hipflow.routine.problems.proposal import apply_edits
from hipflow.routine.problems.text import format_problems
from hipflow.routine.problems.toml_values import json_safe, leaves
from hipflow.routine.problems.violation import Path as Path_
from hipflow.routine.problems.violation import Violation
from hipflow.routine.resolve.finder import LibraryExercise
from hipflow.routine.resolve.routine import Routine
from hipflow.routine.toml.line_numbers import without_line_numbers
from hipflow.routine.toml.scan import scan
from hipflow.routine.toml.source import Source, decode_text
from hipflow.routine.toml.syntax import parse_broken
from hipflow.session.engine import events, state
from hipflow.session.engine.session import Session
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day
from hipflow.session.speech import script
from hipflow.session.view.view import make_view
from hipflow.system.errors import UnreadableError

ROOT = Path(__file__).parents[2]
ROUTINES = (
    *sorted((ROOT / "routines").glob("*.toml")),
    *sorted(p for p in (ROOT / "tests/leaflets").glob("*.toml") if "sums" not in p.name),
    ROOT / "tests/routine/data/hip-starter.toml",
)
EXERCISES = tuple(sorted((ROOT / "hipflow/data/exercises").glob("*.toml")))
FIGURE_KEYS = (*FigureTable.__struct_fields__, *PoseTable.__struct_fields__)
KEYS = (
    *(*RoutineFile.__struct_fields__, *PrescriptionTable.__struct_fields__, "rounds", "change_s"),
    *FIGURE_KEYS,
)
VALUES = (
    *("0", "1", "2", "5", "8", "12", "600", "601", "3600", "-1", "8.0", "2.5", "1e3", "inf", "nan"),
    *("9" * 30, "true", "false", "[]", "[1]", "[2, 3]", "[3, 2]", "[8, 12]", "[1, 2, 3]", "[[1]]"),
    *('""', '"x"', '"squat"', '"bridge"', '"../x"', '"45s"', '"1 min"', '"each"', '"alternate"'),
    *('"self"', '"guided"', '"affected"', '"left"', '"side"', '["a", "b"]', '["a"]', "{}"),
    *("{ reps = 3 }", "{ use = 'squat' }", "{ hold_s = 0 }", "2026-01-01", "00:30", "'", '"', "["),
    *(
        "90",
        "-90",
        "[90, 0]",
        "0.1",
        '"sit"',
        '["feet"]',
        '["leg.work"]',
        '["down", "up"]',
        "[10, 5]",
    ),
    *('{ like = "bridge" }', '{ like = "x" }', "{ pose = { up = { hip = 90 } } }", "{ up = {} }"),
    "{ hip = [90, 200], knee = 20 }",
    '"\\u0007"',
)
NUMBERS = (0, 1, 1, 2, 3, 4, 5, 8, 10, 12, 20, 30, 45, 60, 120, 200, 600, 3600)
WRITTEN_BY_HAND = (
    *("30s", "1 min", "1 min 30 s", "1-2 min", "90 sec", "1:30", "07:30", "1/2", "2½", "½", "30,0"),
    *("2,5", "1 000", "1,000", "1'000", "1_0", "1__0", ".5", "5.", "8-12", "8 to 12", "10 x 3"),
    *("ten", "8 reps", "3 // slow", "3 ; slow", "3 (slow)", "5 10", ">4", "ca. 5", "[5 10]"),
    *("[2.5, 5]", "10 each side", "Hip starter", "'it's'", "'Don''t'", '"a" b', '"open', "yes"),
    *('"C:\\dir"', '"\\u00e"', '"say "hi" now"', "{ reps = 6, }", "{ reps: 6 }", "[one, two]"),
    *('"30 s"', '"1/2"', '"2½"', '"1 min 30"', "\u201cten\u201d", '"3 x 10"', "'5'", '"8 - 12"'),
)
"""Values as people write them who know no TOML."""
KEYS_BY_HAND = (
    "rest",
    "hold",
    "for_min",
    "rest_min",
    "time",
    "Repetitions",
    "set",
    "hold s",
    "Side",
)
LINES_BY_HAND = (
    *("// a note", "; a note", "-- a note", "* * *", "-----", "go slowly", "- Keep tall", "3 x 10"),
    *("Exercises for Mrs Miller", "Week 2, day 3", "10 reps", "rest 30 s", "reps", "[bridge]"),
    *("1. Bridge", "reps\u200b = 8", "pain.stop_at = 5", "[exercise.words]", "words.back = 'x'"),
    *('use = "glute-bridge"', 'use = "Dead Bug"', "circuit = 'Übung'", "[circuit.Übung]", "[pain]"),
)
HEADERS = (
    *("[[exercise]]", "[exercise]", "[defaults]", "[pain]", "[circuit.A]", "[circuit.B]", "[x"),
    *("[figure]", "[figure.pose]", "[figure.pose.up]", "[exercise.figure]", "[circuit.figure]"),
)

FIELD_CODES = frozenset(
    {"unknown-key", "wrong-type", "out-of-range", "wrong-range", "wrong-length", "unknown-value"}
    | {"missing-key", "too-long", "bad-name", "kept-for-later", "wrong-value"}
)
"""Codes that speak of one key by itself, which the schema can say as well."""
FIGURE_CODES = FIELD_CODES | frozenset(
    {"bad-id", "path-as-id", "empty-text", "control-character", "unknown-exercise"}
)
"""Codes of warnings about a broken figure and about nothing else."""


class Verdict(Struct, frozen=True, kw_only=True):
    """What came of one file: how it was answered, and what must not be, if anything."""

    answer: str
    faults: tuple[str, ...] = ()
    proposals: int = 0
    withheld: int = 0
    new_units: tuple[str, ...] = ()


def mutants(seed: int, count: int, kind: FileKind = "routine") -> Iterator[str]:
    """So many files, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - the same files every time
    paths = EXERCISES if kind == "exercise" else ROUTINES
    texts = [path.read_text(encoding="utf-8") for path in paths]
    for _ in range(count):
        lines = rng.choice(texts).split("\n")
        for _ in range(rng.choice((1, 1, 1, 2, 3, 5))):
            _break(lines, rng)
        yield "\n".join(lines)


def judge(text: str, library: ExerciseLibrary, kind: FileKind = "routine") -> Verdict:
    """Checks one file, compares the schema's word, and plays what was accepted."""
    try:
        checked = check_bytes(
            text.encode(), name="x.toml", kind=kind, library=library, estimates=PLAY_ESTIMATES
        )
    except UnreadableError:
        return Verdict(answer="unreadable")
    schema = exercise_schema() if kind == "exercise" else routine_schema()
    faults = [*_faults_of_telling(checked, text), *_disagreements(checked, text, schema)]
    routine = checked.routine
    if checked.exercise is not None:
        routine = single_exercise_routine(
            LibraryExercise("x", Path("x.toml"), checked.exercise), _With(library, checked)
        )
    if routine is not None:
        faults += _faults_of_playing(routine)
        if not any(problem.code == "unknown-pose" for problem in checked.warnings):
            faults += _faults_of_drawing(routine)
    accepted = checked.routine is not None or checked.exercise is not None
    tried = ProposalTrial(checked, text, library, kind)
    faults += tried.faults()
    return Verdict(
        answer="accepted" if accepted else "refused",
        faults=tuple(faults),
        proposals=tried.proposals,
        withheld=sum(map(_is_withheld, checked.problems)),
        new_units=tuple(tried.new_units),
    )


class ProposalTrial:
    """Carries out each proposal of a file alone, as a person would, and looks at what came of it.

    Attributes:
        proposals: How many there were.
        new_units: Those that changed a unit, as the lines before and after.
    """

    def __init__(
        self, checked: CheckResult, text: str, library: ExerciseLibrary, kind: FileKind
    ) -> None:
        self.proposals = 0
        self.new_units: list[str] = []
        self._problems = checked.problems
        plain = decode_text(text.encode(), "x.toml")
        numbered = without_line_numbers(plain)
        self._lines = (numbered.text if numbered else plain).split("\n")
        self._library, self._kind = library, kind

    def faults(self) -> Iterator[str]:
        """Proposals that do not mend, lose a number or another value, or bring a mistake."""
        before = parse_broken("\n".join(self._lines), scan("\n".join(self._lines))).data
        kept = dict(leaves(before or {}, ()))
        for problem in self._problems:
            if problem.ways is not None:
                self.proposals += 1
                if not problem.ways:
                    yield f"cannot be carried out: {problem.hint}"
                for way in problem.ways:
                    yield from self._faults_of(problem, way, kept)

    def _faults_of(self, problem: Problem, way: Way, kept: dict[Path_, object]) -> Iterator[str]:
        mended = "\n".join(apply_edits(self._lines, way))
        old, new = touched_text(self._lines, way)
        told = f"{problem.message} | {problem.hint}: {old!r} -> {new!r}"
        checked = check_bytes(
            mended.encode(),
            name="x.toml",
            kind=self._kind,
            library=self._library,
            estimates=PLAY_ESTIMATES,
        )
        errors = Counter((each.code, each.message) for each in checked.errors)
        known = Counter((each.code, each.message) for each in self._problems if each.is_error)
        if not errors <= known:
            yield f"makes a new mistake {errors - known}: {told}"
        if problem.is_error and errors.total() >= known.total():
            yield f"mends nothing: {told}"
        if sorted(re.findall(r"\d+", old)) != sorted(re.findall(r"\d+", new)):
            self.new_units.append(told)
        data = parse_broken(mended, scan(mended)).data
        values = dict(leaves(data or {}, ()))
        touched = range(
            min(edit.span.line for edit in way), max(edit.span.end_line for edit in way) + 1
        )
        lost = [path for path in kept if repr(values.get(path)) != repr(kept[path])]
        lost = [path for path in lost if not self._stands_in(path, touched)]
        if lost and data is not None:
            yield f"loses {lost}: {told}"

    def _stands_in(self, path: Path_, touched: range) -> bool:
        """Whether a value stands in the lines that were touched, or was moved with its table."""
        text = "\n".join(self._lines)
        source = Source(text, "x.toml")
        around = (path[: length + 1] for length in range(len(path)))
        places = (source.problem_at(Violation(path=each, code="", message="")) for each in around)
        return any(place.line in touched for place in places) or any(
            self._lines[line - 1].lstrip().startswith("[") for line in touched
        )


def _is_withheld(problem: Problem) -> bool:
    """Whether a proposal was not shown, and something else is said in its place."""
    return problem.hint in (WITHHELD, LATER) or (
        problem.ways is None and problem.otherwise is not None
    )


class _With(ExerciseLibrary):
    """The library with one exercise more, the one that was just checked."""

    def __init__(self, library: ExerciseLibrary, checked: CheckResult) -> None:
        self._library, self._checked = library, checked

    def find(self, exercise_id: str) -> LibraryExercise | None:
        """That one, or one of the library."""
        if exercise_id == "x" and self._checked.exercise is not None:
            return LibraryExercise("x", Path("x.toml"), self._checked.exercise)
        return self._library.find(exercise_id)


def shipped() -> ExerciseLibrary:
    """The library the files draw on."""
    return ExerciseLibrary([shipped_folder("exercises")])


def _break(lines: list[str], rng: random.Random) -> None:
    if rng.randrange(5) == 0:
        _slip(lines, rng)
    else:
        _mistype(lines, rng)
    lines or lines.append("")


def _slip(lines: list[str], rng: random.Random) -> None:
    """What somebody writes who knows no TOML."""
    at = rng.randrange(len(lines))
    line = lines[at]
    key, equals, value = line.partition("=")
    match rng.randrange(6):
        case 0 | 1 | 2 if equals:
            lines[at] = f"{key}= {rng.choice(WRITTEN_BY_HAND)}"
        case 3 if equals:
            lines[at] = f"{rng.choice(KEYS_BY_HAND)} = {value.strip()}"
        case 4 if equals:
            lines[at] = line.replace("=", ":", 1) if at % 2 else f"{line} // by hand"
        case _:
            lines.insert(at, rng.choice(LINES_BY_HAND))


def _mistype(lines: list[str], rng: random.Random) -> None:
    """A key or a value of another kind, a line in another place, a letter too much or too few."""
    at = rng.randrange(len(lines))
    line = lines[at]
    key, equals, value = line.partition("=")
    match rng.randrange(14):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, line)
        case 2:
            other = rng.randrange(len(lines))
            lines[at], lines[other] = lines[other], line
        case 3 if equals:
            lines[at] = f"{key}= {rng.choice(VALUES)}"
        case 4 if equals:
            lines[at] = f"{rng.choice(KEYS)} ={value}"
        case 5:
            lines.insert(at, rng.choice(HEADERS))
        case 6 | 7:
            lines.insert(at, f"{rng.choice(KEYS)} = {rng.choice(VALUES)}")
        case 8 | 9 | 10 | 11 if re.search(r"\d", line):
            lines[at] = re.sub(r"\d+", lambda _: str(rng.choice(NUMBERS)), line)
        case 12 if line:
            spot = rng.randrange(len(line))
            lines[at] = line[:spot] + line[spot + 1 :]
        case _:
            spot = rng.randrange(len(line) + 1)
            lines[at] = line[:spot] + rng.choice(string.printable) + line[spot:]


def _faults_of_telling(checked: CheckResult, text: str) -> Iterator[str]:
    """Every problem stands in the file, says what to do, and can be shown."""
    last = text.count("\n") + 1
    for problem in checked.problems:
        if not (1 <= problem.line <= last and problem.column >= 1 and problem.hint):
            yield f"misplaced or without a hint: {problem}"
    if any(
        not (letter.isprintable() or letter == "\n") for letter in format_problems(checked.problems)
    ):
        yield "its problems cannot be shown"
    if not (checked.errors or checked.routine or checked.exercise):
        yield "refused without a mistake"


def _disagreements(checked: CheckResult, text: str, schema: Schema) -> Iterator[str]:
    try:
        data = tomllib.loads(text)
    except (ValueError, OverflowError, RecursionError):
        return
    refusals = [
        _in_figure(tuple(error.instance_path))
        for error in jsonschema_rs.validator_for(schema).iter_errors(json_safe(data))
    ]
    errors = {problem.code for problem in checked.errors}
    warnings = {problem.code for problem in checked.warnings}
    if not all(refusals) and not errors:
        yield "accepted, though the schema refuses it"
    if any(refusals) and not (errors or warnings & FIGURE_CODES):
        yield "accepted without a word on its figure, though the schema refuses that"
    reported = (errors | warnings) & FIELD_CODES
    if reported and not refusals and not _is_stricter(data):
        yield f"refused as {reported}, though the schema accepts it"


def _in_figure(path: tuple[str | int, ...]) -> bool:
    """Whether a place in a file lies in the figure of an exercise; its mistakes are warnings."""
    return path[:1] == ("figure",) or (path[:1] == ("exercise",) and path[2:3] == ("figure",))


def _is_stricter(data: dict[str, Any]) -> bool:
    """Whether it holds what JSON cannot tell apart: 8.0 where a whole number is meant."""
    return any(
        isinstance(value, float) and value.is_integer() for _, value in leaves(data, ())
    ) or isinstance(data.get("exercise"), dict)


def _faults_of_drawing(routine: Routine) -> Iterator[str]:
    """A figure nobody was warned of can be drawn."""
    for play in (exercise.usual for exercise in routine.exercises):
        if play.figure is not None:
            try:
                Movement(play.figure).joints(0.5)
            except FigureError as error:
                yield f"no word on its figure: {error}"


def _faults_of_playing(routine: Routine) -> Iterator[str]:
    """Plan, script, screen and player take it, on every day, to its end."""
    for day in Day:
        plan = make_plan(routine, Choices(day=day, affected=Side.RIGHT))
        if not plan.steps:
            yield f"nothing to play on a {day.value} day"
            return
        script.script_texts(plan)
        if not _played(state.start(plan)[0]).ended:
            yield f"a {day.value} day never ends"


def _played(session: Session) -> Session:
    """The session at its end, levels changed on the way where there are any."""
    for number in range(4 * len(session.plan.steps) + 200):
        if session.ended:
            return session
        make_view(session)
        level = events.Easier if number % 2 else events.Harder
        if number < 4 and level in state.allowed_events(session):
            session, _ = state.advance(session, level())
        event = events.Elapsed(600_000) if session.length_ms is not None else events.Done()
        session, _ = state.advance(session, event)
    return session


def _main(count: int, seed: int) -> int:
    library, failed = shipped(), 0
    for kind in ("routine", "exercise"):
        answers: Counter[str] = Counter()
        for number, text in enumerate(mutants(seed, count, kind)):
            verdict = judge(text, library, kind)
            answers[verdict.answer] += 1
            answers["proposals"] += verdict.proposals
            answers["withheld"] += verdict.withheld
            answers["units changed"] += len(verdict.new_units)
            for change in verdict.new_units:
                sys.stdout.write(f"unit: {change}\n")
            for fault in verdict.faults:
                failed += 1
                sys.stdout.write(f"-- {kind} {number}: {fault}\n{text}\n")
        sys.stdout.write(f"{count} {kind} files, seed {seed}: {dict(answers)}\n")
    sys.stdout.write(f"{failed} faults\n")
    return 1 if failed else 0


if __name__ == "__main__":
    files, seed = [int(argument) for argument in (*sys.argv[1:], 10_000, 1)][:2]
    sys.exit(_main(files, seed if len(sys.argv) > 2 else 1))
