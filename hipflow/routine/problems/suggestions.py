"""What an author probably meant: the word or the key to write instead."""

import re
from collections.abc import Collection, Iterable

from hipflow.routine.problems.proposal import Change, Part, Proposal, propose, write_two_lines
from hipflow.routine.problems.toml_values import in_quotes

MAX_EDITS_PER_LETTER = 0.34
"""Edits a letter up to which another word may have been meant."""

MOST_SLIPS = 2
"""A slip of the hand is no more; `hip-bridge` is no `mini-bridge`."""

MOST_IDS = 3
"""So many exercises are named where one of several may be meant."""

KEY_ALIASES = {
    "rest": ("rest_s",),
    "pause": ("rest_s", "rest"),
    "break": ("rest_s", "rest"),
    "duration": ("for_s",),
    "seconds": ("for_s",),
    "secs": ("for_s",),
    "sec": ("for_s",),
    "time": ("for_s",),
    "minutes": ("for_s",),
    "hold": ("hold_s",),
    "repetitions": ("reps",),
    "repetition": ("reps",),
    "repeats": ("reps",),
    "repeat": ("reps",),
    "times": ("reps",),
    "count": ("reps",),
    "set": ("sets", "work"),
    "series": ("sets",),
    "sides": ("side",),
    "up_s": ("out_s",),
    "down_s": ("back_s",),
    "up": ("out_s", "out"),
    "down": ("back_s", "back"),
    "pyramid": ("reps_by_set",),
    "drop_set": ("reps_by_set",),
    "loads": ("load_by_set",),
    "weights": ("load_by_set",),
    "emom": ("every_s",),
    "interval": ("every_s",),
    "prepare_s": ("ready_s",),
    "ready": ("ready_s",),
    "change": ("change_s", "switch"),
    "swap": ("side_s", "switch"),
    "prepare": ("ready_s", "ready"),
    "start": ("work",),
    "during": ("work",),
    "switch_s": ("side_s",),
    "swap_s": ("side_s",),
    "relax": ("relax_s",),
    "weight": ("load",),
    "resistance": ("load",),
    "instructions": ("setup",),
    "description": ("setup", "summary"),
    "cue": ("cues",),
    "step": ("steps",),
    "notes": ("note",),
    "picture": ("image",),
    "photo": ("image",),
    "id": ("use",),
    "exercise": ("use",),
    "exercises": ("exercise",),
    "circuits": ("circuit",),
    "round": ("rounds",),
    "name": ("title",),
    "title": ("name",),
    "frequency": ("per_week",),
    "times_per_week": ("per_week",),
    "days_per_week": ("per_week",),
    "days": ("per_week",),
    "times_per_day": ("per_day",),
    "daily": ("per_day",),
    "version": ("hipflow",),
    "lang": ("language",),
    "speak": ("say",),
    "spoken": ("say",),
    "speech": ("say",),
    "announce": ("say",),
    "speaker": ("voice",),
    "sore_side": ("affected",),
    "phone": ("contact",),
    "telephone": ("contact",),
    "call": ("contact",),
    "therapist": ("author", "contact"),
}
"""What people type, and the keys they mean, the likeliest first."""

KEY_HINTS = {
    "amount": ("reps", "write `reps` for how many, or `load` for how heavy"),
    "tempo": ("out_s", "write the seconds as `out_s` (way out), `hold_s`, `back_s` (way back)"),
    "superset": ("circuit", 'write `circuit = "A"` in each of them, and [circuit.A] at the end'),
    "rir": ("goal", 'say it as a `goal`, such as goal = "stop while two more would go"'),
    "optional": ("note", 'say it in a `note`, such as note = "Leave it out on a bad day."'),
    "video": (
        "note",
        "no films are played: write `image` for a picture, or name the film in a `note`",
    ),
}
"""What people type that no one key takes the place of: the key it mostly is, and what to do."""


_OTHER_FORMS = {
    "supersets": "superset",
    "reps_in_reserve": "rir",
    "videos": "video",
    "film": "video",
    "youtube": "video",
    "link": "video",
    "url": "video",
}
"""The same in other words, each as it stands in :data:`KEY_HINTS`."""


