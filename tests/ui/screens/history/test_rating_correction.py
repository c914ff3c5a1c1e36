"""Another rating of a session."""

from msgspec import structs

from hipflow.routine.resolve.routine import PainLimits
from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.history.rating_correction import (
    EFFORT,
    RATING_QUESTIONS,
    ExerciseChoiceScreen,
    RatingAnswer,
    RatingChoiceScreen,
    RatingCorrectionScreen,
    exercise_field,
    question_of,
    rating_of,
)
from tests.fakes.fake_services import BRIDGE_HURT, SQUAT_DONE, FakeWorld, hip_session
from tests.tools.app_pilot import app_pilot
from tests.tools.press_keys import press
from tests.tools.read_screen import last_row, screen_text


async def test_every_rating_is_offered_with_what_it_is_now(tmp_path):
    """A dash where there is none; what they are now stands in a column."""
    app = HipflowApp(FakeWorld(tmp_path).services)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(RatingChoiceScreen(hip_session(1, 3, 4)))
        await pilot.pause()
        text = [" ".join(line.split()) for line in screen_text(app).splitlines()]
        assert "b Pain before now 3" in text
        assert "m Pain the next morning now –" in text
        assert "e How hard it was" not in text  # it bears the name it has on the page
        assert (
            len({line.index("now ") for line in screen_text(app).splitlines() if "now " in line})
            == 1
        )


async def test_only_what_was_said_can_be_taken_back(tmp_path):
    """And nothing is kept before something is chosen."""
    app = HipflowApp(FakeWorld(tmp_path).services)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(RatingCorrectionScreen("pain.after", None, PainLimits()))
        await pilot.pause()
        assert "unrated" not in last_row(app)
        assert "Keep" not in last_row(app)
        await press(pilot, "pain.3")
        assert "Keep" in last_row(app)


async def test_effort_has_ends_and_no_zones(tmp_path):
    """It is no pain scale: no word of care or stopping stands on it."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(RatingCorrectionScreen(EFFORT, None, PainLimits()))
        assert "10 as hard as you could" in stage.text
        assert "care" not in stage.text
        await stage.press("1", "0", "panel.keep")
        assert stage.result == [RatingAnswer(10)]


async def test_a_rating_opens_on_what_was_said(tmp_path):
    """Enter alone keeps it."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(RatingCorrectionScreen("pain.after", 4, PainLimits()))
        assert "Leave it unrated" in stage.keys.values()
        await stage.press("panel.keep")
        assert stage.result == [RatingAnswer(4)]


async def test_taking_back_is_offered_only_where_it_may_be(tmp_path):
    """Right after a session a rating can be another one, but is not left out again."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(RatingCorrectionScreen("pain.after", 4, PainLimits(), may_unrate=False))
        await stage.press("correct.unrated")
        assert stage.result == []
        assert "Leave it unrated" not in stage.keys.values()


def test_every_field_that_is_asked_can_be_read():
    """Of a session with all of them."""
    session = hip_session(1, 1, 3, during=2, morning=4, effort=5)
    assert [rating_of(session, field) for field in RATING_QUESTIONS] == [1, 2, 3, 4, 5]
    assert EFFORT in RATING_QUESTIONS


async def test_the_name_of_an_exercise_is_text(tmp_path):
    """Brackets are no markup, in list, question and title; a long name keeps to its row."""
    wild = structs.replace(BRIDGE_HURT, name="[bold red]Bridge[/] " + "very " * 30 + "long")
    session = hip_session(1, exercises=(SQUAT_DONE, wild))
    app = HipflowApp(FakeWorld(tmp_path).services)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(ExerciseChoiceScreen(session))
        await press(pilot, "choose.down")
        assert "▸ [bold red]Bridge[/]" in screen_text(app)
        field = exercise_field(1)
        asked = question_of(session, field)
        app.push_screen(RatingCorrectionScreen(field, 5, PainLimits(), asked=asked))
        await pilot.pause()
        assert screen_text(app).count("[bold red]Bridge[/]") == 2


def test_an_exercise_has_a_field_of_its_own():
    """By its place, beside the ratings of the whole session."""
    session = hip_session(1, exercises=(SQUAT_DONE, BRIDGE_HURT))
    assert rating_of(session, exercise_field(1)) == 5
    assert question_of(session, exercise_field(0)) == (
        "Squat at the worktop",
        "Squat at the worktop: how much did it hurt?",
    )
    assert question_of(session, "pain.after") == RATING_QUESTIONS["pain.after"]


async def test_of_rest_that_was_chosen_the_one_rating_can_be_corrected(tmp_path):
    """There was no session to rate, and the question is about no session."""
    rest = hip_session(1, 8, None, outcome="not-today", exercises=())
    async with app_pilot(tmp_path) as stage:
        await stage.open(RatingChoiceScreen(rest))
        assert "Pain before" in stage.text
        assert "after" not in stage.text
        await stage.press("correct.after", "correct.effort")
        assert stage.result == []
        await stage.press("correct.before")
        assert stage.result == ["pain.before"]
    assert question_of(rest, "pain.before")[1] == "How much did it hurt when you chose to rest?"
