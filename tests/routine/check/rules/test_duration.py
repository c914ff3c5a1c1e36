"""Each rule about how long a routine takes."""

from hipflow.routine.check.rules import duration


def test_twelve_hours_are_the_most():
    """On any day; exactly twelve hours are allowed."""
    assert list(duration.too_long_routine({"usual": 12 * 3600})) == []
    [finding] = duration.too_long_routine({"usual": 60, "strong": 12 * 3600 + 1})
    assert finding.code == "too-long-routine"


def test_an_hour_is_long():
    """On a usual day; not said of one that is refused anyway."""
    assert list(duration.long_routine({"usual": 3600, "strong": 5000})) == []
    assert [f.code for f in duration.long_routine({"usual": 3601, "strong": 5000})] == [
        "long-routine"
    ]
    assert list(duration.long_routine({"usual": 13 * 3600, "strong": 13 * 3600})) == []


def test_a_strong_day_is_at_most_twice_a_gentle_one():
    """More gets a warning; a routine at one's own pace, of 0 s, does not."""
    assert list(duration.steep_days({"gentle": 100, "strong": 200})) == []
    assert [f.code for f in duration.steep_days({"gentle": 100, "strong": 201})] == ["steep-day"]
    assert list(duration.steep_days({"gentle": 0, "strong": 10})) == []


def test_nothing_is_said_of_nothing():
    """Without times there is nothing to say."""
    assert [finding for rule in duration.RULES for finding in rule({})] == []
