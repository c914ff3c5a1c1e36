"""Every key binding once: id, keys, action, label and help. Tests and the keymap go by the id."""

from typing import NamedTuple

from textual.binding import Binding

from hipflow.progress.contact import FLARE_UP_KEY


class _Row(NamedTuple):
    """A binding.

    Attributes:
        keys: their names, separated by commas; the first one is shown.
        action: the screen's or the app's action, as Textual writes it.
        label: a word or two for the last row.
        help: what it does, in a sentence for the help page.
    """

    keys: str
    action: str
    label: str
    help: str


_TABLE: dict[str, _Row] = {
    "app.help": _Row("question_mark,f1", "help", "Help", "Show what the keys of this screen do"),
    "app.quit": _Row("ctrl+q,ctrl+c", "quit", "Quit", "Leave hipflow; what you did is kept"),
    "app.suspend": _Row(
        "ctrl+z",
        "suspend_process",
        "Leave for a while",
        "Back to the shell for a while; a session pauses",
    ),
    "app.back": _Row("escape", "back", "Back", "Go back"),
    "app.settings": _Row("comma", "app.settings", "Settings", "Voice, sound, colours and more"),
    # On every screen but those that play or take words.
    "app.flare-up": _Row(
        FLARE_UP_KEY,
        "flare_up",
        "Warning signs",
        "Warning signs, and what to do when it hurts more than usual",
    ),
    "flare-up.on": _Row("space", "scroll_page(1)", "Read on", "Read on"),
    "flare-up.aloud": _Row(
        "r",
        "read_aloud",
        "Read aloud",
        "Read it aloud, from the top; the line under way once more while it is read",
    ),
    "settings.write": _Row("enter", "write", "Write it", "Write it"),
    "today.start": _Row("enter", "start", "Start", "Start the routine that is opened"),
    "today.look": _Row("v", "look", "Look first", "Look at its exercises first"),
    "today.morning": _Row("p", "morning", "This morning", "Say how the pain is this morning"),
    "today.skip-morning": _Row(
        "s", "skip_morning", "Do not ask", "Do not ask about this morning again"
    ),
    "today.merge": _Row(
        "m", "merge_copies", "Add the copy", "Add what another copy of your history has to yours"
    ),
    "today.history": _Row("h", "history", "History", "Look at the sessions so far"),
    "today.library": _Row("l", "library", "Exercises", "Look at the exercises there are"),
    "today.quit": _Row("q", "app.quit", "Quit", "Leave hipflow"),
    "go-on.from-there": _Row(
        "enter,space",
        "from_there",
        "Go on",
        "Go on where it broke off, with time to get into place first",
    ),
    "go-on.keep": _Row(
        "k", "keep", "Keep it as it is", "Keep what was done in the history, as interrupted"
    ),
    # The same two, the other way round, where the pain speaks against going on.
    "go-on.keep-first": _Row(
        "enter,k", "keep_first", "Keep it as it is", "Keep what was done; rest today"
    ),
    "go-on.all-the-same": _Row(
        "y", "all_the_same", "Go on all the same", "Go on where it broke off, though it hurt"
    ),
    "preview.start": _Row("enter", "start", "Start", "Start this routine"),
    "preview.day": _Row(
        "d",
        "next_day",
        "Gentle / usual / strong",
        "See what a gentle, a usual and a strong day ask",
    ),
    # Enter, by what is chosen.
    "check-in.start": _Row("enter", "start", "Start", "Start"),
    "check-in.rest": _Row(
        "enter",
        "rest",
        "Not today",
        "Rest today: it is kept with your rating, and nothing is played",
    ),
    "check-in.not-today": _Row("n", "choose('not-today')", "Not today", "Not today: rest"),
    "check-in.gentle": _Row(
        "g", "choose('gentle')", "Gentle", "A gentle day: the least that is asked"
    ),
    "check-in.usual": _Row("u", "choose('usual')", "Usual", "A usual day"),
    "check-in.strong": _Row(
        "s", "choose('strong')", "Strong", "A strong day: the most that is asked"
    ),
    # Enter is none of these: whoever holds it down has decided nothing.
    "ask-again.not-today": _Row("n", "choose('not-today')", "Not today", "Not today: rest"),
    "ask-again.gentle": _Row(
        "g", "choose('gentle')", "Gentle", "A gentle day: the least that is asked"
    ),
    "ask-again.usual": _Row("u", "choose('usual')", "Usual", "A usual day"),
    "ask-again.all-the-same": _Row(
        "y", "all_the_same", "Do it all the same", "Begin the day you chose all the same"
    ),
    "noted.today": _Row("enter", "today", "Today", "Back to today"),
    # The one large key: one of these five at a time, by what stands on the screen.
    "workout.big-pause": _Row("space,pagedown", "big_key('pause')", "Pause", "Pause"),
    "workout.big-done": _Row("space,pagedown", "big_key('done')", "Done", "This set is done"),
    "workout.big-ready": _Row(
        "space,pagedown", "big_key('ready')", "I am ready", "I am in place; start now"
    ),
    "workout.big-start": _Row("space,pagedown", "big_key('start')", "Start now", "Start now"),
    "workout.big-go-on": _Row("space,pagedown", "big_key('go-on')", "Go on", "Go on"),
    "workout.enough": _Row(
        "enter", "send('enough')", "Enough", "Enough of this set; what was counted stands"
    ),
    "workout.pause": _Row("p", "send('pause')", "Pause", "Pause"),
    # The same key where the large one says so already: it need not be shown twice.
    "workout.pause-too": _Row("p", "pause_too", "Pause or go on", "Pause or go on"),
    "workout.back": _Row(
        "left", "send('back')", "Back", "Back to the start of this step, or to the one before"
    ),
    "workout.skip": _Row(
        "right", "skip", "Skip", "Skip this; you are asked why where work is left"
    ),
    "workout.easier": _Row("e", "send('easier')", "Easier", "Make it easier from the next set on"),
    "workout.harder": _Row("d", "send('harder')", "Harder", "Make it harder from the next set on"),
    "workout.hurts": _Row("h", "hurts", "It hurts", "It hurts: pause, and say how much"),
    "workout.more-time": _Row(
        "plus,equals_sign", "send('more-time')", "15 s more", "15 seconds more"
    ),
    "workout.jump": _Row("j", "jump", "Jump", "Jump to another exercise"),
    "workout.say-again": _Row("r", "say_again", "Say again", "Say again what to do"),
    "workout.mute": _Row("m", "mute", "Mute", "Sound off or on"),
    "workout.speech": _Row("s", "sound('speech')", "Speech", "Speech off or on"),
    "workout.tones": _Row("t", "sound('tones')", "Tones", "Tones off or on"),
    "workout.words": _Row(
        "w", "sound('words')", "How much is said", "How much is said: less with each press"
    ),
    "workout.louder": _Row("up", "sound('louder')", "Louder", "Louder"),
    "workout.softer": _Row("down", "sound('softer')", "Softer", "Softer"),
    "workout.slower": _Row("comma", "sound('slower')", "Slower", "Speak slower"),
    "workout.faster": _Row("full_stop", "sound('faster')", "Faster", "Speak faster"),
    "workout.figure": _Row("v", "figure", "Figure", "Show the figure, or words in its place"),
    "workout.finish": _Row(
        "f,ctrl+q,ctrl+c", "finish", "Finish here", "Finish here, then rate the pain"
    ),
    **{
        f"pain.{number}": _Row(f"{number}", f"pain({number})", f"{number}", f"Choose {number}")
        for number in range(10)
    },
    "pain.ten": _Row("x", "pain(10)", "10", "Choose 10"),
    "pain.less": _Row("left,down", "pain_less", "Less", "One less"),
    "pain.more": _Row("right,up", "pain_more", "More", "One more"),
    "reason.hurt": _Row("h", "because('hurt')", "It hurts", "It hurts"),
    "reason.tired": _Row("t", "because('tired')", "I am tired", "I am tired"),
    "reason.not-able": _Row(
        "a", "because('not-able')", "I am not able to do it today", "I am not able to do it today"
    ),
    "reason.no-time": _Row("n", "because('no-time')", "No time left", "No time left"),
    "reason.other": _Row("o", "because('other')", "Something else", "Something else"),
    "panel.never-mind": _Row("escape", "never_mind", "Never mind", "Go back, and change nothing"),
    "panel.keep": _Row("enter", "keep", "Keep", "Keep it"),
    "hurts.first": _Row("enter", "first", "Do what is marked", "Do what is marked"),
    "hurts.go-on": _Row("space,pagedown,g", "then('go-on')", "Go on", "Go on"),
    "hurts.easier": _Row("e", "then('easier')", "Easier", "Make it easier"),
    "hurts.skip": _Row("right", "then('skip')", "Stop this exercise", "Stop this exercise"),
    "hurts.finish": _Row("f", "then('finish')", "Finish here", "Finish here"),
    "hurts.sharp": _Row(
        "s", "felt('sharp')", "Sharp or new", "It is sharp or new, or something gives way"
    ),
    "hurts.numb": _Row("w", "felt('numb')", "Numb or weak", "It is numb or weak"),
    "leave-out.stay": _Row("enter,l", "stay", "Leave it out", "Leave this exercise out"),
    "leave-out.again": _Row(
        "y", "again", "I have asked", "I have asked, and I may do this exercise"
    ),
    "nothing-left.rest": _Row("enter,n", "rest", "Not today", "Not today: rest"),
    "check-in.confirm": _Row("enter", "confirm", "I have read this", "I have read this"),
    "check-in.left": _Row("l", "sore('left')", "Left", "The left side"),
    "check-in.right": _Row("r", "sore('right')", "Right", "The right side"),
    "check-in.no-side": _Row(
        "enter", "sore('both')", "No side in particular", "No side in particular"
    ),
    "rating.keep": _Row("enter", "keep", "Keep", "Keep this rating"),
    "rating.not-now": _Row("n", "not_now", "Not now", "Leave it unrated"),
    "summary.today": _Row("enter", "today", "Today", "Back to today"),
    "summary.note": _Row("n", "note", "Add a note", "Add a note"),
    "summary.keep": _Row(
        "k",
        "keep_routine",
        "Keep this routine",
        "Keep this routine, so that Today offers it from now on",
    ),
    "summary.effort": _Row("e", "effort", "Effort", "Say how hard it was, from 0 to 10"),
    "summary.history": _Row("h", "history", "History", "Look at the sessions so far"),
    "summary.rating": _Row("u", "change_rating", "Rating", "Change the rating"),
    "report.write": _Row(
        "t", "write_report", "Page for the therapist", "Write a page for your therapist or doctor"
    ),
    "history.open": _Row("enter", "open", "Open", "Look at this session, set by set"),
    "settings.before": _Row("left", "change(-1)", "Change", "The value before"),
    "settings.next": _Row("right", "change(1)", "Change", "The next value"),
    # Enter, by what stands in the row.
    "settings.turn": _Row("enter", "turn", "Change", "The next value"),
    "settings.voices": _Row(
        "enter", "voices", "All voices", "See all voices of this computer, and hear them"
    ),
    "settings.precautions": _Row(
        "enter", "precautions", "Show the list", "Choose what you must not do"
    ),
    "precautions.turn": _Row("enter,space", "turn", "On or off", "Turn this one on or off"),
    "settings.try": _Row(
        "t", "try_sound", "Try the sound", "Hear a sentence and the tones as they are set"
    ),
    "settings.check": _Row(
        "c", "check_sound", "Check it", "Check engine, voice and device, and say what is missing"
    ),
    "voices.take": _Row("enter", "take", "Take it", "Speak with this voice from now on"),
    "voices.hear": _Row("t", "hear", "Hear it", "Hear this voice"),
    "voices.search": _Row("slash", "search", "Search", "Type a name or a language"),
    "library.search": _Row(
        "slash", "search", "Search", "Type words: a name, a position, a muscle, a thing"
    ),
    "library.copy": _Row(
        "c", "copy", "Copy for a routine", "Copy the lines that use this exercise in a routine"
    ),
    "library.hidden": _Row(
        "a", "show_hidden", "All", "Show what a precaution of yours forbids, or hide it again"
    ),
    "library.try": _Row("p", "try", "Try it", "Try it by its own dose; nothing of it is kept"),
    "author.play": _Row("enter,p", "play", "Play", "Play from this step on; nothing of it is kept"),
    "author.read-on": _Row("right", "scroll_page(1)", "Read on", "Read on in what is said"),
    "author.read-back": _Row("left", "scroll_page(-1)", "Read back", "Read back in what is said"),
    "author.problem": _Row("n", "problem", "Next problem", "The next problem of the file"),
    "author.speed": _Row("s", "speed", "Speed", "How fast steps are tried: 1, 2, 4, 8 or 20 times"),
    "author.day": _Row("d", "day", "Day", "See what a gentle, a usual and a strong day ask"),
    "author.other": _Row(
        "t", "other", "File or plan", "The file with its problem, or what the patient gets"
    ),
    "author.close": _Row("escape,q", "app.quit", "Close", "Leave; the file stays as it is"),
    "rehearse.leave": _Row(
        "escape,f,ctrl+q,ctrl+c", "leave", "Leave", "Leave; nothing of it is kept"
    ),
    "history.period": _Row(
        "w", "period", "Weeks", "Look at the last weeks only: four, twelve, a year, all"
    ),
    "history.routine": _Row(
        "r", "routine", "Routine", "Look at one routine after the other, then at all"
    ),
    "history.year": _Row("y", "year", "Year", "The whole year, or the trend again"),
    "history.earlier": _Row("left", "other_year(-1)", "Other years", "The year before"),
    "history.later": _Row("right", "other_year(1)", "Later", "The year after"),
    "history.exercises": _Row(
        "e", "exercises", "Exercises", "Each exercise over time, with its own pain"
    ),
    "history.search": _Row(
        "slash", "search", "Search", "Find words in notes, titles, exercises, days and months"
    ),
    "history.outcome": _Row(
        "o", "outcome", "Outcome", "Look at one outcome after the other, then at all"
    ),
    "history.undo": _Row("z", "undo", "Undo", "Take the last correction back"),
    "line.done": _Row("enter", "submit", "Done", "Done"),
    **{
        f"jump.{number}": _Row(
            f"{number}", f"number({number})", f"{number}", f"Choose by its number: {number}"
        )
        for number in range(10)
    },
    "choose.up": _Row("up", "choose(-1)", "Choose", "The one above"),
    "choose.down": _Row("down", "choose(1)", "Choose", "The one below"),
    "choose.page-up": _Row("pageup", "page(-1)", "A page up", "A page up"),
    "choose.page-down": _Row("pagedown", "page(1)", "A page down", "A page down"),
    "choose.first": _Row("home", "choose_end(-1)", "The first", "The first"),
    "choose.last": _Row("end", "choose_end(1)", "The last", "The last"),
    "today.can-read": _Row(
        "y",
        "can_read",
        "Yes, I can read it",
        "Yes, the number can be read from the mat; do not ask again",
    ),
    "today.problem": _Row(
        "enter",
        "read_problem",
        "Read the problem",
        "Read all that is wrong in this file, and how to mend it",
    ),
    "detail.newer": _Row("left", "other(-1)", "Newer", "The next newer session"),
    "detail.older": _Row("right", "other(1)", "Older", "The next older session"),
    "detail.note": _Row("n", "note", "Note", "Write a note, or change it"),
    "detail.correct": _Row(
        "u",
        "correct",
        "Correct a rating",
        "Correct a rating, or add one, such as the next morning's",
    ),
    "detail.remove": _Row("x", "remove", "Remove", "Remove this session; it can be brought back"),
    "detail.undo": _Row("z", "undo", "Undo", "Take the last correction back"),
    "correct.before": _Row("b", "choose('pain.before')", "Pain before", "Correct the pain before"),
    "correct.during": _Row(
        "d", "choose('pain.during_max')", "Worst pain during", "Correct the worst pain during"
    ),
    "correct.after": _Row("a", "choose('pain.after')", "Pain after", "Correct the pain after"),
    "correct.morning": _Row(
        "m",
        "choose('pain.next_morning')",
        "Pain the next morning",
        "Correct the pain the next morning",
    ),
    "correct.effort": _Row("e", "choose('effort')", "How hard it was", "Correct how hard it was"),
    "correct.exercise": _Row(
        "p", "choose('exercises')", "Pain of one exercise", "The pain of a single exercise"
    ),
    "correct.that-one": _Row("enter", "that_one", "That one", "That one"),
    "correct.unrated": _Row("u", "unrate", "Leave it unrated", "Leave it unrated"),
    "page.next": _Row("pagedown", "scroll_page(1)", "Read on", "Read on"),
    "page.before": _Row("pageup", "scroll_page(-1)", "Read back", "Read back"),
    "page.up": _Row("up,pageup", "scroll_page(-1)", "Up", "Read back"),
    "page.down": _Row("down,pagedown", "scroll_page(1)", "Down", "Read on"),
}

_SHOWN_AS = {
    # One key on the last row stands for the pair.
    "choose.up": "↑↓",
    "detail.newer": "←→",
    "settings.before": "←→",
    "history.earlier": "←→",
    "page.down": "↑↓",
}


def binding(binding_id: str, *, label: str | None = None, show: bool = True) -> Binding:
    """Make the binding of that id; its help sentence is the tooltip.

    Args:
        binding_id: its id in the table.
        label: another label than the table's.
        show: whether the last row shows it.

    Raises:
        KeyError: the table has no such id.
    """
    found = _TABLE[binding_id]
    return Binding(
        found.keys,
        found.action,
        label or found.label,
        id=binding_id,
        show=show,
        key_display=_SHOWN_AS.get(binding_id),
        tooltip=found.help,
    )


def binding_ids() -> tuple[str, ...]:
    """The ids of all bindings, in the order of the table."""
    return tuple(_TABLE)


def binding_keys(binding_id: str) -> tuple[str, ...]:
    """The keys of that id, the first one the one that is shown."""
    return tuple(_TABLE[binding_id].keys.split(","))
