"""Routines come by e-mail and histories from other computers: every text in them is only text.

The screens are looked at in ``tests/ui/test_untrusted_screens.py``.
"""

import csv
import io
import json
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import click
import msgspec
import pytest

from hipflow.cli import doctor, main, render, voices
from hipflow.export.chapters import chapter_lines, chapters_of, cue_sheet_lines
from hipflow.export.guided_session import make_guided_session
from hipflow.routine.check.check import check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.session.plan.plan import make_plan
from hipflow.session.speech.speech_settings import SpeechSettings
from hipflow.system.errors import HipflowError
from hipflow.system.safe_text import safe_lines
from hipflow.voice.app.offline_speech import SpeechSamples
from hipflow.voice.app.status_words import EnabledSounds
from hipflow.voice.app.system_checks import SystemCheck
from hipflow.voice.app.voice_state import VoiceState
from hipflow.voice.protocol.messages import DeviceStatus, EngineStatus
from tests.builders.hostile_texts import (
    AFTER,
    ALL_STEERING,
    MARKUP,
    MIXED,
    STEERING,
    everywhere,
    named,
    not_as_written,
    routine_text,
    steering_in,
)
from tests.fakes.fake_voice import FakeVoice
from tests.fakes.hostile_world import exercise_text, session_with, voices_with
from tests.tools.run_command import run

__all__ = ["run"]

PAGES = ("html", "attribute", "entity", "cdata")
"""The tricks that mean something in a page."""

EVERY_TRICK = {**MARKUP, **STEERING, "all": ALL_STEERING}


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
    return json.dumps(AFTER).strip('"') in line


class Voices(FakeVoice):
    """What ``hipflow voices`` hears of a system whose voices are named by a trick."""

    trick = ""

    def __init__(self, **_):
        super().__init__(voices_with(self.trick))
        told = named("engine", self.trick)
        self.state = VoiceState(EnabledSounds(speech=True, tones=False))
        self.state.engine = EngineStatus(
            ready=True, name=told, voice=told, voice_name=told, missing=told
        )
        self.state.device = DeviceStatus(open=False, name="", detail=told)


class Sent:
    """What came by e-mail: files that are tricks inside, and by their names."""

    def __init__(self, folder, run, trick):
        """Write them."""
        self.trick, self._run = trick, run
        name = trick.replace("/", "|").replace("\0", "")[:60]
        sent = folder / f"sent{name}"
        (sent / "library").mkdir(parents=True, exist_ok=True)
        self.routine = sent / f"{name}.toml"
        self.routine.write_text(routine_text(everywhere(trick)), encoding="utf-8")
        self.raw = sent / f"raw{name}.toml"
        self.raw.write_text(f"{trick}\nx = {trick}\n[{trick}]\n'{trick}' = 1\n", encoding="utf-8")
        self.exercise = sent / "library" / "tricked.toml"
        self.exercise.write_text(exercise_text(trick), encoding="utf-8")
        self.missing = sent / f"missing{name}"
        self.history = sent / f"{name}.jsonl"
        encoded = msgspec.json.encode(session_with(trick))
        self.history.write_bytes(encoded + b"\n" + named("line", trick).encode() + b"\n")
        home = folder / "home"
        (home / "library").mkdir(parents=True, exist_ok=True)
        (home / "library" / "tricked.toml").write_text(exercise_text(trick), encoding="utf-8")
        (home / "routines").mkdir(exist_ok=True)
        (home / "routines" / f"own{name}.toml").write_text(routine_text(everywhere("plain")))
        (home / "history.jsonl").write_bytes(encoded + b"\n" + b"{" + trick.encode() + b"\n")
        settings = json.dumps(trick).replace("\x7f", "\\u007f")
        (home / "settings.toml").write_text(f"{settings} = 1\nvoice = {settings}\n")

    def hears(self, *arguments):
        """All that a person is told by a command: output, errors, and what stops it."""
        try:
            result = self._run(*arguments)
        except HipflowError as error:
            return safe_lines(str(error))
        return result.output


