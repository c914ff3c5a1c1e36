"""Session detail: what was asked against what was done, and how it hurt."""

from hipflow.routine.resolved import PainLimits
from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.session_detail import SessionDetail, session_text
from pressing import press
from seeing import last_row, rows, seen
from ui_services import FOUR_WEEKS, Fakes, played

LIMITS = PainLimits()


def app_of(tmp_path):
    """An app with nothing on its shelf that matters here."""
    return HipflowApp(Fakes(tmp_path).services)


def detail(sessions, index=0):
    """The screen of one of these sessions."""
    return SessionDetail(sessions, index, lambda _session: LIMITS)


async def test_four_ratings_are_named_by_their_moment(tmp_path):
    """Each rating says when it was asked, and its zone in a shape, numbers and a word."""
    app = app_of(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        app.push_screen(detail([FOUR_WEEKS[-1]]))
        await pilot.pause()
        text = seen(app)
        for moment in ("Before", "Worst during", "After", "Next morning"):
            assert moment in text
        assert text.count("▲ 3–5 take care") == 4


async def test_a_moment_without_a_rating_is_told_as_such(tmp_path):
    """A dash is no zero."""
    app = app_of(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        app.push_screen(detail([played(1, None, None)]))
        await pilot.pause()
        assert seen(app).count("not rated") == 4


async def test_what_was_asked_stands_against_what_was_done(tmp_path):
    """Set by set and side by side, with why something was left, the pain and the note."""
    app = app_of(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        app.push_screen(detail([FOUR_WEEKS[-1]]))
        await pilot.pause()
        lines = [" ".join(line.split()) for line in rows(app)]
        assert "Bridge 2 × 8, hold 5 s 8, 6 stopped: it hurt ▲ 5" in lines
        assert "Clamshell 2 × 8 a side left 8, 8 ▲ 3" in lines
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
        app.push_screen(detail([played(1)]))
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
        assert "Your note" in seen(app)


def test_how_it_ended_and_how_hard_it_was_are_told():
    """The reason of an early end, the effort, and that another speed does not count."""
    stopped = played(1, outcome="stopped", reason="hurt", effort=4, speed=10)
    text = session_text(stopped, LIMITS, 80).plain
    assert "Stopped early: it hurt." in text
    assert "How hard it was  4 of 10" in text
    assert "Played at 10 times its speed" in text


def test_a_session_without_exercises_can_be_told():
    """A line another program wrote may hold no exercises."""
    assert "Played to the end." in session_text(played(1, exercises=()), LIMITS, 40).plain


def test_a_note_of_any_kind_is_shown_as_it_is():
    """Brackets stay brackets; what would steer a terminal is taken out."""
    text = session_text(played(1, note="[red]stiff\x1b[2J"), LIMITS, 80).plain
    assert "[red]stiff" in text
    assert "\x1b" not in text
