"""The question after the morning."""

from hipflow.routine.resolve.routine import PainLimits
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.state import state_store
from hipflow.system.background import INLINE
from hipflow.system.errors import StorageError
from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.today import TodayScreen, morning_question_line
from tests.fakes.fake_services import FakeWorld, hip_session
from tests.tools.press_keys import press
from tests.tools.read_screen import last_row, screen_text


async def test_the_morning_after_it_is_asked_once(tmp_path):
    """Answered with a key and a number, it stands with yesterday's session and is gone."""
    fakes = FakeWorld(tmp_path, records=[hip_session(1, 3, 4)])
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "How is the pain this morning?  Yesterday was ▲ 4 after." in screen_text(app)
        await press(pilot, "today.morning", "pain.2")
        assert "Settled. Carry on as planned." in screen_text(app)
        await press(pilot, "panel.keep")
        assert "How is the pain this morning?" not in screen_text(app)
        assert "This morning ● 2.  Settled. Carry on as planned." in screen_text(app)
        assert fakes.store.records()[0].pain.next_morning == 2


async def test_a_morning_that_the_disk_refuses_is_told(tmp_path, monkeypatch):
    """It holds all the same, is tried again, and nobody believes that it is on disk."""
    fakes = FakeWorld(tmp_path, records=[hip_session(1, 3, 4)])

    def refuse(_history, _entry):
        raise StorageError("The disk is full.")

    monkeypatch.setattr(HistoryFile, "append", refuse)
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.morning", "pain.2", "panel.keep")
        assert "This morning ● 2." in screen_text(app)
        assert "The disk is full." in screen_text(app)


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


USUAL = [hip_session(days, 3, 3) for days in (20, 6, 4)]


async def test_a_bad_morning_is_answered_and_rests_its_day(tmp_path):
    """Seven where three is usual: Today rests, and the check-in offers rest first."""
    fakes = FakeWorld(tmp_path, records=[*USUAL, hip_session(1, 3, 3)])
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.morning", "pain.7")
        assert "That is a lot. Rest today." in screen_text(app)
        await press(pilot, "panel.keep")
        assert screen_text(app).count("That is a lot. Rest today.") == 1
        assert "This morning ■ 7." in screen_text(app)
        assert app.screen.opened.item.ref.file == "hip-starter.toml"
        assert "enter" not in {a.binding.key for a in app.screen.active_bindings.values()}


async def test_a_raised_morning_makes_the_next_session_gentle(tmp_path):
    """It is said where it is rated, and stays on Today for that day."""
    fakes = FakeWorld(tmp_path, records=[*USUAL, hip_session(1, 3, 3)])
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.morning", "pain.5", "panel.keep")
        assert "Still more than usual." in screen_text(app)


async def test_in_the_first_two_weeks_muscles_are_told_from_the_hip(tmp_path):
    """Below the scale, before there is a rating."""
    for days, is_said in ((6, True), (20, False)):
        records = [hip_session(days, 3, 3), hip_session(1, 3, 3)]
        app = HipflowApp(FakeWorld(tmp_path / str(days), records=records).services)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "today.morning")
            assert ("Rate the hip, not tired muscles." in screen_text(app)) is is_said


async def test_what_was_stopped_is_read_first(tmp_path):
    """Another routine is due; Today opens with what has happened, and starts nothing by Enter."""
    fakes = FakeWorld(tmp_path, records=[hip_session(0, 3, 9, outcome="stopped", reason="hurt")])
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.opened.item.ref.file == "hip-starter.toml"
        assert "You stopped for pain. Rest today" in screen_text(app)
        assert "due today" in screen_text(app)
        await pilot.press("enter")
        assert isinstance(app.screen, TodayScreen)


async def test_a_page_for_the_therapist_is_one_key_away(tmp_path):
    """Where two of the last three were too much; it says where the page is."""
    records = [hip_session(2, 3, 9), hip_session(0, 3, 9)]
    written = []

    def write():
        written.append(True)
        return INLINE.do(lambda: "Written: report.html.")

    app = HipflowApp(FakeWorld(tmp_path, records=records, write_report=write).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "This is too much too often." in screen_text(app)
        assert all(name in screen_text(app) for name in ("Hip starter", "Balance"))
        await press(pilot, "report.write")
        assert "Written: report.html." in screen_text(app)
    assert written == [True]
    app = HipflowApp(FakeWorld(tmp_path / "other", records=records[:1]).services)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "Page for the therapist" not in last_row(app)


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
