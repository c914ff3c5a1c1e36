"""The way through one session, and what is kept however it ends."""

from held import Held
from hipflow.session import events
from hipflow.session.steps import Side
from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.check_in import CheckIn
from hipflow.ui.screens.history import History
from hipflow.ui.screens.preview import Preview
from hipflow.ui.screens.rating import Rating
from hipflow.ui.screens.summary import Summary
from hipflow.ui.screens.today import Today
from hipflow.ui.screens.workout import Workout
from pressing import press
from ui_services import BALANCE, Fakes, played

QUIET = BALANCE + "\n[pain]\nask_before = false\n"
"""A routine that asks for the day only."""


def fakes_with(tmp_path, text=QUIET, **others):
    """A shelf with one routine."""
    return Fakes(tmp_path, routines={"one": text}, **others)


async def to_rating(pilot, fakes):
    """From Today to the rating, the session played to its end."""
    await press(pilot, "today.start", "check-in.start")
    assert isinstance(pilot.app.screen, Workout)
    fakes.timer.advance(600)
    await pilot.pause()
    assert isinstance(pilot.app.screen, Rating)


async def test_a_session_leads_from_today_to_today(tmp_path):
    """Check-in, workout, rating, summary, and back; the record holds the rating."""
    fakes = fakes_with(tmp_path)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await to_rating(pilot, fakes)
        await pilot.press("2")
        await press(pilot, "rating.keep")
        assert isinstance(app.screen, Summary)
        await press(pilot, "summary.today")
        assert isinstance(app.screen, Today)
        assert not app.playing
    (record,) = fakes.shelf.records()
    assert (record.outcome, record.pain.after) == ("finished", 2)
    assert not fakes.shelf.places.running_file.exists()


async def test_a_session_begun_from_the_preview_ends_on_today_or_in_the_history(tmp_path):
    """Nothing of the way in lies under the way out."""
    fakes = fakes_with(tmp_path)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.look")
        await to_rating(pilot, fakes)
        await pilot.press("2")
        await press(pilot, "rating.keep", "summary.history")
        assert [type(screen) for screen in app.screen_stack] == [Today, History]


async def test_turning_back_at_the_check_in_plays_nothing(tmp_path):
    """Whoever turns back is where they came from."""
    fakes = fakes_with(tmp_path)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.look", "preview.start")
        assert isinstance(app.screen, CheckIn)
        await press(pilot, "app.back")
        assert isinstance(app.screen, Preview)
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
    (record,) = fakes.shelf.records()
    assert (record.outcome, record.pain.after) == ("finished", None)
    assert not fakes.shelf.places.running_file.exists()


async def test_leaving_in_mid_session_keeps_what_was_done(tmp_path):
    """The command palette can end the app at any time; the session counts as stopped."""
    fakes = fakes_with(tmp_path)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.start", "check-in.start")
        fakes.timer.advance(40)
        await app.action_quit()
        await pilot.pause()
    (record,) = fakes.shelf.records()
    assert (record.outcome, record.reason) == ("stopped", "other")
    assert record.active_s == 40
    assert not fakes.shelf.places.running_file.exists()


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
    assert fakes.shelf.history.path.read_bytes().count(b"\n") == 1


async def test_leaving_while_the_rating_is_being_saved(tmp_path):
    """It is kept as it was given, once."""
    disk = Held()
    fakes = fakes_with(tmp_path, errands=disk)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await to_rating(pilot, fakes)
        await pilot.press("2")
        await press(pilot, "rating.keep")
        app.exit()
        await pilot.pause()
    disk.answer()
    (record,) = fakes.shelf.history.read().written
    assert record.pain.after == 2


async def test_a_second_session_cannot_begin_while_one_is_under_way(tmp_path):
    """The palette offers none, and a wish for one is not heard."""
    fakes = fakes_with(tmp_path)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.start", "check-in.start")
        app.play(fakes.loaded("one"))
        await pilot.pause()
        assert isinstance(app.screen, Workout)
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
        assert fakes.shelf.state.has_confirmed(loaded.ref.hash)
        fakes.players[-1].send(events.Stop())
        await pilot.pause()
        await press(pilot, "rating.not-now", "summary.today", "today.start", "check-in.start")
        assert isinstance(app.screen, Workout)


async def test_the_sore_side_is_asked_once_and_played_first(tmp_path):
    """The side that was said is remembered and reaches the plan."""
    text = QUIET.replace('side     = "each"', 'side = "each"\nstart_side = "affected"')
    fakes = fakes_with(tmp_path, text)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.start", "check-in.right", "check-in.start")
        assert fakes.players[-1].setup.plan.choices.affected is Side.RIGHT
    assert Fakes(tmp_path, routines={}).shelf.state.affected == "right"


async def test_the_check_in_is_told_the_pain_that_is_usual(tmp_path):
    """What was usual lately is handed over, so that today's rating has a measure."""
    records = [played(5, 4), played(3, 4), played(1, 2)]
    fakes = Fakes(tmp_path, records=records)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.start")
        if not isinstance(app.screen, CheckIn):
            await press(pilot, "check-in.confirm")
        assert isinstance(app.screen, CheckIn)
