"""What the screens of a session look like, state by state; a change is to be looked at."""

import pytest
from msgspec import structs

from hipflow.progress.day_offer import Lately
from hipflow.progress.left_out import LeftOutExercise
from hipflow.routine.format.choices import Pace, Position, SideChoice
from hipflow.routine.format.precautions import Precaution
from hipflow.routine.resolve.routine import PhaseWords, Prescription
from hipflow.session.engine import events
from hipflow.session.plan.sets import ReadyWait
from hipflow.session.record import Day, Felt
from hipflow.storage.session_store import Saved
from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.session.check_in import CheckInScreen
from hipflow.ui.screens.session.leave_out import LeaveOutScreen, NothingLeftScreen
from hipflow.ui.screens.session.not_today import Noted
from hipflow.ui.screens.session.rating import RatingScreen
from hipflow.ui.screens.session.summary import SummaryScreen
from hipflow.ui.screens.session.workout import WorkoutScreen
from hipflow.ui.screens.settings.precautions import PrecautionsScreen
from tests.builders.figure_builders import shipped
from tests.builders.record_builders import not_today
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_services import (
    BRIDGE_DONE,
    BRIDGE_HURT,
    CLAMSHELL_DONE,
    HIP_REF,
    SQUAT_DONE,
    STRETCH_DONE,
    FakeWorld,
    hip_session,
    loaded_routine,
)
from tests.tools.press_keys import key_of

UNPICTURED = structs.replace(
    play("Bridge", **counted(8, sets=(2, 2), hold_s=(2, 2)), position=Position.SUPINE),
    words=PhaseWords(out="Lift", back="Lower"),
    caution="Ribs down, breathe out as you lift.",
)
BRIDGE = structs.replace(UNPICTURED, figure=shipped("bridge"))
EASIER = Prescription(usual=BRIDGE, easier=play("Mini bridge", **counted(4)))
SQUAT = structs.replace(
    play("Squat", pace=Pace.SELF, reps=(8, 8), position=Position.STANDING),
    figure=shipped("squat"),
)
STRETCH = structs.replace(
    play(
        "Hip flexor stretch",
        **counted(4, hold_s=(30, 30), relax_s=5),
        side=SideChoice.EACH,
        position=Position.KNEELING,
    ),
    figure=shipped("half-kneeling-hip-flexor-stretch"),
)
MARCH = structs.replace(
    play("Seated march", **counted(4), side=SideChoice.ALTERNATE), figure=shipped("seated-march")
)
FULL = structs.replace(
    BRIDGE,
    setup="Lie on your back, knees bent. Arms by your sides.",
    cues=("Push through both heels",),
    note="A pillow under the head is all right.",
    equipment=("a mat",),
    care_with=((Precaution.HIP_BEND_90, "Keep the knees below the hips."),),
)
"""All an author writes of an exercise, some of it only for a patient with that precaution."""
READY_S, FLOOR_READY_S = 15, 30

WORKOUTS = {
    "ready": (EASIER, 4, []),
    "rep": (EASIER, FLOOR_READY_S + 13.5, []),
    "words": (UNPICTURED, FLOOR_READY_S + 13.5, []),
    "far-leg": (MARCH, READY_S + 2, []),
    "hold": (STRETCH, FLOOR_READY_S + 47.5, []),
    "rest": (EASIER, FLOOR_READY_S + 59, []),
    "switch": (STRETCH, FLOOR_READY_S + 4 * 34 + 15 + 7.5, []),
    "self-paced": (SQUAT, READY_S + 12, []),
    "paused": (EASIER, FLOOR_READY_S + 13.5, ["p"]),
    "care": (FULL, 4, []),
    "caution": (FULL, FLOOR_READY_S + 13.5, []),
    "author": (FULL, 12, []),
    "hurts": (EASIER, FLOOR_READY_S + 13.5, ["h", "4"]),
    "what-next": (EASIER, FLOOR_READY_S + 13.5, ["h", "7", "enter"]),
    "what-next-very-strong": (EASIER, FLOOR_READY_S + 13.5, ["h", "9", "enter"]),
    "sharp": (EASIER, FLOOR_READY_S + 13.5, ["h", key_of("hurts.sharp")]),
    "numb": (EASIER, FLOOR_READY_S + 13.5, ["h", "3", key_of("hurts.numb")]),
    "reason": (EASIER, FLOOR_READY_S + 13.5, ["right"]),
    "jump": (EASIER, FLOOR_READY_S + 13.5, ["j"]),
}
"""State -> exercise, seconds into the session, keys."""

