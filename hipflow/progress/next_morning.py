"""The morning after: which session is asked about, and what its answer means. Pure.

Pain should be back to usual and not be raised the next morning (TREK knee-cap site); worse the next
day means to reduce (Southside Physio). So it is asked, once, on the day after and on no other:
later it would be remembered, not felt. It is asked after a session stopped for pain, too, however
little of it was done: the next one waits for that morning.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import structs

from hipflow.progress.adherence import was_exercised
from hipflow.progress.advice import NO_AID, Advice, Aid, Case, Moment, own_words, show_words
from hipflow.progress.baseline import Judged
from hipflow.progress.dates import local_day
from hipflow.progress.pain_stops import ended_for_pain
from hipflow.progress.rests import is_morning_stop
from hipflow.progress.therapist import ShowWhy
from hipflow.routine.resolve.routine import PainLimits, PainZone, is_very_strong
from hipflow.session.record import SessionRecord


def session_to_ask_about(
    records: Sequence[SessionRecord], today: date, skipped: str = ""
) -> SessionRecord | None:
    """The session of yesterday that the pain of this morning belongs to.

    ``None`` where there was none, where it has been answered or skipped, or where today has a
    session already: then it would be the pain after that one. Sessions of days to come, from a
    clock that was wrong, are passed over.

    Args:
        records: the sessions, in order of their start.
        today: the date.
        skipped: the id of the session whose morning the patient did not want to rate.
    """
    so_far = (record for record in reversed(records) if local_day(record) <= today)
    latest = next((one for one in so_far if was_exercised(one) or ended_for_pain(one)), None)
    if latest is None or local_day(latest) != today - timedelta(days=1):
        return None
    answered = latest.pain.next_morning is not None or latest.id == skipped
    return None if answered else latest


def with_morning(session: SessionRecord, rating: int) -> SessionRecord:
    """A session as it will be once its next morning is rated so."""
    return structs.replace(session, pain=structs.replace(session.pain, next_morning=rating))


def morning_advice(
    sessions: Sequence[Judged],
    limits: PainLimits,
    *,
    show: ShowWhy | None = None,
    aid: Aid = NO_AID,
) -> Advice:
    """The words for the morning after the last of these sessions; none where it was not rated.

    Args:
        sessions: those of one routine, in order of their start.
        limits: the author's limits.
        show: why a therapist should see it, if one should.
        aid: where help is.
    """
    if not sessions or sessions[-1].record.pain.next_morning is None:
        return Advice()
    case = _case(sessions, sessions[-1].record.pain.next_morning, limits)
    own = own_words(Moment.MORNING, case, aid)
    return Advice(case=case, own=own, show=show_words(show, aid))


def session_of_morning(records: Sequence[SessionRecord], today: date) -> SessionRecord | None:
    """The session of yesterday whose morning has been rated today; ``None`` without one."""
    return next(
        (
            one
            for one in reversed(records)
            if local_day(one) == today - timedelta(days=1) and one.pain.next_morning is not None
        ),
        None,
    )


def _case(sessions: Sequence[Judged], morning: int, limits: PainLimits) -> Case:
    """What a morning means, the gravest of all that it is."""
    last, zone = sessions[-1], limits.zone_of(morning)
    earlier = [one for one in sessions[:-1] if one.record.pain.next_morning is not None]
    cases = (
        (Case.VERY_STRONG, is_very_strong(morning)),
        (Case.STOP, is_morning_stop(last, limits)),
        (Case.RAISED_AGAIN, last.is_raised and bool(earlier) and earlier[-1].is_raised),
        (Case.RAISED, last.is_raised and last.has_usual),
        (Case.ABOVE_BEFORE, last.is_raised),
        (Case.HIGH_USUAL, zone is PainZone.STOP),
        (Case.GENTLE_NEXT, last.is_stop),
        (Case.UNKNOWN, zone is PainZone.CARE and last.usual_morning is None),
    )
    return next((case for case, is_so in cases if is_so), Case.AS_USUAL)
