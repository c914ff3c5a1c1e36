"""Before a session."""

import pytest
from msgspec import structs

from hipflow.progress.day_offer import Lately, Rest
from hipflow.progress.left_out import LeftOutExercise
from hipflow.routine.format.choices import Pace
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day
from hipflow.ui.screens.session.check_in import CheckInAnswers, CheckInScreen, day_details
from hipflow.ui.screens.session.second_key import AskAgain
from hipflow.ui.widgets.day_choice import DayCard
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_services import loaded_routine
from tests.tools.app_pilot import app_pilot

RANGED = routine(play("Bridge", **counted(8, sets=(1, 3), rest_s=60)), warning="Take care.")


NEW, SETTLED = Lately(), Lately(sessions=12, usual=4)
STOPPED = Lately(sessions=12, usual=3, after_stop=True)


def check_in(asked=RANGED, **fields):
    """The screen, with nothing asked first unless said so."""
    usual = {
        "day": Day.USUAL,
        "lately": SETTLED,
        "confirm_warning": False,
        "ask_side": False,
    }
    return CheckInScreen(loaded_routine(asked), **(usual | fields))


async def test_one_enter_is_enough(tmp_path):
    """The usual day and no rating: nothing is chosen for the person."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in())
        await stage.press("check-in.start")
        assert stage.result == [CheckInAnswers(choice=Day.USUAL)]


async def test_rating_and_day_are_kept(tmp_path):
    """Five, and a gentle day."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in(lately=Lately(sessions=12, usual=4)))
        assert "Your usual is 4." in stage.text
        await stage.press("5", "check-in.gentle", "check-in.start")
        assert stage.result == [CheckInAnswers(choice=Day.GENTLE, pain_before=5)]


async def test_a_day_can_be_clicked(tmp_path):
    """The cards take clicks, and the chosen one is marked."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in())
        strong = list(stage.app.screen.query(DayCard))[-1]
        await stage.pilot.click(strong)
        await stage.pilot.pause()
        assert "▸ strong" in stage.text
        await stage.press("check-in.start")
        assert stage.result[0].choice is Day.STRONG


async def test_the_warning_comes_first_and_only_when_asked(tmp_path):
    """It is to be confirmed; turning back from it turns back from all."""
    async with app_pilot(tmp_path) as stage:
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
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in(ask_side=True))
        await stage.press("check-in.right", "check-in.start")
        assert stage.result[-1].affected_side is Side.RIGHT
        await stage.open(check_in(ask_side=True))
        await stage.press("check-in.no-side", "check-in.start")
        assert stage.result[-1].affected_side is None


async def test_where_the_author_does_not_ask_there_is_no_scale(tmp_path):
    """Only the day is asked, and a digit does nothing."""
    unasked = structs.replace(RANGED, pain=PainLimits(ask_before=False))
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in(unasked))
        assert "hurt" not in stage.text
        await stage.press("4", "check-in.start")
        assert stage.result == [CheckInAnswers(choice=Day.USUAL)]


def test_days_say_what_they_take():
    """Minutes where they are known, and the truth where the author left no choice."""
    details = day_details(RANGED)
    assert details[Day.GENTLE].endswith("less")
    assert details[Day.STRONG].endswith("more")
    fixed = day_details(routine(play("Bridge", **counted(8))))
    assert fixed[Day.GENTLE].endswith("same")
    own = day_details(routine(play("Squat", pace=Pace.SELF, reps=(8, 8))))
    assert own[Day.USUAL] == "own pace, as set"


@pytest.mark.parametrize(
    ("rating", "lately", "choice", "key"),
    [
        ("2", NEW, Day.USUAL, "check-in.start"),
        ("3", NEW, Day.GENTLE, "check-in.start"),
        ("5", NEW, Day.GENTLE, "check-in.start"),
        ("5", SETTLED, Day.USUAL, "check-in.start"),
        ("2", STOPPED, Day.GENTLE, "check-in.start"),
        ("6", SETTLED, Rest.NOT_TODAY, "check-in.rest"),
        ("8", SETTLED, Rest.NOT_TODAY, "check-in.rest"),
        ("x", STOPPED, Rest.NOT_TODAY, "check-in.rest"),
    ],
)
async def test_enter_takes_what_pain_and_history_allow(tmp_path, rating, lately, choice, key):
    """Marked without colour, named beside Enter, and taken by it."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in(lately=lately))
        await stage.press(rating)
        assert f"▸ {choice.value.replace('-', ' ')}" in stage.text
        assert stage.text.count("▸") == 1
        assert stage.keys["enter"] == ("Not today" if choice is Rest.NOT_TODAY else "Start")
        await stage.press(key)
        assert [answer.choice for answer in stage.result] == [choice]
        assert stage.result[0].pain_before == (10 if rating == "x" else int(rating))


