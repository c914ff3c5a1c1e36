"""The way through one session, and what is kept however it ends."""

from hipflow.session.engine import events
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day
from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.history.history import HistoryScreen
from hipflow.ui.screens.preview import PreviewScreen
from hipflow.ui.screens.session.check_in import CheckInScreen
from hipflow.ui.screens.session.not_today import Noted
from hipflow.ui.screens.session.rating import RatingScreen
from hipflow.ui.screens.session.summary import SummaryScreen
from hipflow.ui.screens.session.workout import WorkoutScreen
from hipflow.ui.screens.today import TodayScreen
from tests.fakes.fake_services import BALANCE, FakeWorld, hip_session
from tests.fakes.manual_queue import ManualQueue
from tests.tools.press_keys import press
from tests.tools.read_screen import screen_text

QUIET = BALANCE + "\n[pain]\nask_before = false\n"
"""A routine that asks for the day only."""


def fakes_with(tmp_path, text=QUIET, **others):
    """A home with one routine."""
    return FakeWorld(tmp_path, routines={"one": text}, **others)


async def to_rating(pilot, fakes):
    """From Today to the rating, the session played to its end."""
    await press(pilot, "today.start", "check-in.start")
    assert isinstance(pilot.app.screen, WorkoutScreen)
    fakes.timer.advance(600)
    await pilot.pause()
    assert isinstance(pilot.app.screen, RatingScreen)


async def test_a_session_leads_from_today_to_today(tmp_path):
    """Check-in, workout, rating, summary, and back; the record holds the rating."""
    fakes = fakes_with(tmp_path)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await to_rating(pilot, fakes)
        await pilot.press("2")
        await press(pilot, "rating.keep")
        assert isinstance(app.screen, SummaryScreen)
        await press(pilot, "summary.today")
        assert isinstance(app.screen, TodayScreen)
        assert not app.playing
    (record,) = fakes.store.records()
    assert (record.outcome, record.pain.after) == ("finished", 2)
    assert not fakes.paths.running_file.exists()


async def test_a_session_begun_from_the_preview_ends_on_today_or_in_the_history(tmp_path):
    """Nothing of the way in lies under the way out."""
    fakes = fakes_with(tmp_path)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.look")
        await to_rating(pilot, fakes)
        await pilot.press("2")
        await press(pilot, "rating.keep", "summary.history")
        assert [type(screen) for screen in app.screen_stack] == [TodayScreen, HistoryScreen]


async def test_turning_back_at_the_check_in_plays_nothing(tmp_path):
    """Whoever turns back is where they came from."""
    fakes = fakes_with(tmp_path)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.look", "preview.start")
        assert isinstance(app.screen, CheckInScreen)
        await press(pilot, "app.back")
        assert isinstance(app.screen, PreviewScreen)
        assert not app.playing
    assert fakes.players == []


async def test_leaving_before_the_rating_keeps_the_session(tmp_path):
    """A session that ended is in the history when the app is left without a rating."""
    fakes = fakes_with(tmp_path)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await to_rating(pilot, fakes)
        app.exit()
        await pilot.pause()
    (record,) = fakes.store.records()
    assert (record.outcome, record.pain.after) == ("finished", None)
    assert not fakes.paths.running_file.exists()


async def test_leaving_in_mid_session_keeps_what_was_done(tmp_path):
    """The command palette can end the app at any time; the session counts as stopped."""
    fakes = fakes_with(tmp_path)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.start", "check-in.start")
        fakes.timer.advance(40)
        await app.action_quit()
        await pilot.pause()
    (record,) = fakes.store.records()
    assert (record.outcome, record.reason) == ("stopped", "not-asked")
    assert record.active_s == 40
    assert not fakes.paths.running_file.exists()


