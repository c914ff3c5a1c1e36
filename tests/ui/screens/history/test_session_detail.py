"""Session detail: what was asked against what was done, and how it hurt."""

from hipflow.routine.resolve.routine import PainLimits
from hipflow.system.errors import StorageError
from hipflow.ui.app import HipflowApp
from hipflow.ui.history_corrections import Corrections
from hipflow.ui.screens.history.session_detail import SessionDetailScreen
from tests.fakes.fake_services import FOUR_WEEKS, FakeWorld, hip_session
from tests.tools.app_pilot import app_pilot
from tests.tools.press_keys import press
from tests.tools.read_screen import last_row, rows, screen_text

LIMITS = PainLimits()


def app_of(tmp_path):
    """An app with nothing at hand that matters here."""
    return HipflowApp(FakeWorld(tmp_path).services)


def detail(sessions, index=0):
    """The screen of one of these sessions."""
    return SessionDetailScreen(sessions, index, lambda _session: LIMITS)


async def test_four_ratings_are_named_by_their_moment(tmp_path):
    """Each rating says when it was asked, and its zone in a shape, numbers and a word."""
    app = app_of(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        app.push_screen(detail([FOUR_WEEKS[-1]]))
        await pilot.pause()
        text = screen_text(app)
        for moment in ("Before", "Worst during", "After", "Next morning"):
            assert moment in text
        assert text.count("▲ 3–5 take care") == 4


async def test_a_moment_without_a_rating_is_told_as_such(tmp_path):
    """A dash is no zero."""
    app = app_of(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        app.push_screen(detail([hip_session(1, None, None)]))
        await pilot.pause()
        assert screen_text(app).count("not rated") == 4


async def test_what_was_asked_stands_against_what_was_done(tmp_path):
    """Set by set and side by side, with why something was left, the pain and the note."""
    app = app_of(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        app.push_screen(detail([FOUR_WEEKS[-1]]))
        await pilot.pause()
        lines = [" ".join(line.split()) for line in rows(app)]
        assert "Bridge 2 × 8, hold 5 s 8, 6 stopped: it hurt 2 min ▲ 5" in lines
        assert "Clamshell 2 × 8 a side left 8, 8 4 min ▲ 3" in lines
        assert "right 8, 7" in lines
        assert "Hip flexor stretch 2 × 30 s a side not done: no time" in lines
        assert "Your note Left side stiff after the garden." in lines


async def test_other_days_are_a_key_away(tmp_path):
    """Older and newer sessions follow each other; at the ends nothing happens."""
    app = app_of(tmp_path)
    async with app.run_test() as pilot:
        app.push_screen(detail(FOUR_WEEKS[::-1]))
        await pilot.pause()
        await press(pilot, "detail.newer")
        assert "Saturday 21 November" in rows(app)[0]
        await press(pilot, "detail.older")
        assert "Wednesday 18 November" in rows(app)[0]


async def test_a_single_session_offers_no_others(tmp_path):
    """A key that would do nothing is not offered."""
    app = app_of(tmp_path)
    async with app.run_test() as pilot:
        app.push_screen(detail([hip_session(1)]))
        await pilot.pause()
        assert "Other days" not in last_row(app)


async def test_reading_on_is_offered_where_there_is_more(tmp_path):
    """On a small screen the page turns; on a large one there is nothing to turn."""
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 30)) as pilot:
        app.push_screen(detail([FOUR_WEEKS[-1]]))
        await pilot.pause()
        assert "Read on" not in last_row(app)
        await pilot.resize_terminal(80, 12)
        await pilot.pause()
        await pilot.pause()
        assert "Read on" in last_row(app)
        await press(pilot, "page.down", "page.down")
        assert "Your note" in screen_text(app)


async def corrected(tmp_path, *keys):
    """The lines of the history after these keys on the page of the latest of four weeks."""
    fakes = FakeWorld(tmp_path, records=FOUR_WEEKS)
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "today.history", "history.open", *keys)
        return fakes.store.records()[-1], screen_text(app)


async def test_a_rating_is_corrected_by_a_later_line(tmp_path):
    """Which one, then what it was; the page shows it at once."""
    record, text = await corrected(
        tmp_path, "detail.correct", "correct.morning", "pain.1", "panel.keep"
    )
    assert record.pain.next_morning == 1
    assert "● 0–2 fine" in text


async def test_effort_can_be_said_and_a_rating_taken_back(tmp_path):
    """Effort knows no zones; a rating that was none is none."""
    record, _ = await corrected(
        tmp_path, "detail.correct", "correct.effort", "pain.4", "panel.keep"
    )
    assert record.effort == 4
    record, text = await corrected(
        tmp_path / "other", "detail.correct", "correct.after", "correct.unrated"
    )
    assert record.pain.after is None
    assert "not rated" in text


