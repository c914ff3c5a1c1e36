"""A person's whole world in which every text that comes from elsewhere is a trick."""

import json
from pathlib import Path
from typing import Any

import msgspec

from hipflow.library.catalog import LoadedRoutine
from hipflow.player.interrupted_session import InterruptedSession
from hipflow.player.player import Player, Saved
from hipflow.player.rehearsal import Rehearsals
from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices
from hipflow.session.record import RoutineRef, SessionRecord
from hipflow.storage.journal import JournalHeader, recover
from hipflow.storage.settings import Settings
from hipflow.system.errors import RoutineError
from hipflow.voice.app.system_checks import SystemCheck
from hipflow.voice.protocol.sound import Audibility, InstalledVoice
from hipflow.voice.protocol.voice_choice import readable_voices
from tests.builders.hostile_texts import everywhere, named, routine_text
from tests.fakes.author_app import SilentAnnouncer
from tests.fakes.fake_services import BRIDGE_DONE, FakeWorld, hip_session
from tests.fakes.fake_voice import FakeVoice

EXERCISE = """hipflow = 1
name = {name}
position = "supine"
setup = {setup}
steps = [{steps}]
cues = [{cues}]
mistakes = [{mistakes}]
caution = {caution}
note = {note}
equipment = [{equipment}]
target = {target}
tags = [{tags}]
load = {load}
reps = 8
"""
EXERCISE_TEXTS = (
    *("name", "setup", "steps", "cues", "mistakes", "caution", "note", "equipment", "target"),
    *("tags", "load"),
)


class SystemVoice:
    """A voice as a speech driver lists it."""

    def __init__(self, name: str, trick: str) -> None:
        """Its name and its id are the trick."""
        self.id = self.name = named(name, trick)
        self.languages = ["en"]


def exercise_text(trick: str) -> str:
    """An exercise of a library with the trick in every text."""
    texts = {name: json.dumps(named(name, trick)) for name in EXERCISE_TEXTS}
    written = {name: text.replace("\x7f", "\\u007f") for name, text in texts.items()}
    return EXERCISE.format(**written)


def session_with(trick: str, **others: Any) -> SessionRecord:
    """A session with a trick in every text the history keeps."""
    done = msgspec.structs.replace(
        BRIDGE_DONE, name=named("name", trick), load=named("load", trick), skipped=None
    )
    left = msgspec.structs.replace(
        done, name=named("left", trick), done=(), skipped=named("skipped", trick)
    )
    texts = {
        "note": named("note", trick),
        "routine": RoutineRef(title=named("title", trick), file=f"{trick}.toml"),
        "exercises": (done, left),
        "outcome": "stopped",
        "reason": named("reason", trick),
    }
    return hip_session(1, **(texts | others))


def voices_with(trick: str) -> tuple[InstalledVoice, ...]:
    """The voices of a system, as they can be chosen."""
    return readable_voices([SystemVoice("voice", trick), SystemVoice("other", trick)])


class HostileWorld:
    """One world; :meth:`fill` puts another trick into all of it.

    Attributes:
        fakes: what the app is given.
        trick: the text that would be more.
        loaded: a routine with it in every text; for texts no routine may hold, a plain one.
        records: sessions with it.
        sent: the folder of a file whose very name is the trick.
    """

    def __init__(self, folder: Path) -> None:
        """Nothing is tricked yet."""
        self.voice = FakeVoice()
        self.fakes = FakeWorld(
            folder, routines={}, voice=self.voice, mute=False, check_sound=self._findings
        )
        rehearsals = Rehearsals(
            self.fakes.clock, lambda: self.fakes.timer, lambda _: SilentAnnouncer()
        )
        object.__setattr__(self.fakes.services, "rehearsals", rehearsals)
        self.sent = folder / "sent"
        self.sent.mkdir()
        self.trick = ""
        self.loaded: LoadedRoutine
        self.records: tuple[SessionRecord, ...] = ()

    def fill(self, trick: str) -> None:
        """Put a trick into every file, and into what the system says."""
        self.trick = trick
        places = self.fakes.paths
        routine = places.routines_folder / "one.toml"
        routine.write_text(routine_text(everywhere(trick)), encoding="utf-8")
        try:
            self.loaded = self.fakes.catalog.load(routine)
        except RoutineError:
            routine.write_text(routine_text(everywhere("plain")), encoding="utf-8")
            self.loaded = self.fakes.catalog.load(routine)
        for file in places.routines_folder.glob("*broken*"):
            file.unlink()
        broken = f"broken {_as_a_name(trick)}.toml"
        (places.routines_folder / broken).write_text(f"title = {trick}", encoding="utf-8")
        places.library_folder.mkdir(exist_ok=True)
        exercise = places.library_folder / "tricked.toml"
        exercise.write_text(exercise_text(trick), encoding="utf-8")
        self.records = (session_with(trick), session_with(trick, id="01B", note=None))
        lines = (msgspec.json.encode(record) + b"\n" for record in self.records)
        places.history_file.write_bytes(b"".join(lines) + b'{"v": 1}\n')
        self.fakes.settings.keep(Settings(voice=named("chosen", trick)[:200]))
        self.voice.installed = voices_with(trick)
        self.voice.status = Audibility(speech=True, tones=True, words=named("status", trick))

    @property
    def written(self) -> Path:
        """A file for its author, named by the trick and with it in its text as it is."""
        path = self.sent / f"{_as_a_name(named('file', self.trick))}.toml"
        text = routine_text(everywhere(self.trick))
        path.write_text(f"# {named('comment', self.trick)}\n{text}", encoding="utf-8")
        return path

    @property
    def limits(self) -> PainLimits:
        """What an author advises."""
        return PainLimits(
            advice=named("advice", self.trick), stop_advice=named("stop_advice", self.trick)
        )

    @property
    def saved(self) -> Saved:
        """A session that could not be saved, with what the disk said."""
        return Saved(record=self.records[0], problem=named("problem", self.trick))

    @property
    def library(self) -> ExerciseLibrary:
        """The exercises there are."""
        return self.fakes.catalog.library

    def player(self) -> Player:
        """A player of the routine, started."""
        player = self.fakes.make_player(self.loaded)
        player.start()
        return player

    def interrupted(self) -> InterruptedSession:
        """A session of a journal another program wrote."""
        tricky = json.dumps(self.trick)[1:-1]
        plan = msgspec.json.decode(
            msgspec.json.encode(self.loaded.routine).replace(
                b"plain", tricky.encode("utf-8", "surrogatepass")
            ),
            type=type(self.loaded.routine),
        )
        header = JournalHeader(
            id="01JOURNAL",
            routine=RoutineRef(title=named("title", self.trick), file=f"{self.trick}.toml"),
            plan=plan,
            choices=Choices(),
            started="2026-11-23T18:02:11+00:00",
            speed=1,
            pain_before=3,
        )
        path = self.fakes.paths.data / "found.running.jsonl"
        path.write_bytes(msgspec.json.encode(header) + b"\n")
        found = recover(path)
        assert found is not None
        return InterruptedSession(found, self.fakes.store)

    def plan(self) -> Any:
        """What is played."""
        return make_plan(self.loaded.routine)

    async def _findings(self) -> tuple[SystemCheck, ...]:
        words, remedy = named("words", self.trick), named("cure", self.trick)
        return (
            SystemCheck("Voice", ok=False, words=words, remedy=remedy),
            SystemCheck("Device", ok=True, words=words),
        )


def _as_a_name(text: str) -> str:
    """As much of a text as a file may be named by."""
    return text.replace("/", "|").replace("\0", "")[:60]
