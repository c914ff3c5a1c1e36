"""What is told where a key of a screen does nothing at the moment. Pure."""

ONLY_ONE = "There is only one to choose."
ALL_SEEN = "You can see all of it already."
NO_NUMBER = "No number is asked for now."

_GROUPS = {
    "choose": ONLY_ONE,
    "page": ALL_SEEN,
    "pain": NO_NUMBER,
}
"""By the first part of a binding's id."""
_TEXTS = {
    "workout.more-time": "15 s more: while you get ready or rest.",
    "workout.easier": "There is nothing easier.",
    "workout.harder": "There is nothing harder.",
    "workout.enough": "Enter ends a set, and none is under way.",
    "panel.keep": "Choose a number first.",
    "rating.keep": "Choose a number first.",
    "correct.unrated": "It is not rated yet.",
    "flare-up.on": ALL_SEEN,
    "history.open": "There is no session to open.",
    "history.undo": "There is nothing to undo.",
    "detail.undo": "There is nothing to undo.",
    "history.earlier": "Other years: press y first.",
    "history.later": "Other years: press y first.",
    "detail.newer": "There is no other session here.",
    "detail.older": "There is no other session here.",
    "today.morning": "This morning: nothing to say now.",
    "today.skip-morning": "This morning: nothing is asked now.",
    "library.hidden": "Nothing is hidden.",
}


def not_now_text(binding_id: str, label: str) -> str:
    """What is told where a key does nothing at this moment.

    Args:
        binding_id: what it is bound to.
        label: what that is called.
    """
    group = binding_id.partition(".")[0]
    return _TEXTS.get(binding_id) or _GROUPS.get(group) or f"{label}: not now."
