"""The offer to go on with a session that was interrupted."""

import pytest

from hipflow.session.engine import events
from hipflow.session.engine.session import Status
from hipflow.ui.screens.session.check_in import CheckInScreen
from hipflow.ui.screens.session.interrupted import InterruptedScreen
from hipflow.ui.screens.session.workout import WorkoutScreen
from hipflow.ui.screens.today import TodayScreen
from tests.fakes.interrupted_home import broken_off
from tests.fakes.manual_queue import ManualQueue
from tests.tools.press_keys import press
from tests.tools.read_screen import screen_text


async def test_enter_goes_on_to_the_end_and_back_to_today(tmp_path):
    """The workout opens where it broke off; rated, it is one session of the history."""
    fakes, app = broken_off(tmp_path)
    async with app.run_test() as pilot:
        assert isinstance(app.screen, InterruptedScreen)
        assert app.playing
        await press(pilot, "go-on.from-there")
        assert isinstance(app.screen, WorkoutScreen)
        session = fakes.players[-1].session
        assert (session.status, session.step.play.name) == (Status.LEADING_IN, "Bridge")
        await press(pilot, "workout.big-ready")
        assert fakes.players[-1].session.lead_in_ms == 3_000
        fakes.players[-1].send(events.Stop())
        await pilot.pause()
        await pilot.press("2")
        await press(pilot, "rating.keep", "summary.today")
        assert isinstance(app.screen, TodayScreen)
    (record,) = fakes.store.records()
    assert (record.pain.before, record.pain.after) == (3, 2)
    assert not fakes.paths.running_file.exists()


async def test_k_keeps_it_as_it_is(tmp_path):
    """Today says where it is, and the history has it as interrupted."""
    fakes, app = broken_off(tmp_path)
    async with app.run_test() as pilot:
        await press(pilot, "go-on.keep")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        assert any("was interrupted" in note for note in app.screen.notes)
        assert not app.playing
    assert [record.outcome for record in fakes.store.records()] == ["interrupted"]


PAUSE = events.Pause(events.PauseReason.HURT)
VERY_STRONG = (PAUSE, events.RatePain(9), events.Resume())


@pytest.mark.parametrize(
    ("hurt", "words"),
    [
        (VERY_STRONG, "Rest today; gentle next time. If it does not ease today, call"),
        ((PAUSE, events.RatePain(6)), "It hurt a lot."),
        ((PAUSE,), "You had paused because it hurt."),
    ],
)
async def test_where_it_hurt_enter_keeps_it(tmp_path, hurt, words):
    """What the pain asks for is said, and going on has a key of its own."""
    fakes, app = broken_off(tmp_path, hurt=hurt)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert words in " ".join(screen_text(app).split())
        await pilot.press("space")
        await pilot.pause()
        assert isinstance(app.screen, InterruptedScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
    assert [record.outcome for record in fakes.store.records()] == ["interrupted"]


async def test_where_the_routine_was_changed_enter_keeps_it(tmp_path):
    """What was changed is told, and that going on plays the old one; that has its own key."""
    _fakes, app = broken_off(tmp_path, edited=("sets      = 2", "sets      = 1"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = " ".join(screen_text(app).split())
        assert "The routine was changed since you began. Squat at the worktop: 2 sets, 8" in text
        assert "Going on plays it as it was." in text
        await press(pilot, "go-on.all-the-same")
        assert isinstance(app.screen, WorkoutScreen)


async def test_where_it_hurt_one_can_go_on_all_the_same(tmp_path):
    """The patient decides."""
    _fakes, app = broken_off(tmp_path, hurt=VERY_STRONG)
    async with app.run_test() as pilot:
        await press(pilot, "go-on.all-the-same")
        assert isinstance(app.screen, WorkoutScreen)


async def test_another_session_waits_only_where_it_must(tmp_path):
    """The check-in comes at once though the disk is slow; the journal is not begun in use."""
    fakes, app = broken_off(tmp_path)
    disk = fakes.store.disk_queue = ManualQueue()
    async with app.run_test() as pilot:
        await press(pilot, "go-on.keep")
        app.play(fakes.loaded())
        await pilot.pause()
        await press(pilot, "check-in.confirm")
        assert isinstance(app.screen, CheckInScreen)
        await press(pilot, "check-in.start")
        assert not fakes.players[1:]
        disk.answer()
        await pilot.pause()
        assert isinstance(app.screen, WorkoutScreen)
    assert [record.outcome for record in fakes.store.records()] == ["interrupted", "stopped"]


async def test_taken_by_another_program_it_says_so(tmp_path):
    """Nothing opens and nothing is touched."""
    fakes, app = broken_off(tmp_path)
    async with app.run_test() as pilot:
        journal = app.services.interrupted.resume().result()
        await press(pilot, "go-on.from-there")
        assert isinstance(app.screen, TodayScreen)
        assert any("Another hipflow" in note for note in app.screen.notes)
        journal.close()
    assert fakes.paths.running_file.exists()


async def test_left_without_a_choice_it_is_asked_again(tmp_path):
    """Quitting decides nothing."""
    fakes, app = broken_off(tmp_path)
    before = fakes.paths.running_file.read_bytes()
    async with app.run_test() as pilot:
        await press(pilot, "app.quit")
    assert fakes.paths.running_file.read_bytes() == before
    assert fakes.store.records() == ()


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=["80x24", "140x45"])
def test_how_it_looks(snap_compare, tmp_path, size):
    """Two choices, the first one marked."""
    assert snap_compare(broken_off(tmp_path)[1], terminal_size=size)
