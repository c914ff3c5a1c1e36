"""The summary on the screen."""

import pytest

from hipflow.storage.session_store import Saved
from hipflow.storage.settings import Settings
from hipflow.system import background
from hipflow.system.background import INLINE, SAVING
from hipflow.system.errors import StorageError
from hipflow.ui.screens.session import summary
from hipflow.ui.screens.session.summary import SummaryScreen
from tests.fakes.fake_services import BRIDGE_HURT, SQUAT_DONE, THREE_ROUTINES, hip_session
from tests.fakes.manual_queue import ManualQueue
from tests.tools.app_pilot import app_pilot

SENT = THREE_ROUTINES["balance"].replace("Balance at the worktop", "Sent [by] mail")


async def sum_up(stage, record, problem=""):
    """The summary of a session that is in the history, unless there was a problem."""
    if not problem:
        stage.fakes.store.save(record)
    await stage.open(SummaryScreen(Saved(record=record, problem=problem), stage.fakes.loaded()))


async def test_it_tells_before_after_and_what_was_done(tmp_path):
    """Numbers with their zones, the set that was stopped, and the week."""
    record = hip_session(0, 3, 7, exercises=(SQUAT_DONE, BRIDGE_HURT))
    async with app_pilot(tmp_path) as stage:
        await sum_up(stage, record)
        for words in (
            "▲ take care",
            "■ stop",
            "All 2 exercises, 30 of 32 repetitions.",
            "Bridge: set 2 stopped after 6: it hurt.",
            "1 of 3 done.",
            "That is too much. Rest now, and do no more exercises today.",
            "Saved.",
        ):
            assert words in stage.text


async def test_the_worst_on_the_way_is_told_between_before_and_after(tmp_path):
    """Where something was rated; else it takes no room."""
    async with app_pilot(tmp_path) as stage:
        await sum_up(stage, hip_session(0, 3, 2, during=6))
        titles = next(row for row in stage.rows if "Pain before" in row).split("  ")
        assert [one.strip() for one in titles if one.strip()] == [
            *("Pain before", "Worst during", "Pain after", "Minutes")
        ]
        await stage.open(SummaryScreen(Saved(record=hip_session(0, 3, 2)), stage.fakes.loaded()))
        assert "Worst during" not in stage.text


async def test_what_the_disk_refused_is_seen_with_the_line_to_copy(tmp_path, monkeypatch):
    """In the smallest usual window, without turning the page, beside what the pain asks for."""
    monkeypatch.setattr(summary, "LOOK_AGAIN_S", 3_600)  # however busy the machine is
    record = hip_session(0, 3, 7, exercises=(SQUAT_DONE,))
    async with app_pilot(tmp_path, size=(80, 24)) as stage:
        stage.fakes.paths.history_file.mkdir()
        stage.fakes.store.add(record)
        await sum_up(stage, record, problem="The disk is full.")
        seen = " ".join(stage.text.split())
        assert "The disk is full." in seen
        assert "copy the line at the end of this page." in seen
        assert "do no more exercises today." in seen


async def test_what_was_too_much_too_often_has_a_page_one_key_away(tmp_path):
    """Two of the last three; it says where the page is. After one there is no such key."""
    written = INLINE.do(lambda: "Written: report.html.")
    async with app_pilot(tmp_path, write_report=lambda: written) as stage:
        await sum_up(stage, hip_session(2, 3, 9))
        assert "Page for the therapist" not in stage.keys.values()
        await sum_up(stage, hip_session(0, 3, 9))
        assert "Show this to your therapist or doctor" in stage.text
        await stage.press("report.write")
        assert "Written: report.html." in stage.text


async def test_the_week_is_counted_against_a_goal_of_ones_own(tmp_path):
    """Where the routine asks for no number of days."""
    asks_for_none = THREE_ROUTINES["hip-starter"].replace("per_week = 3\n", "")
    async with app_pilot(tmp_path, routines={"hip-starter": asks_for_none}) as stage:
        stage.fakes.audio.change(Settings(weekly_goal=4))
        await sum_up(stage, hip_session(0))
        assert "1 of 4 done." in stage.text


