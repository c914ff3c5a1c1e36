"""The flare-up page: when to get help, and what to do when it hurts more than usual. Pure.

Its words are a reviewed table and stand in a fixed order: the warning signs come first, and what
one can do oneself is on the same page behind them, never by itself.
"""

import re

from msgspec import Struct

from hipflow.progress.contact import whom_to_call

TITLE = "Warning signs"
FLARE_UP_LANGUAGE = "en"
"""The page is in English, whatever language a routine is spoken in."""

EMERGENCY_EXAMPLES = "for example 112, 911, 999 or 000"
"""What stands for an emergency number that nobody has written: a language tells no country."""

_LONG_NUMBER = re.compile(r"\d{3,}")


class Sign(Struct, frozen=True):
    """A warning sign: its number, and its words."""

    number: int
    text: str


class Paragraph(Struct, frozen=True):
    """Advice, and the word it begins with; empty for none."""

    text: str
    lead: str = ""

    @property
    def whole(self) -> str:
        """The word it begins with and the advice, as they are read."""
        return f"{self.lead} {self.text}" if self.lead else self.text


class Part(Struct, frozen=True, kw_only=True):
    """One part of the page: its heading, then signs or paragraphs."""

    heading: str
    note: str = ""
    signs: tuple[Sign, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    is_emergency: bool = False


_NOW = (
    (
        "You fell or were hit and cannot stand on the leg, or it looks shorter or turned out. "
        "Do not try to walk."
    ),
    "Sudden very bad hip pain and you cannot put weight on the leg, even without a fall.",
    "The hip is very sore or hot, and you feel ill, shivery or feverish.",
    (
        "Numb between your legs or around your bottom, or new trouble with pee, poo or sex. "
        "Or both legs go weak."
    ),
    "Chest pain, fainting, coughing blood, or suddenly hard to breathe.",
    "One leg turns cold, pale or blue, and hurts.",
    "A new hip: a pop, then bad pain, a shorter leg, or you cannot move it.",
    "Sudden strong pain in a testicle, the belly, or a lump in the groin that will not go back.",
)
_TODAY = (
    (
        "Any fall or knock with new hip or groin pain, even if you can walk. More so over 65 or "
        "with thin bones."
    ),
    "One calf or thigh is swollen, warm, sore, red or darker.",
    "A new hip: the wound is red, hot, open or wet; fever over 38 °C; more pain each day.",
    "New numbness or weakness in the leg, or it keeps giving way.",
    (
        "Groin or thigh pain that grows with every run or walk. Stop running. (Thigh ache on long "
        "bone medicine too.)"
    ),
    "A child or teenager with hip or knee pain or a limp.",
)
_THIS_WEEK = (
    "Pain that never lets up, day and night, in any position.",
    "Losing weight without trying, night sweats, or you have or had cancer.",
    "Steroid tablets, much alcohol or sickle cell, and new groin pain.",
    (
        "Over 50, both hips or shoulders very stiff each morning for 45 minutes or more. (New "
        "headache or sight change as well: today.)"
    ),
    "It gets worse week by week, or the hip locks.",
)
_SELF_CARE = (
    Paragraph(
        "More pain than usual for some days is called a flare-up. It often follows doing more "
        "than usual. Sometimes there is no clear reason."
    ),
    Paragraph(
        "Do less, but keep moving. Lie or sit for short rests. Change position often. Walk a "
        "little indoors, with your stick if you have one. Leave out what hurts most. Warmth or "
        "cold for ten minutes may help; put a cloth between. Ask a pharmacist or doctor about "
        "pain relief.",
        "Today.",
    ),
    # The reviewed words say "do the flare-up routine"; hipflow brings none yet.
    Paragraph("If it is easing, do one or two easy exercises. Keep it small.", "Tomorrow."),
    Paragraph("Go back to a gentle day. Add a little every second day.", "After."),
)


def flare_up_page(emergency: str = "", contact: str = "") -> tuple[Part, ...]:
    """The page, from what needs help at once to what one can do oneself.

    Args:
        emergency: the local emergency number, as the person has written it; empty where unknown.
        contact: whom the author says to call; empty where nobody is named.
    """
    now, today, week = _numbered(_NOW, _TODAY, _THIS_WEEK)
    call = Paragraph(
        f"{whom_to_call(contact)} if it is not better in one week, if this is the third time in "
        "three months, or if you are worried. Use the list above first.",
        "Call",
    )
    number = emergency or EMERGENCY_EXAMPLES
    return (
        Part(
            heading=f"Get help now: call your local emergency number ({number})",
            note="Also when you are not sure.",
            signs=now,
            is_emergency=True,
        ),
        Part(heading="See a doctor today", signs=today),
        Part(heading="See a doctor this week", signs=week),
        Part(heading="If none of these fits", paragraphs=(*_SELF_CARE, call)),
    )


def flare_up_lines(page: tuple[Part, ...]) -> tuple[str, ...]:
    """The page in lines, for plain mode: an empty line before each part but the first."""
    lines: list[str] = []
    for part in page:
        lines += ["", part.heading] if lines else [part.heading]
        lines += [part.note] if part.note else []
        lines += [f"{sign.number}. {sign.text}" for sign in part.signs]
        lines += [paragraph.whole for paragraph in part.paragraphs]
    return tuple(lines)


def flare_up_aloud(page: tuple[Part, ...]) -> tuple[str, ...]:
    """The page as it is read out: a sentence or a few at a time, numbers to call digit by digit."""
    return tuple(
        _LONG_NUMBER.sub(lambda found: " ".join(found[0]), line)
        for line in flare_up_lines(page)
        if line
    )


def _numbered(*groups: tuple[str, ...]) -> tuple[tuple[Sign, ...], ...]:
    """Signs numbered through all groups."""
    numbered, number = [], 0
    for group in groups:
        numbered.append(tuple(Sign(number + place, text) for place, text in enumerate(group, 1)))
        number += len(group)
    return tuple(numbered)