async def test_rest_comes_and_goes_with_the_pain(tmp_path):
    """It is offered from the limit on; where the number was wrong, the usual day is back."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in())
        assert "not today" not in stage.text
        await stage.press("check-in.not-today")
        await stage.press("7")
        assert "▸ not today" in stage.text
        await stage.press("check-in.gentle")
        assert "▸ gentle" in stage.text
        await stage.press("check-in.not-today")
        assert "▸ not today" in stage.text
        await stage.press("2")
        assert "not today" not in stage.text
        assert "▸ usual" in stage.text


async def test_rest_can_be_clicked(tmp_path):
    """Its card takes clicks as the others do."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in())
        await stage.press("7", "check-in.gentle")
        await stage.pilot.click(next(iter(stage.app.screen.query(DayCard))))
        await stage.pilot.pause()
        assert "▸ not today" in stage.text


@pytest.mark.parametrize("size", [(80, 24), (140, 45), (60, 18), (40, 12)])
async def test_rest_has_room_in_every_window(tmp_path, size):
    """Its name stands there whole, with those of the days."""
    async with app_pilot(tmp_path, size=size) as stage:
        await stage.open(check_in())
        await stage.press("7")
        for name in ("▸ not today", "gentle", "usual", "strong"):
            assert name in stage.text


async def test_a_day_that_was_chosen_with_other_pain_is_chosen_no_more(tmp_path):
    """Strong, then a seven: rest. Strong with a seven, then an eight: rest. Then a two: strong."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in())
        await stage.press("check-in.strong", "7")
        assert "▸ not today" in stage.text
        await stage.press("check-in.strong")
        assert "▸ strong" in stage.text
        await stage.press("8")
        assert "▸ not today" in stage.text
        await stage.press("2")
        assert "▸ strong" in stage.text


@pytest.mark.parametrize(("rating", "choice"), [("7", Rest.NOT_TODAY), ("5", Day.GENTLE)])
async def test_enter_right_after_the_number_is_for_that_number(tmp_path, rating, choice):
    """Both keys in one go, before anything is drawn anew."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in(lately=NEW))
        await stage.pilot.press(rating, "enter")
        await stage.pilot.pause()
        assert [answer.choice for answer in stage.result] == [choice]
        await stage.open(check_in(lately=NEW))
        screen = stage.app.screen
        screen.action_pain(int(rating))
        screen.action_start()
        await stage.pilot.pause()
        assert [answer.choice for answer in stage.result] == [choice, choice]


@pytest.mark.parametrize("rating", ["6", "7", "9"])
async def test_a_gentle_day_that_was_chosen_before_a_lot_of_pain_is_chosen_no_more(
    tmp_path, rating
):
    """It was meant for another pain: Enter rests."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in())
        await stage.press("check-in.gentle", rating)
        assert "▸ not today" in stage.text
        await stage.press("check-in.rest")
        assert [answer.choice for answer in stage.result] == [Rest.NOT_TODAY]


async def test_more_than_is_offered_is_a_wish_of_its_own_each_time(tmp_path):
    """Usual, then a five that is more than usual: gentle; usual once more: usual, and it stays."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in(lately=Lately(sessions=12, usual=3)))
        await stage.press("check-in.usual", "5")
        assert "That is more than your usual 3. Take a gentle day." in stage.text
        assert "▸ gentle" in stage.text
        await stage.press("check-in.usual")
        assert "▸ usual" in stage.text


async def test_who_always_has_much_pain_is_offered_a_gentle_day_and_rest(tmp_path):
    """Gentle comes first, rest can be chosen."""
    high = Lately(sessions=12, usual=6, after_stop=True)
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in(lately=high))
        await stage.press("6")
        assert "Pain this high most days" in stage.text
        assert "▸ gentle" in stage.text
        await stage.press("check-in.not-today", "check-in.rest")
        assert [answer.choice for answer in stage.result] == [Rest.NOT_TODAY]


async def test_a_gentle_day_with_a_lot_of_pain_needs_one_key(tmp_path):
    """It is what is offered after rest."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in())
        await stage.press("7", "check-in.gentle", "check-in.start")
        assert stage.result == [CheckInAnswers(choice=Day.GENTLE, pain_before=7)]


@pytest.mark.parametrize(
    ("rating", "day", "lately", "question"),
    [
        ("7", "usual", SETTLED, "A usual day, with pain 7?"),
        ("6", "strong", SETTLED, "A strong day, with pain 6?"),
        ("9", "gentle", SETTLED, "A gentle day, with pain 9?"),
        ("2", "strong", STOPPED, "A strong day?"),
    ],
)
async def test_what_the_pain_speaks_against_is_asked_once_more(
    tmp_path, rating, day, lately, question
):
    """Enter asks, and begins nothing however often it is pressed; a key of its own begins it."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in(lately=lately))
        await stage.press(rating, f"check-in.{day}", "enter", "enter", "enter")
        assert isinstance(stage.app.screen, AskAgain)
        assert question in stage.text
        await stage.press("enter", "space")
        assert stage.result == []
        await stage.press("ask-again.all-the-same")
        assert stage.result == [CheckInAnswers(choice=Day(day), pain_before=int(rating))]


