"""Every screen, with a trick in each text that comes from elsewhere: it is shown, no more."""

import importlib
import inspect
import pkgutil
from contextlib import asynccontextmanager

import pytest
from textual.screen import Screen

import hipflow.ui.screens
from hipflow.progress.day_offer import Lately, day_offer
from hipflow.progress.left_out import LeftOutExercise
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import Day, Felt
from hipflow.ui.app import HipflowApp
from hipflow.ui.screens._base.base import BaseScreen, ListScreen
from hipflow.ui.screens._base.pain_screen import PainScreen
from hipflow.ui.screens._base.search_screen import SearchScreen
from hipflow.ui.screens.author.author import AuthorScreen
from hipflow.ui.screens.author.rehearsal import RehearsalScreen
from hipflow.ui.screens.flare_up import FlareUpScreen
from hipflow.ui.screens.help import HelpLine, HelpScreen
from hipflow.ui.screens.history.exercises import ExerciseHistoryScreen
from hipflow.ui.screens.history.history import HistoryScreen
from hipflow.ui.screens.history.rating_correction import (
    ExerciseChoiceScreen,
    RatingChoiceScreen,
    RatingCorrectionScreen,
)
from hipflow.ui.screens.history.session_detail import SessionDetailScreen
from hipflow.ui.screens.library import LibraryScreen
from hipflow.ui.screens.preview import PreviewScreen
from hipflow.ui.screens.session.check_in import CheckInScreen
from hipflow.ui.screens.session.first_questions import SoreSideScreen, WarningScreen
from hipflow.ui.screens.session.hurts import HurtsScreen
from hipflow.ui.screens.session.interrupted import InterruptedScreen
from hipflow.ui.screens.session.jump import JumpScreen
from hipflow.ui.screens.session.leave_out import LeaveOutScreen, NothingLeftScreen
from hipflow.ui.screens.session.not_today import Noted
from hipflow.ui.screens.session.note import NoteScreen
from hipflow.ui.screens.session.rating import RatingScreen
from hipflow.ui.screens.session.reason import ReasonScreen
from hipflow.ui.screens.session.second_key import AskAgain
from hipflow.ui.screens.session.summary import SummaryScreen
from hipflow.ui.screens.session.workout import WorkoutScreen
from hipflow.ui.screens.settings.emergency import EmergencyScreen
from hipflow.ui.screens.settings.precautions import PrecautionsScreen
from hipflow.ui.screens.settings.settings import SettingsScreen
from hipflow.ui.screens.settings.sound_check import SoundCheckScreen
from hipflow.ui.screens.settings.voices import VoicesScreen
from hipflow.ui.screens.text_page import TextPageScreen
from hipflow.ui.screens.today import TodayScreen
from hipflow.ui.viewmodels.history_view import HistoryFilter, build_view
from hipflow.voice.protocol.sound import InstalledVoice
from tests.builders.hostile_texts import (
    AFTER,
    ALL_STEERING,
    MARKUP,
    MIXED,
    named,
    not_as_written,
    steering_in,
)
from tests.fakes.hostile_world import HostileWorld
from tests.tools.app_pilot import AppPilot

BASES = {
    BaseScreen,
    ListScreen,
    PainScreen,
    SearchScreen,
}
"""Screens that are never shown themselves."""