@pytest.mark.parametrize(
    ("key", "wanted"),
    [("summary.today", "today"), ("summary.history", "history"), ("escape", "today")],
)
async def test_it_leads_to_today_or_to_the_history(tmp_path, key, wanted):
    """One key for each, and the screen gives back which it was."""
    async with app_pilot(tmp_path) as stage:
        await sum_up(stage, hip_session(0))
        await stage.press(key)
        assert stage.result == [wanted]


async def test_a_note_and_an_effort_are_kept_as_corrections(tmp_path):
    """They are in the history, and the summary shows them as text."""
    async with app_pilot(tmp_path) as stage:
        await sum_up(stage, hip_session(0))
        await stage.press("summary.note", "left_square_bracket", "b", "right_square_bracket")
        await stage.press("panel.keep")
        await stage.press("summary.effort", "6", "panel.keep")
        assert "Your note: [b]" in stage.text
        assert "Effort 6 of 10." in stage.text
        (kept,) = stage.fakes.store.records()
        assert (kept.note, kept.effort) == ("[b]", 6)


async def test_the_rating_can_be_changed(tmp_path):
    """The scale opens on what was said before."""
    async with app_pilot(tmp_path) as stage:
        await sum_up(stage, hip_session(0, 3, 2))
        await stage.press("summary.rating", "right", "right", "right", "panel.keep")
        (kept,) = stage.fakes.store.records()
        assert kept.pain.after == 5
        assert "Pain after is 2 more than before." in stage.text


async def test_never_mind_changes_nothing(tmp_path):
    """Esc leaves rating, effort and note as they were."""
    async with app_pilot(tmp_path) as stage:
        await sum_up(stage, hip_session(0, 3, 2))
        for key in ("summary.rating", "summary.effort", "summary.note"):
            await stage.press(key, "5", "panel.never-mind")
        (kept,) = stage.fakes.store.records()
        assert (kept.pain.after, kept.effort, kept.note) == (2, None, None)


async def test_a_disk_that_refused_is_told_calmly_with_the_record_to_copy(tmp_path):
    """What happened and what to do before all else, and the session as text."""
    async with app_pilot(tmp_path, size=(80, 40)) as stage:
        stage.fakes.store.history.path.mkdir()
        stage.fakes.store.add(hip_session(0))
        await sum_up(
            stage, hip_session(0), problem="The disk is full. Make room, then it is tried again."
        )
        assert "The disk is full." in stage.text
        assert '"outcome":"finished"' in stage.text.replace("\n", "").replace(" ", "")
        assert "Saved." not in stage.text
        assert stage.text.index("The disk is full.") < stage.text.index("All 4 exercises")


async def test_a_correction_the_disk_refuses_is_told_too(tmp_path):
    """Nothing is lost silently."""
    async with app_pilot(tmp_path) as stage:
        await sum_up(stage, hip_session(0))

        def refuse(_amendment):
            raise StorageError("The disk is full.")

        stage.fakes.store.history.append = refuse  # the disk
        await stage.press("summary.effort", "6", "panel.keep")
        assert "The disk is full." in stage.text
        assert "Effort 6 of 10." in stage.text


async def test_what_the_disk_refused_is_saved_when_it_has_come_through(tmp_path, monkeypatch):
    """Tried again by itself; the words and the text to copy go."""
    monkeypatch.setattr(summary, "LOOK_AGAIN_S", 0.01)
    async with app_pilot(tmp_path, size=(80, 40)) as stage:
        store = stage.fakes.store
        store.history.path.mkdir()
        with pytest.raises(StorageError) as refused:
            store.save(hip_session(0))
        await sum_up(stage, hip_session(0), problem=str(refused.value))
        await stage.pilot.pause()
        assert "Saved." not in stage.text
        store.history.path.rmdir()
        store.retry()
        await stage.see("Saved.")
        assert '"outcome"' not in stage.text