async def test_leaving_while_it_hurts_is_a_stop_for_pain(tmp_path):
    """The terminal goes, or the person leaves, before the pain was rated."""
    fakes = fakes_with(tmp_path)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.start", "check-in.start")
        fakes.timer.advance(40)
        fakes.players[-1].send(events.Pause(events.PauseReason.HURT))
        await app.action_quit()
        await pilot.pause()
    (record,) = fakes.store.records()
    assert (record.outcome, record.reason) == ("stopped", "hurt")


async def test_a_rating_is_kept_once(tmp_path):
    """Leaving on the summary adds no second record."""
    fakes = fakes_with(tmp_path)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await to_rating(pilot, fakes)
        await pilot.press("2")
        await press(pilot, "rating.keep")
        app.exit()
        await pilot.pause()
    assert fakes.store.history.path.read_bytes().count(b"\n") == 1


async def test_leaving_while_the_rating_is_being_saved(tmp_path):
    """It is kept as it was given, once."""
    disk = ManualQueue()
    fakes = fakes_with(tmp_path, disk_queue=disk)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await to_rating(pilot, fakes)
        await pilot.press("2")
        await press(pilot, "rating.keep")
        app.exit()
        await pilot.pause()
    disk.answer()
    (record,) = fakes.store.history.read().written
    assert record.pain.after == 2


async def test_a_second_session_cannot_begin_while_one_is_under_way(tmp_path):
    """The palette offers none, and a wish for one is not heard."""
    fakes = fakes_with(tmp_path)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.start", "check-in.start")
        app.play(fakes.loaded("one"))
        await pilot.pause()
        assert isinstance(app.screen, WorkoutScreen)
        assert all("Start" not in c.title for c in app.get_system_commands(app.screen))
        fakes.players[-1].send(events.Stop())
        await pilot.pause()


async def test_a_warning_is_confirmed_once(tmp_path):
    """What was read and confirmed is not asked again until the file changes."""
    text = QUIET.replace("[[exercise]]", 'warning = "Hold on to something."\n\n[[exercise]]', 1)
    fakes = fakes_with(tmp_path, text)
    app = HipflowApp(fakes.services)
    loaded = fakes.loaded("one")
    async with app.run_test() as pilot:
        await press(pilot, "today.start", "check-in.confirm", "check-in.start")
        assert fakes.state.values.has_confirmed(loaded.ref.hash)
        fakes.players[-1].send(events.Stop())
        await pilot.pause()
        await press(pilot, "rating.not-now", "summary.today", "today.start", "check-in.start")
        assert isinstance(app.screen, WorkoutScreen)


async def test_the_sore_side_is_asked_once_and_played_first(tmp_path):
    """The side that was said is remembered and reaches the plan."""
    text = QUIET.replace('side     = "each"', 'side = "each"\nstart_side = "affected"')
    fakes = fakes_with(tmp_path, text)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.start", "check-in.right", "check-in.start")
        assert fakes.players[-1].setup.plan.choices.affected is Side.RIGHT
    assert FakeWorld(tmp_path, routines={}).state.values.affected == "right"


async def test_the_check_in_is_told_the_pain_that_is_usual(tmp_path):
    """What was usual lately is handed over, so that today's rating has a measure."""
    records = [hip_session(5, 4), hip_session(3, 4), hip_session(1, 2)]
    fakes = FakeWorld(tmp_path, records=records)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.start")
        if not isinstance(app.screen, CheckInScreen):
            await press(pilot, "check-in.confirm")
        assert isinstance(app.screen, CheckInScreen)


async def test_today_opens_what_was_just_played(tmp_path):
    """Also where another routine is due and stood there before: what it says now is of this one."""
    fakes = FakeWorld(tmp_path)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        assert app.screen.opened.item.title == "Evening stretch"
        app.play(fakes.loaded("balance"))
        await pilot.pause()
        await press(pilot, "check-in.start", "workout.finish", "reason.hurt")
        await press(pilot, "rating.not-now", "summary.today")
        assert app.screen.opened.item.title == "Balance at the worktop"
        assert "You stopped for pain." in screen_text(app)
        await press(pilot, "choose.down", "today.history", "app.back")
        assert app.screen.opened.item.title == "Evening stretch"


