"""Every screen of a session in windows of any size."""

import pytest
from msgspec import structs

from hipflow.progress.day_offer import Lately, day_offer
from hipflow.routine.format.choices import Pace, SideChoice
from hipflow.routine.resolve.routine import PainLimits, Prescription
from hipflow.session.engine import events
from hipflow.session.record import Day
from hipflow.storage.session_store import Saved
from hipflow.ui.screens.history.exercises import ExerciseHistoryScreen
from hipflow.ui.screens.history.history import HistoryScreen
from hipflow.ui.screens.history.rating_correction import (
    ExerciseChoiceScreen,
    RatingChoiceScreen,
    RatingCorrectionScreen,
)
from hipflow.ui.screens.session.check_in import CheckInScreen
from hipflow.ui.screens.session.first_questions import SoreSideScreen, WarningScreen
from hipflow.ui.screens.session.hurts import HurtsScreen
from hipflow.ui.screens.session.jump import JumpScreen
from hipflow.ui.screens.session.not_today import Noted
from hipflow.ui.screens.session.note import NoteScreen
from hipflow.ui.screens.session.rating import RatingScreen
from hipflow.ui.screens.session.reason import ReasonScreen
from hipflow.ui.screens.session.second_key import AskAgain
from hipflow.ui.screens.session.summary import SummaryScreen
from hipflow.ui.screens.settings.voices import VoicesScreen
from hipflow.ui.viewmodels.history_view import HistoryFilter, build_view
from hipflow.voice.protocol.sound import InstalledVoice
from tests.builders.record_builders import not_today
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_services import hip_session
from tests.tools.app_pilot import app_pilot

EVERY_KIND = routine(
    Prescription(
        usual=play(**counted(2, hold_s=(6, 6), sets=(2, 2), rest_s=10, side=SideChoice.EACH)),
        written_ready_s=10,
    ),
    Prescription(usual=play("Squat", pace=Pace.SELF, reps=(8, 8)), written_ready_s=5),
)
"""Ready, work that moves and holds, rest, change of side, and work at one's own pace."""
LONG = "[bold]" + "word " * 2000


def refused_summary(stage, loaded):
    """A summary of what a disk refuses for as long as it is looked at."""
    record = hip_session(0, note=LONG)
    stage.fakes.store.is_pending = lambda ident: ident == record.id
    return SummaryScreen(Saved(record=record, problem=LONG), loaded)


def refused_rest(stage, loaded):
    """What is said of rest that a disk refuses for as long as it is looked at."""
    record = not_today(9, note=LONG)
    stage.fakes.store.is_pending = lambda ident: ident == record.id
    return Noted(Saved(record=record, problem=LONG), loaded)


def made(name, stage):
    """A screen by its name, with texts as long as they get."""
    loaded = stage.fakes.loaded()
    player = stage.fakes.make_player(loaded)
    player.start()
    if name == "rating":
        player.send(events.Stop())
    return {
        "check-in": lambda: CheckInScreen(
            loaded, day=Day.USUAL, confirm_warning=False, ask_side=False
        ),
        "ask-again": lambda: AskAgain(
            LONG, Day.STRONG, day_offer(7, PainLimits(), Lately()), rating=7, said=LONG
        ),
        "noted": lambda: refused_rest(stage, loaded),
        "read-first": lambda: WarningScreen(structs.replace(loaded.routine, title=LONG), LONG),
        "which-side": lambda: SoreSideScreen(LONG),
        "hurts": lambda: HurtsScreen(player, PainLimits(stop_advice=LONG)),
        "reason": lambda: ReasonScreen(LONG, LONG),
        "jump": lambda: JumpScreen(player.session),
        "rating": lambda: RatingScreen(player, loaded),
        "summary": lambda: refused_summary(stage, loaded),
        "note": lambda: NoteScreen(LONG),
        "which-rating": lambda: RatingChoiceScreen(hip_session(0, note=LONG)),
        "which-exercise": lambda: ExerciseChoiceScreen(hip_session(0)),
        "correct": lambda: RatingCorrectionScreen(
            "pain.after", 10, PainLimits(), asked=(LONG, LONG)
        ),
        "voices": lambda: VoicesScreen([InstalledVoice(id="x", name=LONG, languages=("en",))], ""),
        "history": HistoryScreen,
        "exercises": lambda: ExerciseHistoryScreen(
            build_view([hip_session(0, note=LONG)], HistoryFilter(), {}, stage.fakes.clock.today())
        ),
    }[name]()


NAMES = (
    "check-in",
    "ask-again",
    "noted",
    "read-first",
    "which-side",
    "hurts",
    "reason",
    "jump",
    "rating",
    "summary",
    "note",
    "which-rating",
    "which-exercise",
    "voices",
    "correct",
    "history",
    "exercises",
)


@pytest.mark.parametrize("name", NAMES)
async def test_a_screen_stands_any_size_and_any_text(tmp_path, name):
    """Shrunk to almost nothing and back, with texts that never end: it draws and takes keys.

    Back at its size it shows what it showed before.
    """
    async with app_pilot(tmp_path) as stage:
        await stage.open(made(name, stage))
        await stage.pilot.pause(0.05)
        before = stage.text
        for size in ((20, 5), (1, 1), (40, 12), (200, 60), (80, 24)):
            await stage.resize(*size)
            assert len(stage.rows) == size[1]
        assert await stage.comes_to(lambda: stage.text == before)
        for size in ((3, 2), (80, 24)):
            await stage.resize(*size)
            await stage.press("4")
        assert type(stage.app.screen).__name__ != "Today"


async def comes_back(stage):
    """Whether it shows the same again once the window was small."""
    await stage.pilot.pause(0.05)
    before = stage.text
    await stage.resize(20, 5)
    await stage.resize(80, 24)
    return await stage.comes_to(lambda: stage.text == before)


async def test_a_workout_made_small_and_large_again(tmp_path):
    """In every kind of step it shows what it showed before."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(EVERY_KIND)
        kinds = set()
        for seconds in (5, 10, 20, 30, 75):
            await stage.wait(seconds)
            step = stage.session.step
            kinds.add((step.kind, step.length_ms is None))
            assert await comes_back(stage)
        assert len(kinds) == 5


@pytest.mark.parametrize("keys", [("space",), ("question_mark",), ("h", "4"), ("f",), ("j",)])
async def test_a_panel_made_small_and_large_again(tmp_path, keys):
    """Paused, and with each panel open, it shows what it showed before."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(EVERY_KIND, 12)
        await stage.press(*keys)
        assert await comes_back(stage)


async def test_a_long_warning_can_be_read_to_its_end(tmp_path):
    """The arrows turn its pages."""
    async with app_pilot(tmp_path, size=(60, 12)) as stage:
        await stage.open(WarningScreen(stage.fakes.loaded().routine, "word " * 200 + "the end"))
        assert "the end" not in stage.text
        await stage.press(*["page.down"] * 4)
        assert "the end" in stage.text