async def test_another_session_that_came_through_is_not_this_one(tmp_path, monkeypatch):
    """A disk with little room takes the one before and refuses this one: it is not called saved."""
    monkeypatch.setattr(summary, "LOOK_AGAIN_S", 0.01)
    async with app_pilot(tmp_path, size=(80, 40)) as stage:
        store = stage.fakes.store
        store.history.path.mkdir()
        for record in (hip_session(1), hip_session(0)):
            with pytest.raises(StorageError):
                store.save(record)
        await sum_up(stage, hip_session(0), problem="The disk is full.")
        store.history.path.rmdir()
        take, asked = store.history.append, []

        def nearly_full(record):
            asked.append(record.id)
            if record.id == hip_session(1).id:
                return take(record)
            summary_screen._poll_disk()  # as it does each second
            raise StorageError("The disk is full.")

        summary_screen = stage.app.screen
        store.history.append = nearly_full  # the disk
        assert store.retry().result() == ""
        await stage.pilot.pause()
        assert len(asked) == 2
        assert "Saved." not in stage.text
        assert "The disk is full." in stage.text


async def test_a_correction_on_a_slow_disk(tmp_path, monkeypatch):
    """It is shown at once, and that it is being saved; then that it is."""
    monkeypatch.setattr(background, "NOTICE_AFTER_S", 0.001)
    disk = ManualQueue()
    async with app_pilot(tmp_path, disk_queue=disk) as stage:
        await sum_up(stage, hip_session(0))
        await stage.press("summary.effort", "6", "panel.keep")
        await stage.see(SAVING)
        assert stage.fakes.store.records()[0].effort == 6
        disk.answer()
        await stage.pilot.pause()
        assert "Saved." in stage.text
        assert "Effort 6 of 10." in stage.text


async def elsewhere(stage, folder):
    """The summary of a routine that was played from a file elsewhere."""
    path = folder / "sent.toml"
    path.write_text(SENT, encoding="utf-8")
    loaded = stage.fakes.catalog.load(path)
    stage.fakes.store.save(hip_session(0))
    await stage.open(SummaryScreen(Saved(record=hip_session(0)), loaded))


async def test_a_routine_played_from_elsewhere_can_be_kept(tmp_path):
    """One key brings it to the others and says so; then the key is gone."""
    async with app_pilot(tmp_path) as stage:
        await elsewhere(stage, tmp_path)
        assert "k Keep this routine" in stage.rows[-1]
        await stage.press("summary.keep")
        assert "The routine is kept." in stage.text
        assert "Keep this routine" not in stage.rows[-1]
        assert "Sent [by] mail" in {item.title for item in stage.fakes.catalog.items()}


async def test_a_routine_that_cannot_be_kept_says_why(tmp_path):
    """Another file of that name stands there already: nothing is written over."""
    async with app_pilot(tmp_path) as stage:
        other = stage.fakes.paths.routines_folder / "sent.toml"
        other.write_text("schema = 0", encoding="utf-8")
        await elsewhere(stage, tmp_path)
        await stage.press("summary.keep")
        assert "It could not be kept." in stage.text
        assert "k Keep this routine" in stage.rows[-1]
        assert other.read_text(encoding="utf-8") == "schema = 0"


async def test_a_routine_of_ones_own_is_not_offered_again(tmp_path):
    """It is kept already."""
    async with app_pilot(tmp_path) as stage:
        await sum_up(stage, hip_session(0))
        assert "Keep" not in stage.text


@pytest.mark.parametrize("after", [7, None])
async def test_after_a_stop_nothing_is_next_today(tmp_path, after):
    """However little was done: gentle next time, and no day is named for it."""
    stopped = hip_session(0, 4, after, outcome="stopped", reason="hurt", exercises=())
    async with app_pilot(tmp_path, size=(140, 45)) as stage:
        await sum_up(stage, stopped)
        assert "0 of 3 done.  Next time gentle, once the morning is back to usual." in stage.text
        assert "Next:" not in stage.text


async def test_after_a_stop_that_is_told_where_no_days_are_asked(tmp_path):
    """There is no week to count, and the next time is gentle all the same."""
    asks_for_none = THREE_ROUTINES["hip-starter"].replace("per_week = 3\n", "")
    async with app_pilot(tmp_path, routines={"hip-starter": asks_for_none}) as stage:
        await sum_up(stage, hip_session(0, 3, 2))
        assert "Next" not in stage.text
    async with app_pilot(tmp_path / "2", routines={"hip-starter": asks_for_none}) as stage:
        await sum_up(stage, hip_session(0, 3, 9))
        assert "Next time gentle, once the morning is back to usual." in stage.text