def key_hint(key: str, allowed: Collection[str]) -> tuple[str, str] | None:
    """For what no one key takes the place of, the key it mostly is and what to do."""
    plain = _plain_key(key)
    found = KEY_HINTS.get(_OTHER_FORMS.get(plain, plain))
    return found if found and found[0] in allowed else None


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """The known word most like ``word``, if one is near enough."""
    word = word.lower()[:60]
    near = (
        (distance, other)
        for other in known
        if abs(len(other) - len(word)) <= (most := _most_edits(word, other))
        and (distance := _distance(word, other)) <= most
    )
    return min(near, default=(0, None))[1]


def suggest_key(key: str, allowed: Collection[str]) -> str | None:
    """The key that was probably meant: what people type first, then the spelling."""
    plain = _plain_key(key)
    if plain in allowed:
        return plain
    for alias in KEY_ALIASES.get(plain, ()):
        if alias in allowed:
            return alias
    if f"{plain}_s" in allowed:
        return f"{plain}_s"
    return nearest_word(plain, allowed)


def likely_ids(word: str, known: Collection[str]) -> tuple[str, ...]:
    """The ids that may be meant by a word, at most three; each is one of those known.

    An id that is misspelt comes first; then one whose words are all in it, as ``bridge`` in
    ``glute-bridge``; then those that hold all of its words.
    """
    slug = re.sub(r"[^a-z0-9]+", "-", word.lower()[:80]).strip("-")
    if slug in known:
        return (slug,)
    parts = set(slug.split("-"))
    inside = [each for each in known if set(each.split("-")) <= parts]
    near = nearest_word(slug, known)
    if near and (not inside or _distance(near, slug) <= MOST_SLIPS):
        return (near,)
    if inside:
        most = max(len(each.split("-")) for each in inside)
        return tuple(sorted(each for each in inside if len(each.split("-")) == most))[:MOST_IDS]
    around = sorted(
        (
            each
            for each in known
            if slug and (parts <= set(each.split("-")) or each.startswith(slug))
        ),
        key=len,
    )
    if len(around) > MOST_IDS:
        around = [each for each in around if each.startswith(slug)]
    return tuple(around) if len(around) <= MOST_IDS else ()


def suggest_exercise(key: str, word: str, known: Collection[str]) -> Proposal | None:
    """The exercise that may be meant by a word; a side in it is a key of its own."""
    sides = [part for part in re.split(r"[^a-z]+", word.lower()) if part in ("left", "right")]
    if key != "use" or len(sides) != 1 or word in known:
        return did_you_mean(likely_ids(word, known))
    ids = likely_ids(word.lower().replace(sides[0], ""), known)
    return write_two_lines(f'use = "{ids[0]}"', f'side = "{sides[0]}"') if len(ids) == 1 else None


def did_you_mean(texts: Collection[str]) -> Proposal | None:
    """The question which of these texts is meant by the one that is pointed at."""
    if not texts:
        return None
    *first, last = (f"`{each}`" for each in texts)
    words = f"did you mean {', '.join(first)} or {last}?" if first else f"did you mean {last}?"
    return Proposal(words, tuple((Change(Part.POINTED, in_quotes(each)),) for each in texts))


def did_you_mean_key(key: str) -> Proposal:
    """The question whether another key is meant by the one that is pointed at."""
    return propose(f"did you mean `{key}`?", Part.NAME, key, but_then_more(key))


def but_then_more(key: str) -> str:
    """What is said of a key that is meant where it would bring another mistake."""
    return f"`{key}` may be what you mean, but then more has to change"


def _plain_key(key: str) -> str:
    return key.strip().lower().replace("-", "_").replace(" ", "_")


def _most_edits(one: str, other: str) -> float:
    return max(1, MAX_EDITS_PER_LETTER * max(len(one), len(other)))


def _distance(one: str, other: str) -> int:
    """How many letters must be changed, added, dropped or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, before_above, before = row, before, row
        row = [i]
        for j, target in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != target))
            swapped = i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == target
            row.append(min(cost, before_above[j - 2] + 1) if swapped else cost)
    return row[-1]