async def test_asked_once_more_there_are_other_ways_to_go(tmp_path):
    """Rest, a gentle day, or back to choose anew."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in())
        await stage.press("7", "check-in.usual", "check-in.start", "app.back")
        assert isinstance(stage.app.screen, CheckInScreen)
        assert "▸ usual" in stage.text
        await stage.press("check-in.start", "ask-again.gentle")
        await stage.open(check_in())
        await stage.press("7", "check-in.usual", "check-in.start", "ask-again.not-today")
        assert [answer.choice for answer in stage.result] == [Day.GENTLE, Rest.NOT_TODAY]


@pytest.mark.parametrize(
    ("rating", "day", "lately", "offered"),
    [
        ("7", "usual", SETTLED, ["ask-again.not-today", "ask-again.gentle"]),
        ("9", "usual", SETTLED, ["ask-again.not-today"]),
        ("2", "strong", STOPPED, ["ask-again.gentle", "ask-again.usual"]),
    ],
)
async def test_in_its_place_only_what_needs_no_second_key_is_offered(
    tmp_path, rating, day, lately, offered
):
    """No way round the question leads through the question."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in(lately=lately))
        await stage.press(rating, f"check-in.{day}", "enter")
        active = {a.binding.id for a in stage.app.screen.active_bindings.values()}
        names = {"ask-again.not-today", "ask-again.gentle", "ask-again.usual"}
        assert active & names == set(offered)


async def test_after_a_stop_it_says_why_a_gentle_day_comes_first(tmp_path):
    """With a rating and without, and where none is asked."""
    why = "Last time was too much. Take a gentle day."
    unasked = structs.replace(RANGED, pain=PainLimits(ask_before=False))
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in(lately=STOPPED))
        assert f"{why} Type 0" in stage.text
        await stage.press("1")
        assert why in stage.text
        assert "▸ gentle" in stage.text
        await stage.press("7")
        assert why not in stage.text
        await stage.press("app.back")
        await stage.open(check_in(unasked, lately=STOPPED))
        assert why in stage.text
        assert "▸ gentle" in stage.text


@pytest.mark.parametrize("day", Day)
async def test_a_day_that_was_asked_for_beforehand_is_no_way_round(tmp_path, day):
    """The command line or the settings say which day: with a lot of pain, rest comes first."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in(day=day))
        await stage.press("7")
        assert "▸ not today" in stage.text


async def test_a_day_that_was_said_beforehand_is_not_asked_for(tmp_path):
    """Only the pain is; the day stands at the top, and its keys do nothing."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in(day=Day.STRONG, day_is_said=True))
        assert "What kind of day" not in stage.text
        assert "strong day" in stage.rows[0]
        await stage.press("2", "check-in.gentle", "check-in.start")
        assert stage.result == [CheckInAnswers(choice=Day.STRONG, pain_before=2)]


@pytest.mark.parametrize(
    ("pain", "lately"), [("7", SETTLED), ("9", SETTLED), ("2", STOPPED), ("5", NEW)]
)
async def test_what_was_said_beforehand_is_asked_for_where_pain_speaks_against_it(
    tmp_path, pain, lately
):
    """Then less is marked first, as for anybody."""
    async with app_pilot(tmp_path, size=(80, 30)) as stage:
        await stage.open(check_in(day=Day.STRONG, day_is_said=True, lately=lately))
        await stage.press(pain)
        assert "What kind of day" in stage.text
        await stage.press("enter")
        (answers,) = stage.result
        assert answers.choice in (Rest.NOT_TODAY, Day.GENTLE)


async def test_a_day_chosen_in_place_of_the_one_that_was_said_stays_seen(tmp_path):
    """Nothing begins that is not on the screen."""
    async with app_pilot(tmp_path, size=(80, 30)) as stage:
        await stage.open(check_in(day=Day.STRONG, day_is_said=True))
        await stage.press("7", "check-in.gentle", "2")
        assert "What kind of day" in stage.text
        await stage.press("check-in.start")
        assert stage.result == [CheckInAnswers(choice=Day.GENTLE, pain_before=2)]


async def test_what_is_left_out_is_named(tmp_path):
    """Before the rating and after it."""
    out = LeftOutExercise(exercise="bridge", name="Bridge")
    sharp = Lately(sessions=12, usual=4, left_out=(out,))
    async with app_pilot(tmp_path) as stage:
        await stage.open(check_in(lately=sharp))
        assert "Left out today: Bridge." in stage.text
        await stage.press("3")
        assert "Left out today: Bridge." in stage.text
