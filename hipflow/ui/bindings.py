"""Every action's id, keys and label, once. Tests and the user's keymap go by the id."""

from textual.binding import Binding

_TABLE: dict[str, tuple[str, str, str]] = {
    # For each id its keys, its action and its label.
    "app.help": ("question_mark,f1", "help", "Help"),
    "app.quit": ("ctrl+q,ctrl+c", "quit", "Quit"),
    "app.back": ("escape", "back", "Back"),
    "today.start": ("enter", "start", "Start"),
    "today.look": ("v", "look", "Look first"),
    "today.history": ("h", "history", "History"),
    "today.quit": ("q", "app.quit", "Quit"),
    "preview.start": ("enter", "start", "Start"),
    "preview.day": ("d", "next_day", "Gentle / usual / strong"),
    "check-in.start": ("enter", "start", "Start"),
    "check-in.gentle": ("g", "day('gentle')", "Gentle"),
    "check-in.usual": ("u", "day('usual')", "Usual"),
    "check-in.strong": ("s", "day('strong')", "Strong"),
    # The one large key: one of these five at a time, by what stands on the screen.
    "workout.big-pause": ("space,pagedown", "big_key('pause')", "Pause"),
    "workout.big-done": ("space,pagedown", "big_key('done')", "Done"),
    "workout.big-ready": ("space,pagedown", "big_key('ready')", "I am ready"),
    "workout.big-start": ("space,pagedown", "big_key('start')", "Start now"),
    "workout.big-go-on": ("space,pagedown", "big_key('go-on')", "Go on"),
    "workout.enough": ("enter", "send('enough')", "Enough"),
    "workout.pause": ("p", "send('pause')", "Pause"),
    # The same key where the large one says so already: it need not be shown twice.
    "workout.pause-too": ("p", "pause_too", "Pause or go on"),
    "workout.back": ("left", "send('back')", "Back"),
    "workout.skip": ("right", "skip", "Skip"),
    "workout.easier": ("e", "send('easier')", "Easier"),
    "workout.harder": ("d", "send('harder')", "Harder"),
    "workout.hurts": ("h", "hurts", "It hurts"),
    "workout.more-time": ("plus,equals_sign", "send('more-time')", "15 s more"),
    "workout.jump": ("j", "jump", "Jump"),
    "workout.say-again": ("r", "say_again", "Say again"),
    "workout.mute": ("m", "mute", "Mute"),
    "workout.figure": ("v", "figure", "Figure"),
    "workout.finish": ("f,ctrl+q,ctrl+c", "finish", "Finish here"),
    **{f"pain.{number}": (f"{number}", f"pain({number})", f"{number}") for number in range(10)},
    "pain.ten": ("x", "pain(10)", "10"),
    "pain.less": ("left,down", "pain_less", "Less"),
    "pain.more": ("right,up", "pain_more", "More"),
    "reason.hurt": ("h", "because('hurt')", "It hurts"),
    "reason.tired": ("t", "because('tired')", "I am tired"),
    "reason.not-able": ("a", "because('not-able')", "I am not able to do it today"),
    "reason.no-time": ("n", "because('no-time')", "No time left"),
    "reason.other": ("o", "because('other')", "Something else"),
    "panel.never-mind": ("escape", "never_mind", "Never mind"),
    "panel.keep": ("enter", "keep", "Keep"),
    "hurts.first": ("enter", "first", "Do what is marked"),
    "hurts.go-on": ("space,pagedown,g", "then('go-on')", "Go on"),
    "hurts.easier": ("e", "then('easier')", "Easier"),
    "hurts.skip": ("right", "then('skip')", "Stop this exercise"),
    "hurts.finish": ("f", "then('finish')", "Finish here"),
    "check-in.confirm": ("enter", "confirm", "I have read this"),
    "check-in.left": ("l", "sore('left')", "Left"),
    "check-in.right": ("r", "sore('right')", "Right"),
    "check-in.no-side": ("enter", "sore('both')", "No side in particular"),
    "rating.keep": ("enter", "keep", "Keep"),
    "rating.not-now": ("s", "not_now", "Not now"),
    "summary.today": ("enter", "today", "Today"),
    "summary.note": ("n", "note", "Add a note"),
    "summary.keep": ("k", "keep_routine", "Keep this routine"),
    "summary.effort": ("e", "effort", "Effort"),
    "summary.history": ("h", "history", "History"),
    "summary.rating": ("u", "change_rating", "Rating"),
    "history.open": ("enter", "open", "Open"),
    "choose.up": ("up", "choose(-1)", "Choose"),
    "choose.down": ("down", "choose(1)", "Choose"),
    "choose.page-up": ("pageup", "page(-1)", "A page up"),
    "choose.page-down": ("pagedown", "page(1)", "A page down"),
    "choose.first": ("home", "choose_end(-1)", "The first"),
    "choose.last": ("end", "choose_end(1)", "The last"),
    "today.can-read": ("y", "can_read", "Yes, I can read it"),
    "today.problem": ("enter", "read_problem", "Read the problem"),
    "detail.newer": ("left", "other(-1)", "Newer"),
    "detail.older": ("right", "other(1)", "Older"),
    "page.next": ("pagedown", "scroll_page(1)", "Read on"),
    "page.before": ("pageup", "scroll_page(-1)", "Read back"),
    "page.up": ("up,pageup", "scroll_page(-1)", "Up"),
    "page.down": ("down,pagedown", "scroll_page(1)", "Down"),
}

_SHOWN_AS = {
    # One key on the last row stands for the pair.
    "choose.up": "↑↓",
    "detail.newer": "←→",
    "page.down": "↑↓",
}


def binding(binding_id: str, *, label: str | None = None, show: bool = True) -> Binding:
    """The binding of that id, with another label or hidden from the last row where asked."""
    keys, action, standard = _TABLE[binding_id]
    return Binding(
        keys,
        action,
        label or standard,
        id=binding_id,
        show=show,
        key_display=_SHOWN_AS.get(binding_id),
    )


def keys_of(binding_id: str) -> tuple[str, ...]:
    """The keys of that id, the first one the one that is shown."""
    return tuple(_TABLE[binding_id][0].split(","))