async def test_undo_takes_one_correction_back_after_the_other(tmp_path):
    """The last one first, until none is left to offer."""
    note = ("detail.note",)
    fakes = FakeWorld(tmp_path, records=FOUR_WEEKS)
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "today.history", "history.open", *note)
        await pilot.press("!")
        await press(pilot, "panel.keep", "detail.remove")
        assert "Removed from the history." in screen_text(app)
        assert "Note" not in last_row(app)
        await press(pilot, "detail.undo")
        assert "Removed" not in screen_text(app)
        assert "garden.!" in screen_text(app)
        await press(pilot, "detail.undo")
        assert "garden.!" not in screen_text(app)
        assert "Undo" not in last_row(app)
    assert fakes.store.records() == FOUR_WEEKS


async def test_a_disk_that_refuses_what_is_taken_back_is_told_too(tmp_path):
    """It holds for this run, and why it is not saved stands above the page."""
    fakes = FakeWorld(tmp_path, records=FOUR_WEEKS)
    app = HipflowApp(fakes.services)

    def refuse(_amendment):
        raise StorageError("The disk is full.")

    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "today.history", "history.open", "detail.remove")
        fakes.store.history.append = refuse  # the disk
        await press(pilot, "detail.undo")
        assert "The disk is full." in screen_text(app)
        assert "Removed" not in screen_text(app)


async def test_never_mind_leaves_everything_as_it_was(tmp_path):
    """No line is written for what was not meant, or not changed."""
    fakes = FakeWorld(tmp_path, records=FOUR_WEEKS)
    before = fakes.store.history.path.read_bytes()
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "today.history", "history.open", "detail.correct", "panel.never-mind")
        await press(pilot, "detail.correct", "correct.after", "panel.never-mind")
        await press(pilot, "detail.correct", "correct.after", "panel.keep")
        await press(pilot, "detail.note", "panel.keep")
    assert fakes.store.history.path.read_bytes() == before


async def test_the_pain_of_one_exercise_is_corrected_and_taken_back(tmp_path):
    """Chosen from the exercises of the session, asked by its name; the others stay."""
    fakes = FakeWorld(tmp_path, records=FOUR_WEEKS)
    app = HipflowApp(fakes.services)

    def pains():
        return [exercise.pain for exercise in fakes.store.records()[-1].exercises]

    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "today.history", "history.open", "detail.correct", "correct.exercise")
        assert "▸ Squat at the worktop" in screen_text(app)
        await press(pilot, "choose.down", "correct.that-one")
        assert "Bridge: how much did it hurt?" in screen_text(app)
        await press(pilot, "pain.2", "panel.keep")
        assert pains() == [2, 2, 3, None]
        assert "▲ 5" not in "".join(row for row in rows(app) if "Bridge" in row)
        await press(pilot, "detail.undo")
        assert pains() == [2, 5, 3, None]
        await press(pilot, "detail.correct", "correct.exercise", "panel.never-mind")
        assert "Undo" not in last_row(app)


async def test_a_session_without_exercises_offers_none(tmp_path):
    """Only the ratings of the whole of it."""
    fakes = FakeWorld(tmp_path, records=[hip_session(1, exercises=())])
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "today.history", "history.open", "detail.correct")
        assert "Pain before" in screen_text(app)
        assert "Pain of one exercise" not in screen_text(app)
        await press(pilot, "correct.exercise")
        assert "Pain before" in screen_text(app)


async def test_of_rest_that_was_chosen_there_is_one_rating_and_no_session(tmp_path):
    """No kind of day, no minutes, and no moment that never was."""
    rest = hip_session(1, 8, None, outcome="not-today", day="", exercises=())
    async with app_pilot(tmp_path) as stage:
        await stage.open(detail([rest, FOUR_WEEKS[-1]]))
        assert "Sunday 22 November, 18:02" in stage.rows[0]
        assert stage.rows[0].rstrip().endswith("Hip starter")
        assert "Not today: rest was chosen, nothing was played." in stage.text
        assert "■ 6–10 stop" in stage.text
        assert "Worst during" not in stage.text
        await stage.press("detail.older")
        assert "Worst during" in stage.text


async def test_this_morning_is_answered_here_too(tmp_path):
    """As Today answers it, by what is usual; of older mornings there is nothing to be said."""
    records = [*(hip_session(days, 3, 3) for days in (8, 6, 4)), hip_session(1, 3, 3)]
    for session, said in ((records[-1], True), (records[0], False)):
        async with app_pilot(tmp_path / session.id, records=records) as stage:
            corrections = Corrections(stage.fakes.services)
            await stage.open(
                SessionDetailScreen([session], 0, lambda _one: LIMITS, corrections=corrections)
            )
            await stage.press("detail.correct", "correct.morning", "7")
            words = "That is a lot. Rest today. Look at the warning signs: press i."
            assert (words in stage.text) is said
            if said:
                await stage.press("i")
                assert "Get help now" in stage.text