def spoken(trick):
    """Stands in for the engine: it cannot say anything."""

    async def render_speech(texts, *_):
        return SpeechSamples(
            samples={}, failed_texts=tuple(texts), voice_notice=named("status", trick)
        )

    return render_speech


def checked(trick):
    """Stands in for the check of the sound."""

    async def sound_check(**_):
        told = named("driver", trick)
        return [SystemCheck("Voice", ok=False, words=told, remedy=told)]

    return sound_check


COMMANDS = {
    "play": lambda sent: (
        (sent.routine, "--plain", "--mute", "--day", "usual", "--speed", "1000"),
        (sent.raw, "--plain"),
        (sent.missing,),
        (sent.trick,),
        (sent.routine,),
    ),
    "show": lambda sent: (
        (sent.routine,),
        (sent.routine, "--said"),
        (sent.routine, "--json"),
        (sent.raw,),
        (sent.trick,),
        (sent.missing,),
    ),
    "check": lambda sent: (
        (sent.routine,),
        (sent.raw,),
        (sent.raw, "--json"),
        (sent.exercise,),
        (sent.exercise, "--json"),
        (sent.missing,),
        (sent.routine.parent,),
    ),
    "flare-up": lambda _: ((),),
    "add": lambda sent: ((sent.routine,), (sent.raw,), (sent.missing,)),
    "library": lambda sent: ((), ("tricked",), ("tricked", "--json"), (sent.trick,)),
    "new": lambda sent: (
        (sent.trick,),
        (sent.missing, "--title", sent.trick, "--author", sent.trick, "--exercise", "tricked"),
        (sent.missing, "--exercise", sent.trick),
        (sent.routine,),
    ),
    "preview": lambda sent: ((sent.routine,), (sent.missing,)),
    "schema": lambda _: ((), ("library",)),
    "history": lambda _: (((), ("--csv",), ("--csv", "--sets"), ("--json",), ("--routine", "x"))),
    "history merge": lambda sent: ((sent.history,), (sent.missing,), (sent.raw, sent.history)),
    "render": lambda sent: (
        (sent.routine, "-o", f"{sent.missing}.wav", "--chapters", "txt"),
        (sent.routine, "-o", f"{sent.missing}.wav"),
        (sent.routine, "-o", sent.missing),
    ),
    "voices": lambda sent: ((), ("--json",), ("--voice", sent.trick), (sent.trick,)),
    "figure": lambda sent: (
        (sent.exercise,),
        (sent.trick,),
        ("bridge", "--svg", f"{sent.missing}.svg"),
        ("bridge", "--svg", f"{sent.missing}/x.svg"),
    ),
    "report": lambda sent: (
        ("-o", "-"),
        ("-o", f"{sent.missing}.html"),
        ("-o", f"{sent.missing}.html"),
        ("-o", sent.missing / "x.html"),
    ),
    "doctor": lambda _: (("--silent",),),
}
"""Every command, and how it is made to tell of everything it is given."""


