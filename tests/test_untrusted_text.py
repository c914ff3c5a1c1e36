"""Routines come by e-mail and histories from other computers: every text in them is only text."""

import csv
import io
import json
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import msgspec
import pytest

from command_line import run
from hipflow.export.chapters import chapters_of, cue_lines, text_lines
from hipflow.export.guide import make_guide
from hipflow.player.run import Saved
from hipflow.routine.check import check_bytes
from hipflow.routine.library import Library
from hipflow.routine.resolved import PainLimits
from hipflow.session.plan import make_plan
from hipflow.session.record import RoutineRef
from hipflow.session.speaking import Speaking
from hipflow.ui.screens.preview import Preview
from hipflow.ui.screens.rating import Rating
from hipflow.ui.screens.session_detail import SessionDetail
from hipflow.ui.screens.summary import Summary
from hipflow.ui.screens.workout import Workout
from session_stage import on_stage
from tricks import MARKUP, ROUTINE_TEXTS, STEERING, everywhere, routine_text, steering_in
from ui_services import BRIDGE_DONE, played

__all__ = ["run"]

each_trick = pytest.mark.parametrize("trick", MARKUP.values(), ids=MARKUP)
each_steering = pytest.mark.parametrize("trick", STEERING.values(), ids=STEERING)


ON_SCREEN = ("bold", "unclosed", "closing", "click", "style", "escaped")
"""The tricks that mean something to what draws the screens."""


class Elements(HTMLParser):
    """The elements of a page with the names of their attributes, in order."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Note it."""
        self.found.append((tag, [name for name, _ in attrs]))

    def handle_data(self, data):
        """Gather it."""
        self.text += data


def trick_line(line):
    """Whether a line of the routine holds one of its tricks."""
    return any(f'"{name} ' in line for name in ROUTINE_TEXTS) and "plain" not in line


def session_with(trick, **others):
    """A session with a trick in every text the history keeps."""
    done = msgspec.structs.replace(BRIDGE_DONE, name=f"name {trick}", load=f"load {trick}")
    ref = RoutineRef(title=f"title {trick}", file=f"{trick}.toml")
    return played(1, note=f"note {trick}", routine=ref, exercises=(done,), **others)


@pytest.fixture
def kept(tmp_path):
    """Writes sessions into the history by hand, as another program would."""

    def keep(*records):
        path = tmp_path / "home" / "history.jsonl"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"".join(msgspec.json.encode(record) + b"\n" for record in records))
        return path

    return keep


@each_steering
def test_what_steers_a_terminal_is_a_mistake_in_a_routine(run, tmp_path, trick):
    """Found in every text, told where, and not done by what tells it."""
    path = tmp_path / "plan.toml"
    path.write_text(routine_text(everywhere(trick)), encoding="utf-8")
    result = run("check", path)
    assert result.exit_code == 1
    assert not steering_in(result.output)
    found = check_bytes(path.read_bytes(), name="x.toml", kind="routine", library=Library(()))
    controls = {one.line for one in found.errors if one.code == "control-character"}
    assert len(controls) == sum(trick_line(line) for line in path.read_text().splitlines())


@each_trick
def test_markup_is_text_on_the_command_line(run, tmp_path, trick):
    """Shown as it is written, by every command that shows a routine; nothing of it is run."""
    path = tmp_path / "plan.toml"
    path.write_text(routine_text(everywhere(trick)), encoding="utf-8")
    assert run("check", path).exit_code == 0
    for command in (("show", path), ("show", path, "--said"), ("show", path, "--json")):
        result = run(*command)
        assert result.exit_code == 0
        assert not steering_in(result.output)
    assert f"name {trick}" in run("show", path).output
    assert run("add", path).exit_code == 0
    assert not (tmp_path / "x").exists()
    assert [file.name for file in (tmp_path / "home" / "routines").iterdir()] == ["plan.toml"]


@pytest.mark.parametrize("trick", [*STEERING.values(), *MARKUP.values()], ids=repr)
def test_a_history_is_text_on_the_command_line(run, kept, trick):
    """As a table, as rows for a spreadsheet and as JSON, with the exercise beside."""
    kept(session_with(trick))
    for command in (("history",), ("history", "--csv"), ("history", "--json")):
        result = run(*command)
        assert result.exit_code == 0
        assert not steering_in(result.output)
    (row,) = csv.DictReader(io.StringIO(run("history", "--csv").output))
    assert all(not cell.startswith(("=", "+", "-", "@", "\t")) for cell in row.values())
    assert len(json.loads(run("history", "--json").output)) == 1