HURTING = hip_session(0, 3, 7, exercises=(SQUAT_DONE, BRIDGE_HURT, CLAMSHELL_DONE))
LEFT_OUT = tuple(
    structs.replace(each, done=(), pain=None, skipped="no-time")
    for each in (BRIDGE_DONE, CLAMSHELL_DONE, STRETCH_DONE)
)
PART_DONE = hip_session(
    0, 3, 3, outcome="stopped", reason="no-time", exercises=(SQUAT_DONE, *LEFT_OUT)
)
SMALL, LARGE = (80, 24), (140, 45)


class Scene:
    """An app and what is to happen before the picture is taken."""

    def __init__(self, folder):
        self.fakes = FakeWorld(folder, records=[hip_session(2, 3, 4)])
        self.app = HipflowApp(self.fakes.services)

    def workout(self, exercise, seconds, keys, wait=ReadyWait.NEVER):
        """The workout of an exercise and a squat, some seconds in, after these keys."""

        async def prepare(pilot):
            mind = (Precaution.HIP_BEND_90,)
            loaded = loaded_routine(routine(exercise, SQUAT, precautions=mind))
            player = self.fakes.make_player(loaded, pain_before=3, wait=wait)
            await self._show(pilot, WorkoutScreen(player, loaded))
            self.fakes.timer.advance(seconds)
            await self._press(pilot, keys)
            player.close()

        return prepare

    def check_in(self, *keys, **fields):
        """The check-in, after these keys."""

        async def prepare(pilot):
            usual = {"confirm_warning": False, "ask_side": False}
            screen = CheckInScreen(self.fakes.loaded(), day=Day.USUAL, **(usual | fields))
            await self._show(pilot, screen)
            await self._press(pilot, keys)

        return prepare

    def rating(self, *keys):
        """The rating of a session finished early, after these keys."""

        async def prepare(pilot):
            loaded = loaded_routine(routine(BRIDGE))
            player = self.fakes.make_player(loaded)
            player.start()
            self.fakes.timer.advance(30)
            player.send(events.Stop())
            player.close()
            await self._show(pilot, RatingScreen(player, loaded))
            await self._press(pilot, keys)

        return prepare

    def summary(self, problem="", record=HURTING):
        """The summary of a session, in the history or refused by the disk."""

        async def prepare(pilot):
            self.fakes.store.save(record)
            # Else the screen finds within a second that the disk has taken it by now.
            self.fakes.store.is_pending = lambda _ident: bool(problem)
            await self._show(
                pilot, SummaryScreen(Saved(record=record, problem=problem), self.fakes.loaded())
            )

        return prepare

    def noted(self, problem=""):
        """What is said once rest was chosen, or while the disk refuses it."""

        async def prepare(pilot):
            record = not_today(7, routine=HIP_REF, started="2026-11-23T09:00:00+00:00")
            self.fakes.store.save(record)
            self.fakes.store.is_pending = lambda _ident: bool(problem)
            await self._show(
                pilot, Noted(Saved(record=record, problem=problem), self.fakes.loaded())
            )

        return prepare

    async def _show(self, pilot, screen):
        await pilot.pause()
        await self.app.push_screen(screen)
        await pilot.pause()

    async def _press(self, pilot, keys):
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()


@pytest.fixture
def scene(tmp_path):
    """A scene in a folder of its own."""
    return Scene(tmp_path)


@pytest.mark.parametrize("state", WORKOUTS)
def test_workout(snap_compare, scene, state):
    """Every state of the workout and its panels, in a window of the usual size."""
    assert snap_compare(scene.app, terminal_size=SMALL, run_before=scene.workout(*WORKOUTS[state]))


@pytest.mark.parametrize("state", ["rep", "hold", "rest", "paused"])
def test_workout_large(snap_compare, scene, state):
    """The states that are looked at longest, in a large window."""
    assert snap_compare(scene.app, terminal_size=LARGE, run_before=scene.workout(*WORKOUTS[state]))


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
@pytest.mark.parametrize("keys", [[], ["space"]], ids=["ready-over", "led-in"])
def test_workout_waits(snap_compare, scene, size, keys):
    """The time to get ready is over and the large key is waited for; then it counts to the work."""
    prepare = scene.workout(EASIER, FLOOR_READY_S + 60, keys, ReadyWait.ALWAYS)
    assert snap_compare(scene.app, terminal_size=size, run_before=prepare)


def test_workout_narrow(snap_compare, scene):
    """Without a figure, and without captions where it is low."""
    assert snap_compare(
        scene.app, terminal_size=(60, 18), run_before=scene.workout(*WORKOUTS["rep"])
    )


