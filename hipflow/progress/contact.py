"""Whom a patient calls, and who stands behind a routine, in words. Pure."""

from collections.abc import Iterable

from hipflow.routine.resolve.routine import Routine

FLARE_UP_KEY = "i"
"""The key for the page of warning signs, the same in every front end: sentences name it."""

NOBODY_NAMED = "your therapist or doctor"
"""Many patients have no therapist, and many routines name nobody."""


def whom_to_call(contact: str) -> str:
    """Whom to call, to be put into a sentence: the author's words, or hipflow's own."""
    return contact or NOBODY_NAMED


def people_line(routine: Routine) -> str:
    """Whom a routine is for, from which clinic, and whom to call; empty where none is written."""
    patient = f"For {routine.patient}" if routine.patient else ""
    contact = f"Questions? Call {routine.contact}" if routine.contact else ""
    return "  ·  ".join(part for part in (patient, routine.clinic, contact) if part)


def only_contact(routines: Iterable[Routine]) -> str:
    """Whom all of these say to call; empty where they name nobody, or not the same."""
    named = {routine.contact for routine in routines if routine.contact}
    return named.pop() if len(named) == 1 else ""