@pytest.mark.parametrize("trick", [*STEERING.values(), *MARKUP.values()], ids=repr)
def test_a_report_holds_no_element_but_its_own(run, kept, trick):
    """The same elements as with a plain word, and nothing that is loaded or run."""
    kept(session_with("plain"))
    plain = Elements(run("report", "-o", "-").output)
    kept(session_with(trick))
    page = run("report", "-o", "-").output
    tricked = Elements(page)
    assert tricked.found == plain.found
    assert not steering_in(page)
    assert not {"script", "img", "iframe", "link", "object"} & {tag for tag, _ in tricked.found}
    if trick in MARKUP.values():
        assert f"note {trick}" in tricked.text


@each_trick
def test_a_sheet_of_chapters_keeps_its_lines(trick):
    """A title ends no quotes and begins no line."""
    content = routine_text(everywhere(trick)).encode()
    routine = check_bytes(content, name="x.toml", kind="routine", library=Library(())).routine
    guide = make_guide(make_plan(routine), Speaking(), 30_000)
    chapters = chapters_of(guide)
    lines = cue_lines(chapters, routine.title, f"{trick}.wav")
    assert len(lines) == 2 + 3 * len(chapters)
    assert all(line.count('"') in (0, 2) for line in lines)
    assert not steering_in("".join(lines + text_lines(chapters)), allowed="")


def test_a_drawing_holds_no_text_of_a_file(run, tmp_path):
    """A figure is drawn from numbers; the SVG is well-formed and has no script."""
    out = tmp_path / "x.svg"
    assert run("figure", "bridge", "--svg", out).exit_code == 0
    kinds = {element.tag.rpartition("}")[2] for element in ET.parse(out).iter()}  # noqa: S314 - ours
    assert not kinds & {"script", "foreignObject", "image", "a", "text"}


@pytest.mark.parametrize("trick", [MARKUP[name] for name in ON_SCREEN], ids=ON_SCREEN)
async def test_markup_is_text_on_every_screen(tmp_path, trick):
    """From Today to the history: drawn as written where there is room, and never obeyed."""
    text = routine_text(everywhere(trick))
    records = [session_with(trick)]
    async with on_stage(tmp_path, (140, 45), routines={"one": text}, records=records) as stage:
        assert f"title {trick}" in stage.text
        loaded = stage.fakes.loaded("one")
        player = stage.fakes.make_player(loaded)
        await stage.open(Preview(loaded))
        assert f"title {trick}" in stage.text
        await stage.open(Workout(player, loaded))
        assert f"name {trick}" in stage.text
        for key in (
            "workout.skip",
            "esc",
            "workout.jump",
            "esc",
            "workout.hurts",
            "esc",
            "?",
            "esc",
        ):
            await stage.press("escape" if key == "esc" else key)
        await stage.wait(30)
        saved = Saved(record=records[0], problem=f"problem {trick}")
        for screen in (Rating(player, loaded), Summary(saved, loaded)):
            await stage.open(screen)
            assert stage.text.strip()
        assert f"note {trick}" in stage.text
        await stage.open(SessionDetail(records, 0, lambda _: PainLimits()))
        assert f"note {trick}" in stage.text
        assert not steering_in(stage.text)
        assert stage.app.is_running


@pytest.mark.parametrize(
    "trick", [STEERING[name] for name in ("clear", "c1", "reversed")], ids=repr
)
async def test_what_steers_a_terminal_never_reaches_a_screen(tmp_path, trick):
    """In a session another program wrote, and in what a disk says."""
    records = [session_with(trick)]
    async with on_stage(tmp_path, (140, 45), records=records) as stage:
        saved = Saved(record=records[0], problem=f"problem {trick}")
        for screen in (
            Summary(saved, stage.fakes.loaded()),
            SessionDetail(records, 0, lambda _: PainLimits()),
        ):
            await stage.open(screen)
            assert not steering_in(stage.text)
        await stage.press("escape", "escape", "today.history")
        assert not steering_in(stage.text)