async def test_rest_is_kept_with_its_rating_before_it_is_acknowledged(tmp_path):
    """Enter at eight: nothing is played; the record is on disk when it is said to be noted."""
    fakes = fakes_with(tmp_path, BALANCE)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.start", "pain.8", "check-in.rest")
        assert isinstance(app.screen, Noted)
        (record,) = fakes.store.history.read().records
        assert "Noted. Rest. If it does not ease today, call your" in screen_text(app)
        await press(pilot, "noted.today")
        assert isinstance(app.screen, TodayScreen)
        assert "Rest today" in screen_text(app)
        assert not app.playing
    assert (record.outcome, record.pain.before, record.exercises) == ("not-today", 8, ())
    assert record.routine == fakes.loaded("one").ref
    assert fakes.players == []
    assert not fakes.paths.running_file.exists()


async def test_a_slow_disk_is_waited_for_before_rest_is_acknowledged(tmp_path):
    """Nothing is said to be noted before it stands there."""
    disk = ManualQueue()
    fakes = fakes_with(tmp_path, BALANCE, disk_queue=disk)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.start", "pain.7", "check-in.rest")
        assert "Noted" not in screen_text(app)
        disk.answer()
        while "Noted." not in screen_text(app):
            await pilot.pause(0.01)
        assert "Noted. Short walks and gentle moving are enough today." in screen_text(app)
    assert len(fakes.store.history.read().records) == 1


async def test_a_disk_that_refuses_rest_is_told_in_place_of_it_being_noted(tmp_path):
    """What it said, the words for the day, and the record to copy; it comes through later."""
    fakes = fakes_with(tmp_path, BALANCE)
    fakes.store.history.path.mkdir(parents=True)
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "today.start", "pain.7", "check-in.rest")
        shown = "".join(screen_text(app).split())
        assert "couldnotbesaved" in shown
        assert "Shortwalksandgentlemoving" in shown
        assert "Noted" not in shown
        assert '"outcome":"not-today"' in shown
        fakes.store.history.path.rmdir()
        fakes.store.retry()
        app.screen._look_at_disk()
        await pilot.pause()
        assert "Noted. Short walks" in screen_text(app)
    assert [record.pain.before for record in fakes.store.history.read().records] == [7]


async def test_keys_that_are_held_down_begin_nothing_on_a_day_of_rest(tmp_path):
    """Enter from the check-in on, as often as it comes: rest is kept once, nothing is played."""
    fakes = fakes_with(tmp_path, BALANCE)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.start")
        await pilot.press("7", *["enter"] * 8)
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
    (record,) = fakes.store.history.read().records
    assert record.outcome == "not-today"
    assert fakes.players == []


async def test_what_is_offered_goes_by_the_history(tmp_path):
    """Five in the first session: a gentle one; and the day after a stop as well, at two."""
    fakes = fakes_with(tmp_path, BALANCE)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.start", "pain.5", "check-in.start", "workout.finish")
        assert fakes.players[-1].setup.plan.choices.day is Day.GENTLE
        await press(pilot, "reason.hurt", "rating.not-now", "summary.today", "today.look")
        await press(pilot, "preview.start", "pain.2", "check-in.start")
        assert fakes.players[-1].setup.plan.choices.day is Day.GENTLE
        fakes.players[-1].send(events.Stop())
        await pilot.pause()


async def test_a_day_from_the_command_line_is_no_way_round_rest(tmp_path):
    """The usual day was asked for beforehand; with a seven it takes a key of its own."""
    fakes = fakes_with(tmp_path, BALANCE, chosen_day=Day.USUAL)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.start", "pain.7", "check-in.usual", "check-in.start")
        assert fakes.players == []
        await press(pilot, "ask-again.all-the-same")
        assert isinstance(app.screen, WorkoutScreen)
        assert fakes.players[-1].setup.plan.choices.day is Day.USUAL
        fakes.players[-1].send(events.Stop())
        await pilot.pause()
