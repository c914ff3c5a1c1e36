"""Before a session."""

from msgspec import structs

from hipflow.routine.resolved import Pace, PainLimits
from hipflow.session.record import Day
from hipflow.session.steps import Side
from hipflow.ui.screens.check_in import CheckedIn, CheckIn, day_details
from hipflow.ui.widgets.day_choice import DayCard
from routines import counted, play, routine
from session_stage import on_stage
from ui_services import loaded_by_hand

RANGED = routine(play("Bridge", **counted(8, sets=(1, 3), rest_s=60)), warning="Take care.")


def check_in(asked=RANGED, **fields):
    """The screen, with nothing asked first unless said so."""
    usual = {"day": Day.USUAL, "usual_pain": None, "confirm_warning": False, "ask_side": False}
    return CheckIn(loaded_by_hand(asked), **(usual | fields))


async def test_one_enter_is_enough(tmp_path):
    """The usual day and no rating: nothing is chosen for the person."""
    async with on_stage(tmp_path) as stage:
        await stage.open(check_in())
        await stage.press("check-in.start")
        assert stage.result == [CheckedIn(day=Day.USUAL)]


async def test_rating_and_day_are_kept(tmp_path):
    """Seven, and a gentle day."""
    async with on_stage(tmp_path) as stage:
        await stage.open(check_in(usual_pain=3))
        assert "Your usual is 3." in stage.text
        await stage.press("7", "check-in.gentle", "check-in.start")
        assert stage.result == [CheckedIn(day=Day.GENTLE, pain_before=7)]


async def test_a_day_can_be_clicked(tmp_path):
    """The cards take clicks, and the chosen one is marked."""
    async with on_stage(tmp_path) as stage:
        await stage.open(check_in())
        strong = list(stage.app.screen.query(DayCard))[2]
        await stage.pilot.click(strong)
        await stage.pilot.pause()
        assert "▸ strong" in stage.text
        await stage.press("check-in.start")
        assert stage.result[0].day is Day.STRONG


async def test_the_warning_comes_first_and_only_when_asked(tmp_path):
    """It is to be confirmed; turning back from it turns back from all."""
    async with on_stage(tmp_path) as stage:
        await stage.open(check_in(confirm_warning=True))
        assert "Take care." in stage.text
        await stage.press("check-in.confirm")
        assert "What kind of day is it?" in stage.text
        await stage.press("app.back")
        assert stage.result == [None]
        await stage.open(check_in(confirm_warning=True))
        await stage.press("app.back")
        assert stage.result == [None, None]


async def test_the_sore_side_is_asked_where_it_matters(tmp_path):
    """The answer goes with the others; none in particular is no side."""
    async with on_stage(tmp_path) as stage:
        await stage.open(check_in(ask_side=True))
        await stage.press("check-in.right", "check-in.start")
        assert stage.result[-1].affected_side is Side.RIGHT
        await stage.open(check_in(ask_side=True))
        await stage.press("check-in.no-side", "check-in.start")
        assert stage.result[-1].affected_side is None


async def test_where_the_author_does_not_ask_there_is_no_scale(tmp_path):
    """Only the day is asked, and a digit does nothing."""
    unasked = structs.replace(RANGED, pain=PainLimits(ask_before=False))
    async with on_stage(tmp_path) as stage:
        await stage.open(check_in(unasked))
        assert "hurt" not in stage.text
        await stage.press("4", "check-in.start")
        assert stage.result == [CheckedIn(day=Day.USUAL)]


def test_days_say_what_they_take():
    """Minutes where they are known, and the truth where the author left no choice."""
    details = day_details(RANGED)
    assert details[Day.GENTLE].endswith("less")
    assert details[Day.STRONG].endswith("more")
    fixed = day_details(routine(play("Bridge", **counted(8))))
    assert fixed[Day.GENTLE].endswith("same")
    own = day_details(routine(play("Squat", pace=Pace.SELF, reps=(8, 8))))
    assert own[Day.USUAL] == "own pace, as set"
