"""How a routine stands today, by its history."""

from msgspec import structs

from hipflow.progress.adherence import DueState
from hipflow.progress.day_offer import Lately
from hipflow.progress.next_morning import with_morning
from hipflow.progress.therapist import ShowWhy
from hipflow.storage.session_store import new_amendment
from tests.builders.record_builders import not_today
from tests.fakes.fake_services import HIP_REF, FakeWorld, hip_session


def status(tmp_path, *records):
    """How the hip routine stands with these sessions, of it and of others."""
    fakes = FakeWorld(tmp_path, records=records)
    return fakes.services.day_status(fakes.loaded())


def passed_over(before=7, **others):
    """Rest chosen today, of the hip routine."""
    return not_today(before, started="2026-11-23T09:00:00+00:00", **({"routine": HIP_REF} | others))


def test_it_knows_its_own_sessions_alone(tmp_path):
    """Two of it, one of another routine that was too much."""
    other = structs.replace(HIP_REF, file="evening.toml", title="Evening stretch")
    found = status(
        tmp_path, hip_session(4, 3, 2), hip_session(2, 5, 2), hip_session(0, 3, 9, routine=other)
    )
    assert found.lately() == Lately(sessions=2, days_off=2)
    assert found.due().state is DueState.DUE
    assert found.rest_words() == ""


def test_a_stop_today_is_said(tmp_path):
    """Not due, rest, and when to call."""
    found = status(tmp_path, hip_session(0, 3, 9, outcome="stopped", reason="hurt"))
    assert found.due().state is DueState.REST
    assert found.rest_words().startswith("You stopped for pain. Rest today; gentle next time.")
    assert found.next_time_words() == "Next time gentle, once the morning is back to usual."
    assert found.lately() == Lately(sessions=1, after_stop=True, days_off=0)


def test_rest_that_was_chosen_names_the_next_day(tmp_path):
    """By what the author asks."""
    found = status(tmp_path, passed_over())
    assert found.rest_words().endswith("Next: tomorrow, gentle.")
    assert found.next_time_words() == "Next: tomorrow."
    assert found.lately() == Lately(sessions=0, after_stop=True)


def test_it_is_read_anew_each_time(tmp_path):
    """What has been kept since is known."""
    fakes = FakeWorld(tmp_path)
    found = fakes.services.day_status(fakes.loaded())
    assert found.rest_words() == ""
    fakes.store.save(passed_over())
    assert found.rest_words() != ""


def test_of_a_history_that_cannot_be_read_nothing_is_claimed(tmp_path):
    """Neither a session nor a stop nor a day."""
    fakes = FakeWorld(tmp_path)
    fakes.store.history.path.mkdir(parents=True)
    found = fakes.services.day_status(fakes.loaded())
    assert (found.lately(), found.due(), found.show_why()) == (Lately(), None, None)
    assert (found.rest_words(), found.next_time_words()) == ("", "")


def test_where_nothing_is_asked_there_is_no_next_day(tmp_path):
    """A routine for any time says when only where it rests."""
    fakes = FakeWorld(tmp_path)
    assert fakes.services.day_status(fakes.loaded("balance")).next_time_words() == ""


def test_what_the_history_has_not_yet_counts_too(tmp_path):
    """The session that has just been rated is the second of the last three that were too much."""
    found = status(tmp_path, hip_session(9, 3, 9))
    assert found.show_why() is None
    now = hip_session(0, 3, 9)
    assert found.show_why(now) is ShowWhy.TOO_OFTEN
    assert "Show this to" in found.advice_after(now).show
    assert found.advice_after(hip_session(0, 3, 2)).show == ""


def test_a_correction_of_a_session_takes_its_place(tmp_path):
    """It is not counted twice."""
    wrong = hip_session(0, 3, 9)
    found = status(tmp_path, wrong)
    assert found.show_why(wrong) is None


def test_the_morning_after_is_held_against_what_came_before(tmp_path):
    """Three is usual; six in the morning is a lot, and that day is for resting."""
    earlier = [hip_session(days, 3, 3) for days in (8, 6, 4)]
    found = status(tmp_path, *earlier, hip_session(1, 3, 3))
    assert found.morning_advice(hip_session(1, 3, 3, morning=3)).own.startswith("Settled.")
    assert found.morning_advice(hip_session(1, 3, 3, morning=5)).own.startswith("Still more")
    bad = status(tmp_path / "bad", *earlier, hip_session(1, 3, 3, morning=6))
    assert bad.due().state is DueState.REST
    assert bad.rest_words().startswith("That is a lot. Rest today.")
    assert bad.lately().bad_morning


def test_the_morning_is_asked_about_and_kept(tmp_path):
    """Once, of yesterday's session; the answer stands with it."""
    fakes = FakeWorld(tmp_path, records=[hip_session(1, 3, 3)])
    found = fakes.services.day_status(fakes.loaded())
    asked = found.morning_session()
    assert found.morning_advice(with_morning(asked, 7)).own.startswith("That is a lot. Rest today.")
    rated = new_amendment(fakes.clock.now(), asked.id, set={"pain.next_morning": 7})
    assert fakes.store.amend(rated).result() == ""
    assert found.morning_session() is None
    assert found.rest_words().startswith("That is a lot. Rest today.")


def test_two_days_running(tmp_path):
    """Yesterday and today it was too much."""
    found = status(tmp_path, hip_session(1, 3, 7), hip_session(0, 3, 7))
    assert found.rest_words().startswith("It was too much two days running.")
