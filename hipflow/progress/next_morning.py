"""The morning after: which session is asked about. Pure.

Pain should be back to usual and not be raised the next morning (TREK knee-cap site); worse the next
day means to reduce (Southside Physio). So it is asked, once, on the day after and on no other:
later it would be remembered, not felt. It is asked after a session stopped for pain, too, however
little of it was done: the next one waits for that morning.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from hipflow.progress.adherence import was_exercised
from hipflow.progress.dates import local_day
from hipflow.progress.pain_stops import ended_for_pain
from hipflow.session.record import SessionRecord


def session_to_ask_about(records: Sequence[SessionRecord], today: date) -> SessionRecord | None:
    """The session of yesterday that the pain of this morning belongs to.

    ``None`` where there was none, where it has been answered, or where today has a session already:
    then it would be the pain after that one. Sessions of days to come, from a clock that was wrong,
    are passed over.

    Args:
        records: the sessions, in order of their start.
        today: the date.
    """
    so_far = (record for record in reversed(records) if local_day(record) <= today)
    latest = next((one for one in so_far if was_exercised(one) or ended_for_pain(one)), None)
    if latest is None or local_day(latest) != today - timedelta(days=1):
        return None
    return latest if latest.pain.next_morning is None else None