def names_of(group, before=()):
    """Every command there is, those of a group after its name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        _, command, _ = group.resolve_command(context, [name])
        yield " ".join((*before, name))
        if isinstance(command, click.Group):
            yield from names_of(command, (*before, name))


def test_no_command_is_forgotten():
    """A new one is put into the list here."""
    assert set(names_of(main.main)) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_shows_text_as_text(run, tmp_path, monkeypatch, name):
    """Output and errors hold nothing that steers a terminal, and nothing of it is run."""
    monkeypatch.setattr(voices, "SpokenVoice", Voices)
    monkeypatch.chdir(tmp_path)
    for number, trick in enumerate((MARKUP["bold"], MIXED, ALL_STEERING)):
        monkeypatch.setattr(Voices, "trick", trick)
        monkeypatch.setattr(render, "render_speech", spoken(trick))
        monkeypatch.setattr(doctor, "check_sound", checked(trick))
        folder = tmp_path / f"{number}"
        folder.mkdir()
        monkeypatch.setenv("HIPFLOW_HOME", str(folder / "home"))
        sent = Sent(folder, run, trick)
        for arguments in COMMANDS[name](sent):
            told = sent.hears(*name.split(), *arguments)
            assert told.strip()
            assert not steering_in(told), (arguments, told)
            if trick != ALL_STEERING and "--json" not in arguments and "-" not in arguments:
                assert not not_as_written(told.replace("\\\\", "\\"), trick), (arguments, told)
        assert not list(tmp_path.glob("x"))


def test_only_their_own_folders_are_written_to(run, tmp_path):
    """Whatever a routine that is added says of itself."""
    for trick in MARKUP.values():
        path = tmp_path / "plan.toml"
        path.write_text(routine_text(everywhere(trick)), encoding="utf-8")
        assert run("add", path, "--replace").exit_code == 0
    made = {file.name for file in (tmp_path / "home").rglob("*.toml")}
    assert made == {"plan.toml"}


@pytest.mark.parametrize("trick", STEERING.values(), ids=STEERING)
def test_what_steers_a_terminal_is_a_mistake_in_a_routine(trick):
    """Found in every text, told where."""
    text = routine_text(everywhere(trick))
    found = check_bytes(text.encode(), name="x.toml", kind="routine", library=ExerciseLibrary(()))
    controls = {one.line for one in found.errors if one.code == "control-character"}
    assert len(controls) == sum(map(trick_line, text.splitlines()))


def test_a_history_is_text_for_other_programs(run, tmp_path):
    """Rows for a spreadsheet begin no formula, and JSON is JSON."""
    home = tmp_path / "home"
    home.mkdir()
    for trick in EVERY_TRICK.values():
        (home / "history.jsonl").write_bytes(msgspec.json.encode(session_with(trick)) + b"\n")
        (row,) = csv.DictReader(io.StringIO(run("history", "--csv").stdout))
        assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
        assert len(json.loads(run("history", "--json").stdout)) == 1


def test_a_report_holds_no_element_but_its_own(run, tmp_path):
    """The same elements as with a plain word, and nothing that is loaded or run."""
    home = tmp_path / "home"
    home.mkdir()
    history = home / "history.jsonl"
    history.write_bytes(msgspec.json.encode(session_with("plain")) + b"\n")
    plain = Elements(run("report", "-o", "-").stdout)
    for trick in (*(MARKUP[name] for name in PAGES), MIXED, ALL_STEERING):
        history.write_bytes(msgspec.json.encode(session_with(trick)) + b"\n")
        page = run("report", "-o", "-").stdout
        tricked = Elements(page)
        assert tricked.found == plain.found
        assert not steering_in(page)
        assert not {"script", "img", "iframe", "link", "object"} & {tag for tag, _ in tricked.found}
        if trick in MARKUP.values():
            assert named("note", trick) in tricked.text


@pytest.mark.parametrize("trick", MARKUP.values(), ids=MARKUP)
def test_a_sheet_of_chapters_keeps_its_lines(trick):
    """A title ends no quotes and begins no line."""
    content = routine_text(everywhere(trick)).encode()
    routine = check_bytes(
        content, name="x.toml", kind="routine", library=ExerciseLibrary(())
    ).routine
    guide = make_guided_session(make_plan(routine), SpeechSettings(), 30_000)
    chapters = chapters_of(guide)
    sheet = cue_sheet_lines(chapters, routine.title, f"{trick}.wav")
    assert len(sheet) == 2 + 3 * len(chapters)
    assert all(line.count('"') in (0, 2) for line in sheet)
    assert not steering_in("".join(sheet + chapter_lines(chapters)), allowed="")


def test_a_drawing_holds_no_text_of_a_file(run, tmp_path):
    """A figure is drawn from numbers; the SVG is well-formed and has no script."""
    out = tmp_path / "x.svg"
    assert run("figure", "bridge", "--svg", out).exit_code == 0
    kinds = {element.tag.rpartition("}")[2] for element in ET.parse(out).iter()}  # noqa: S314 - ours
    assert not kinds & {"script", "foreignObject", "image", "a", "text"}
