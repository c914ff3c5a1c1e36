"""The question after the morning."""

from hipflow.routine.resolve.routine import PainLimits
from hipflow.storage.state import state_store
from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.today import morning_question_line
from tests.fakes.fake_services import FakeWorld, hip_session
from tests.tools.press_keys import press
from tests.tools.read_screen import last_row, screen_text


async def test_the_morning_after_it_is_asked_once(tmp_path):
    """Answered with a key and a number, it stands with yesterday's session and is gone."""
    fakes = FakeWorld(tmp_path, records=[hip_session(1, 3, 4)])
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "How is the pain this morning?  Yesterday was ▲ 4 after." in screen_text(app)
        await press(pilot, "today.morning", "pain.2", "panel.keep")
        assert "this morning" not in screen_text(app)
        assert fakes.store.records()[0].pain.next_morning == 2


async def test_the_morning_question_can_be_skipped_for_good(tmp_path):
    """Also for the next start of the program; and it is asked on no other day."""
    fakes = FakeWorld(tmp_path, records=[hip_session(1, 3, 4)])
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.skip-morning")
        assert "this morning" not in screen_text(app)
    again = state_store(fakes.paths)
    assert again.values.morning_skipped == fakes.store.records()[0].id
    app = HipflowApp(FakeWorld(tmp_path / "other", records=[hip_session(2, 3, 4)]).services)
    async with app.run_test(size=(80, 24)):
        assert "this morning" not in screen_text(app)


async def test_never_mind_leaves_the_morning_question_where_it_is(tmp_path):
    """It was only looked at."""
    fakes = FakeWorld(tmp_path, records=[hip_session(1, 3, 4)])
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.morning", "panel.never-mind")
        assert "this morning" in screen_text(app)
        assert fakes.store.records()[0].pain.next_morning is None


async def test_the_keys_are_offered_only_while_it_is_asked(tmp_path):
    """Nothing to answer, no key for it."""
    app = HipflowApp(FakeWorld(tmp_path, records=[hip_session(1, 3, 4)]).services)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "This morning" in last_row(app)
        await press(pilot, "today.skip-morning")
        assert "This morning" not in last_row(app)


def test_without_a_rating_after_it_is_asked_all_the_same():
    """Nothing is said of yesterday then."""
    text = morning_question_line(hip_session(1, None, None), PainLimits()).plain
    assert text == "How is the pain this morning?  p answers, s skips."