SCREENS = {
    NoteScreen: lambda world: NoteScreen(named("note", world.trick)),
    AskAgain: lambda world: AskAgain(
        named("title", world.trick),
        Day.USUAL,
        day_offer(7, PainLimits(), Lately()),
        rating=7,
        said=named("said", world.trick),
    ),
    AuthorScreen: lambda world: AuthorScreen(world.written),
    CheckInScreen: lambda world: CheckInScreen(
        world.loaded, day=Day.USUAL, confirm_warning=True, ask_side=True
    ),
    RatingCorrectionScreen: lambda world: RatingCorrectionScreen(
        "pain.after",
        4,
        world.limits,
        asked=(named("title", world.trick), named("question", world.trick)),
    ),
    EmergencyScreen: lambda world: EmergencyScreen(
        named("question", world.trick), named("number", world.trick)
    ),
    ExerciseHistoryScreen: lambda world: ExerciseHistoryScreen(
        build_view(world.records, HistoryFilter(), {}, world.fakes.clock.today())
    ),
    InterruptedScreen: lambda world: InterruptedScreen(world.interrupted()),
    FlareUpScreen: lambda world: FlareUpScreen(named("contact", world.trick)),
    HelpScreen: lambda world: HelpScreen(
        [HelpLine(named("keys", world.trick), named("words", world.trick))]
    ),
    HistoryScreen: lambda _: HistoryScreen(),
    HurtsScreen: lambda world: HurtsScreen(world.player(), world.limits),
    JumpScreen: lambda world: JumpScreen(world.player().session),
    LeaveOutScreen: lambda world: LeaveOutScreen(
        world.loaded.routine,
        LeftOutExercise(exercise="x", name=named("exercise", world.trick), felt=Felt.SHARP),
    ),
    LibraryScreen: lambda _: LibraryScreen(),
    NothingLeftScreen: lambda world: NothingLeftScreen(world.loaded.routine),
    Noted: lambda world: Noted(world.saved, world.loaded),
    PreviewScreen: lambda world: PreviewScreen(world.loaded),
    PrecautionsScreen: lambda _: PrecautionsScreen(),
    RatingScreen: lambda world: RatingScreen(world.player(), world.loaded),
    WarningScreen: lambda world: WarningScreen(world.loaded.routine, named("warning", world.trick)),
    TextPageScreen: lambda world: TextPageScreen(
        named("file", world.trick), named("place", world.trick), named("error", world.trick)
    ),
    RehearsalScreen: lambda world: RehearsalScreen(world.fakes.services.rehearsals, world.plan()),
    SessionDetailScreen: lambda world: SessionDetailScreen(
        world.records, 0, lambda _: world.limits
    ),
    SettingsScreen: lambda _: SettingsScreen(),
    SoundCheckScreen: lambda _: SoundCheckScreen(),
    SummaryScreen: lambda world: SummaryScreen(world.saved, world.loaded),
    TodayScreen: lambda _: TodayScreen(),
    VoicesScreen: lambda world: VoicesScreen(
        [InstalledVoice(id="en", name=named("voice", world.trick), languages=("en",))], "en"
    ),
    ExerciseChoiceScreen: lambda world: ExerciseChoiceScreen(world.records[0]),
    RatingChoiceScreen: lambda world: RatingChoiceScreen(world.records[0]),
    SoreSideScreen: lambda world: SoreSideScreen(named("title", world.trick)),
    ReasonScreen: lambda world: ReasonScreen(
        named("title", world.trick), named("question", world.trick)
    ),
    WorkoutScreen: lambda world: WorkoutScreen(world.fakes.make_player(world.loaded), world.loaded),
}
"""All others, each with as many tricks as it can be given."""

SAY_NOTHING = {PrecautionsScreen, RatingChoiceScreen}
"""Screens with fixed words alone."""

THEN = {
    AuthorScreen: ["author.other"],
    FlareUpScreen: ["pagedown", "pagedown"],
    JumpScreen: ["down"],
    SettingsScreen: ["choose.down", "settings.next"],
    TodayScreen: ["choose.down"],
    WorkoutScreen: ["workout.skip"],
}
"""Keys that bring more texts into view."""

PALETTE_S = 0.3
"""The palette looks for commands a little after the last key."""

TRICKS = {"bold": MARKUP["bold"], "mixed": MIXED, "steering": ALL_STEERING}


def screens_of(package):
    """Every class of a screen that is written in a package."""
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for _, found in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(found, Screen) and found.__module__ == module.name:
                yield found


def test_no_screen_is_forgotten():
    """A new one is put into the list here, or is the base of others."""
    assert set(screens_of(hipflow.ui.screens)) == {*SCREENS, *BASES}


@asynccontextmanager
async def tricked_stage(folder, trick):
    """The app in a world full of a trick."""
    world = HostileWorld(folder)
    world.fill(trick)
    app = HipflowApp(world.fakes.services)
    try:
        async with app.run_test(size=(140, 45), notifications=True) as pilot:
            yield world, AppPilot(world.fakes, app, pilot)
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
        stage.app.show_note(named("told", trick))
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
