"""Three weeks of a patient whose pain rises, through the app's own check-in, rating and Today."""

from datetime import UTC, datetime, timedelta

from hipflow.ui.screens.session.check_in import CheckInScreen
from hipflow.ui.screens.session.not_today import Noted
from hipflow.ui.screens.session.summary import SummaryScreen
from tests.tools.app_pilot import app_pilot

ROUTINE = """
hipflow  = 1
title    = "One bridge"
per_week = 3

[[exercise]]
name  = "Bridge"
sets  = [1, 3]
reps  = 3
out_s = 2
back_s = 2
"""

FIRST = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
"""A Monday evening."""

DAYS = [
    # Day, this morning's rating where it is asked, before, after; then what the patient was told.
    (0, None, 3, 3, "", "gentle", "You can exercise. Choose easier if it grows."),
    (2, None, 3, 3, "", "gentle", "You can exercise. Choose easier if it grows."),
    (4, None, 3, 4, "", "usual", "You can exercise. Choose easier if it grows."),
    (5, 5, None, None, "Still more than usual. Make your next session gentle.", "", ""),
    (7, None, 3, 4, "", "gentle", "Last time was too much. Take a gentle day."),
    (9, None, 5, 5, "", "gentle", "That is more than your usual 3. Take a gentle day."),
    (11, None, 5, 7, "", "gentle", "That is more than your usual 3. Take a gentle day."),
    (12, 7, None, None, "That is a lot. Rest today.", "", ""),
    (14, None, 4, 7, "", "gentle", "Last time was too much. Take a gentle day."),
    (16, None, 7, None, "", "not today", "That is a lot. Rest from these exercises today."),
    (18, None, 9, None, "", "not today", "That is very strong pain. Do not exercise now."),
]

AFTER = {
    0: "Stay at this level. See how it is tomorrow morning.",
    4: "Stay at this level. See how it is tomorrow morning.",
    9: "Stay at this level. See how it is tomorrow morning.",
    11: "That is too much. Rest now, and do no more exercises today.",
    14: "This is too much too often. Show this to your therapist or doctor before you go on.",
    16: "Noted. Short walks and gentle moving are enough today.",
    18: "Noted. Rest. If it does not ease today, call your therapist or doctor.",
}
"""What is said of the session, or of the rest, in the end."""


def on_screen(stage):
    """All that stands there, as one line."""
    return " ".join(stage.text.replace("│", " ").split())


async def come_to(stage, day):
    """That evening, Today seen anew."""
    clock = stage.fakes.clock
    clock.advance((FIRST + timedelta(days=day) - clock.moment).total_seconds())
    stage.app.screen.on_screen_resume()
    await stage.pilot.pause()


async def rate_morning(stage, rating, words):
    """The question is there, is answered on its scale, and what it asks for stays on Today."""
    await stage.press("today.morning", str(rating))
    assert words in on_screen(stage), stage.text
    await stage.press("panel.keep")
    assert words in on_screen(stage), stage.text


async def exercise(stage, day, before, after):
    """From Today to Today; what was offered first, what was said before, and in the end."""
    await stage.press("today.start")
    assert isinstance(stage.app.screen, CheckInScreen), (day, stage.text)
    await stage.press(str(before))
    said = on_screen(stage)
    offered = said.split("▸ ")[1].split("  ")[0]
    await stage.press("enter")
    if isinstance(stage.app.screen, Noted):
        told = on_screen(stage)
        await stage.press("noted.today")
        return said, offered, told
    await stage.press("workout.big-ready")
    await stage.wait(120)
    await stage.press("space")
    await stage.wait(120)
    await stage.press(str(after), "rating.keep")
    assert isinstance(stage.app.screen, SummaryScreen), (day, stage.text)
    told = on_screen(stage)
    await stage.press("summary.today")
    return said, offered, told


async def test_three_weeks_of_rising_pain(tmp_path):
    """Each day Today, the check-in and the Summary say what the pain so far asks for."""
    async with app_pilot(tmp_path, size=(100, 30), routines={"bridge": ROUTINE}) as stage:
        for day, morning, before, after, answer, first, words in DAYS:
            await come_to(stage, day)
            if morning is not None:
                await rate_morning(stage, morning, answer)
            if before is None:
                continue
            said, offered, told = await exercise(stage, day, before, after)
            assert offered.startswith(first), (day, said)
            assert words in said, (day, said)
            assert AFTER.get(day, "") in told, (day, told)
        records = stage.fakes.store.records()
    days = [datetime.fromisoformat(one.started).day for one in records]
    assert days == [23, 25, 27, 30, 2, 4, 7, 9, 11]
    assert [one.outcome for one in records[-2:]] == ["not-today", "not-today"]
