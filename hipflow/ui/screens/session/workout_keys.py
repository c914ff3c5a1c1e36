"""The keys of the workout, and which of them do something at a moment of a session. Pure."""

from textual.binding import BindingType

from hipflow.session.engine import events, state
from hipflow.session.engine.session import Session
from hipflow.session.plan.steps import StepKind
from hipflow.session.view.keys import BigKey, big_key_action
from hipflow.ui.bindings import binding

KEY_EVENTS: dict[str, events.AnyEvent] = {
    "pause": events.Pause(),
    "enough": events.Done(),
    "back": events.Back(),
    "easier": events.Easier(),
    "harder": events.Harder(),
    "more-time": events.AddTime(),
}
"""What the other keys bring that ask nothing first."""

BIG_KEY: tuple[BindingType, ...] = tuple(
    binding(f"workout.big-{what}") for what in ("pause", "done", "ready", "start", "go-on")
)
"""The large key, by what it means now."""

HIDDEN_KEYS: tuple[BindingType, ...] = tuple(
    binding(f"workout.{key}", show=False)
    for key in (
        *("enough", "jump", "say-again"),
        *("mute", "speech", "tones", "words", "louder", "softer", "slower", "faster"),
    )
)
"""The keys for which the last row has no room, those for the sound among them: help names them."""


def action_has_effect(session: Session, action: str, parameters: tuple[object, ...]) -> bool:
    """Whether an action of the workout does anything now."""
    if session.ended:
        return False
    match action, parameters:
        case "big_key", (what,):
            force = what == big_key_action(session)
        case "pause_too", _:
            force = _says_pause(session)
        case "send", ("pause",):
            force = not _says_pause(session)
        case "send", (str(what),):
            of_work = what != "enough" or session.step.kind is StepKind.WORK
            force = of_work and type(KEY_EVENTS[what]) in state.allowed_events(session)
        case _:
            force = True
    return force


def _says_pause(session: Session) -> bool:
    """Whether the large key itself is for pausing and going on."""
    return big_key_action(session) in (BigKey.PAUSE, BigKey.GO_ON)