def test_workout_light(snap_compare, scene):
    """The light colours."""
    prepare = scene.workout(*WORKOUTS["hold"])

    async def light(pilot):
        scene.app.theme = "hipflow-light"
        await prepare(pilot)

    assert snap_compare(scene.app, terminal_size=SMALL, run_before=light)


def test_workout_without_colours(snap_compare, scene, monkeypatch):
    """Every state in ink."""
    monkeypatch.setenv("NO_COLOR", "1")
    fresh = Scene.__new__(Scene)
    fresh.fakes, fresh.app = scene.fakes, HipflowApp(scene.fakes.services)
    assert snap_compare(fresh.app, terminal_size=SMALL, run_before=fresh.workout(*WORKOUTS["hold"]))


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_check_in(snap_compare, scene, size):
    """A rating given, the usual day offered."""
    assert snap_compare(scene.app, terminal_size=size, run_before=scene.check_in("3"))


def test_check_in_above_the_usual(snap_compare, scene):
    """Five where three is usual: a gentle day is marked, and why is said."""
    prepare = scene.check_in("5", lately=Lately(sessions=9, usual=3))
    assert snap_compare(scene.app, terminal_size=SMALL, run_before=prepare)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_check_in_of_very_strong_pain(snap_compare, scene, size):
    """Nine: rest first, then the warning signs."""
    assert snap_compare(scene.app, terminal_size=size, run_before=scene.check_in("9"))


@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 18), (40, 12)], ids=lambda s: f"{s[0]}x{s[1]}")
def test_check_in_that_offers_rest(snap_compare, scene, size):
    """A lot of pain: rest is the first choice."""
    assert snap_compare(scene.app, terminal_size=size, run_before=scene.check_in("7"))


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_asked_again(snap_compare, scene, size):
    """A usual day with a lot of pain: asked once more, by a key of its own."""
    prepare = scene.check_in("7", "u", "enter")
    assert snap_compare(scene.app, terminal_size=size, run_before=prepare)


def test_check_in_after_a_stop(snap_compare, scene):
    """Why a gentle day comes first, before there is a rating."""
    prepare = scene.check_in(lately=Lately(sessions=9, after_stop=True))
    assert snap_compare(scene.app, terminal_size=SMALL, run_before=prepare)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_noted(snap_compare, scene, size):
    """Rest was chosen, and it is on disk."""
    assert snap_compare(scene.app, terminal_size=size, run_before=scene.noted())


def test_noted_refused(snap_compare, scene):
    """Rest was chosen, and the disk refuses it."""
    prepare = scene.noted("The disk is full. Make room; it is tried again after the next session.")
    assert snap_compare(scene.app, terminal_size=SMALL, run_before=prepare)


def test_warning(snap_compare, scene):
    """The author's warning, to be confirmed."""
    prepare = scene.check_in(confirm_warning=True)
    assert snap_compare(scene.app, terminal_size=SMALL, run_before=prepare)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_rating(snap_compare, scene, size):
    """The rating after with a four chosen: its step, its zone and its advice."""
    assert snap_compare(scene.app, terminal_size=size, run_before=scene.rating("4"))


def test_rating_at_first(snap_compare, scene):
    """Nothing preselected."""
    assert snap_compare(scene.app, terminal_size=SMALL, run_before=scene.rating())


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_summary(snap_compare, scene, size):
    """A session that hurt."""
    assert snap_compare(scene.app, terminal_size=size, run_before=scene.summary())


def test_summary_refused(snap_compare, scene):
    """A disk that refused."""
    prepare = scene.summary(
        "The disk is full. Make room; it is tried again after the next session."
    )
    assert snap_compare(scene.app, terminal_size=SMALL, run_before=prepare)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
def test_summary_part_done(snap_compare, scene, size):
    """Some of it done and ended for want of time: what was done comes first."""
    prepare = scene.summary(record=PART_DONE)
    assert snap_compare(scene.app, terminal_size=size, run_before=prepare)


SHARP = LeftOutExercise(exercise="bridge", name="Bridge", felt=Felt.SHARP)
LEFT_OUT = {
    "sharp": lambda loaded: LeaveOutScreen(loaded.routine, SHARP),
    "nothing-left": lambda loaded: NothingLeftScreen(loaded.routine),
    "must-not": lambda _loaded: PrecautionsScreen(),
}


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_left_out(snap_compare, tmp_path, name, size):
    """What is asked of it, what is said where nothing is left, and what the patient must not do."""
    fakes = FakeWorld(tmp_path)
    app = HipflowApp(fakes.services)

    async def open_it(_pilot):
        await app.push_screen(LEFT_OUT[name](fakes.loaded()))

    assert snap_compare(app, terminal_size=size, run_before=open_it)
