"""Every screen, with a trick in each text that comes from elsewhere: it is shown, no more."""

import importlib
import inspect
import pkgutil
from contextlib import asynccontextmanager

import pytest
from textual.screen import Screen

import hipflow.ui.screens
from hipflow.progress.day_offer import Lately, day_offer
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import Day
from hipflow.ui.app import HipflowApp
from hipflow.ui.screens._base.base import CalmScreen, ChoosingScreen
from hipflow.ui.screens._base.pain_screen import PainScreen
from hipflow.ui.screens._base.search_screen import SearchingScreen
from hipflow.ui.screens.author.author import Author
from hipflow.ui.screens.author.rehearsal import Rehearse
from hipflow.ui.screens.help import Help, HelpLine
from hipflow.ui.screens.history.exercises import Exercises
from hipflow.ui.screens.history.history import History
from hipflow.ui.screens.history.looking import LookingScreen
from hipflow.ui.screens.history.rating_correction import CorrectRating, WhichExercise, WhichRating
from hipflow.ui.screens.history.session_detail import SessionDetail
from hipflow.ui.screens.library import Library
from hipflow.ui.screens.morning import MorningScreen
from hipflow.ui.screens.preview import Preview
from hipflow.ui.screens.session.check_in import CheckIn
from hipflow.ui.screens.session.first_questions import ReadFirst, WhichSide
from hipflow.ui.screens.session.hurts import Hurts
from hipflow.ui.screens.session.interrupted import GoOn
from hipflow.ui.screens.session.jump import Jump
from hipflow.ui.screens.session.not_today import Noted
from hipflow.ui.screens.session.note import AddNote
from hipflow.ui.screens.session.rating import Rating
from hipflow.ui.screens.session.reason import WhyLeave
from hipflow.ui.screens.session.second_key import AskAgain
from hipflow.ui.screens.session.steering import SteeringScreen
from hipflow.ui.screens.session.summary import Summary
from hipflow.ui.screens.session.workout import Workout
from hipflow.ui.screens.settings.settings import SettingsScreen
from hipflow.ui.screens.settings.sound_check import SoundCheck
from hipflow.ui.screens.settings.voices import Voices
from hipflow.ui.screens.text_page import Reading
from hipflow.ui.screens.today import Today
from hipflow.ui.viewmodels.history_view import Looked, look_back
from hipflow.voice.protocol.sound import InstalledVoice
from session_stage import OnStage
from tricked import Tricked
from tricks import AFTER, ALL_STEERING, MARKUP, MIXED, named, not_as_written, steering_in

BASES = {
    CalmScreen,
    ChoosingScreen,
    LookingScreen,
    MorningScreen,
    PainScreen,
    SearchingScreen,
    SteeringScreen,
}
"""Screens that are never shown themselves."""

SCREENS = {
    AddNote: lambda world: AddNote(named("note", world.trick)),
    AskAgain: lambda world: AskAgain(
        named("title", world.trick),
        Day.USUAL,
        day_offer(7, PainLimits(), Lately()),
        rating=7,
        said=named("said", world.trick),
    ),
    Author: lambda world: Author(world.written),
    CheckIn: lambda world: CheckIn(
        world.loaded, day=Day.USUAL, usual_pain=3, confirm_warning=True, ask_side=True
    ),
    CorrectRating: lambda world: CorrectRating(
        "pain.after",
        4,
        world.limits,
        asked=(named("title", world.trick), named("question", world.trick)),
    ),
    Exercises: lambda world: Exercises(
        look_back(world.records, Looked(), {}, world.fakes.clock.today())
    ),
    GoOn: lambda world: GoOn(world.left_over()),
    Help: lambda world: Help([HelpLine(named("keys", world.trick), named("words", world.trick))]),
    History: lambda _: History(),
    Hurts: lambda world: Hurts(world.player(), world.limits),
    Jump: lambda world: Jump(world.player().session),
    Library: lambda _: Library(),
    Noted: lambda world: Noted(world.saved, world.loaded),
    Preview: lambda world: Preview(world.loaded),
    Rating: lambda world: Rating(world.player(), world.loaded),
    ReadFirst: lambda world: ReadFirst(world.loaded.routine, named("warning", world.trick)),
    Reading: lambda world: Reading(
        named("file", world.trick), named("place", world.trick), named("error", world.trick)
    ),
    Rehearse: lambda world: Rehearse(world.fakes.services.rehearsals, world.plan()),
    SessionDetail: lambda world: SessionDetail(world.records, 0, lambda _: world.limits),
    SettingsScreen: lambda _: SettingsScreen(),
    SoundCheck: lambda _: SoundCheck(),
    Summary: lambda world: Summary(world.saved, world.loaded),
    Today: lambda _: Today(),
    Voices: lambda world: Voices(
        [InstalledVoice(id="en", name=named("voice", world.trick), languages=("en",))], "en"
    ),
    WhichExercise: lambda world: WhichExercise(world.records[0]),
    WhichRating: lambda world: WhichRating(world.records[0]),
    WhichSide: lambda world: WhichSide(named("title", world.trick)),
    WhyLeave: lambda world: WhyLeave(named("title", world.trick), named("question", world.trick)),
    Workout: lambda world: Workout(world.fakes.make_player(world.loaded), world.loaded),
}
"""All others, each with as many tricks as it can be given."""

SAY_NOTHING = {WhichRating}
"""Screens with fixed words alone."""

THEN = {
    Author: ["author.other"],
    Jump: ["down"],
    SettingsScreen: ["choose.down", "settings.next"],
    Today: ["choose.down"],
    Workout: ["workout.skip"],
}
"""Keys that bring more texts into view."""

PALETTE_S = 0.3
"""The palette looks for commands a little after the last key."""

TRICKS = {"bold": MARKUP["bold"], "mixed": MIXED, "steering": ALL_STEERING}


def screens_of(package):
    """Every class of a screen that is written in a package."""
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        for _, found in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(found, Screen) and found.__module__ == module.name:
                yield found


def test_no_screen_is_forgotten():
    """A new one is put into the list here, or is the base of others."""
    assert set(screens_of(hipflow.ui.screens)) == {*SCREENS, *BASES}


@asynccontextmanager
async def tricked_stage(folder, trick):
    """The app in a world full of a trick."""
    world = Tricked(folder)
    world.fill(trick)
    app = HipflowApp(world.fakes.services)
    try:
        async with app.run_test(size=(140, 45), notifications=True) as pilot:
            yield world, OnStage(world.fakes, app, pilot)
            assert app.is_running
    finally:
        for player in world.fakes.players:
            player.close()


def look(stage, trick, where):
    """See that it is shown as it is written, as far as there is room; whether it is shown."""
    shown = stage.text
    assert not steering_in(shown), where
    if trick != ALL_STEERING:
        # What could not be saved is shown as JSON, to be copied: that writes a backslash twice.
        assert not not_as_written(shown.replace("\\\\", "\\"), trick), where
    return AFTER in shown


@pytest.mark.parametrize("trick", TRICKS.values(), ids=TRICKS)
async def test_a_trick_is_text_on_every_screen(tmp_path, trick):
    """Drawn as it is written, and nothing in it is obeyed; among the commands by name, too."""
    seen = set()
    async with tricked_stage(tmp_path, trick) as (world, stage):
        stage.app.tell(named("told", trick))
        for kind, make in SCREENS.items():
            await stage.open(make(world))
            for key in (None, *THEN.get(kind, ())):
                if key:
                    await stage.press(key)
                assert isinstance(stage.app.screen, Screen)
                if look(stage, trick, (kind, key)):
                    seen.add(kind)
            stage.app.show_today()
        await stage.press("ctrl+p", *"start")
        await stage.pilot.pause(PALETTE_S)
        is_named = look(stage, trick, "commands")
        if trick != ALL_STEERING:
            assert is_named
            assert seen >= {*SCREENS} - SAY_NOTHING
