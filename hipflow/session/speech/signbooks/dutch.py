"""Dutch."""

from hipflow.session.speech.phrasebook import NumberPhrase
from hipflow.session.speech.phrasebooks.dutch import BOOK as PHRASES
from hipflow.session.speech.signbook import Signbook


def _unit(one: str, many: str) -> NumberPhrase:
    return NumberPhrase(one=f"1 {one}", many=f"{{n}} {many}")


BOOK = Signbook(
    phrases=PHRASES,
    signs={
        "<": "minder dan",
        ">": "meer dan",
        "≤": "hooguit",
        "≥": "minstens",
        "±": "plus minus",
        "≈": "ongeveer",
        "=": "is",
        "≠": "is niet",
        "−": "min",
        "+": "plus",
        "&": "en",
        "@": "met",
        "↑": "omhoog",
        "↓": "omlaag",
    },
    range="{least} tot {most}",
    out_of="{n} van de {many}",
    per="per",
    number="nummer",
    not_so="Niet zo:",
    negations="niet|nooit|geen|zonder|vermijd|vermijden",
    fractions={
        "1/2": "een half",
        "1/4": "een kwart",
        "3/4": "drie kwart",
        "1/3": "een derde",
        "2/3": "twee derde",
    },
    halves={"uur": "half", "": "halve"},
    units={
        "s": PHRASES.seconds,
        "min": PHRASES.minutes,
        "h": _unit("uur", "uur"),
        "kg": _unit("kilo", "kilo"),
        "g": _unit("gram", "gram"),
        "lb": _unit("pond", "pond"),
        "km": _unit("kilometer", "kilometer"),
        "m": _unit("meter", "meter"),
        "cm": _unit("centimeter", "centimeter"),
        "mm": _unit("millimeter", "millimeter"),
        "°": _unit("graad", "graden"),
        "°C": _unit("graad Celsius", "graden Celsius"),
        "%": _unit("procent", "procent"),
        "rep": _unit("herhaling", "herhalingen"),
        "set": _unit("set", "sets"),
    },
    also={
        "sec": "s",
        "herh": "rep",
        "reps": "rep",
    },
    rates={"min": "minuut", "h": "uur", "d": "dag", "wk": "week"},
    short_forms={
        "reps": "herhalingen",
        "herh.": "herhalingen",
        "ROM": "bewegingsuitslag",
        "R/L": "rechts, links",
        "L/R": "links, rechts",
        "re/li": "rechts, links",
        "li/re": "links, rechts",
        "bijv.": "bijvoorbeeld",
        "bv.": "bijvoorbeeld",
        "d.w.z.": "dat wil zeggen",
        "ca.": "circa",
        "max.": "maximaal",
        "evt.": "eventueel",
        "incl.": "inclusief",
        "nr.": "nummer",
    },
    numbered="fase|stadium|niveau|deel|set|serie|week|dag|stap|blok|graad|type|oefening|ronde",
    as_written=r"\bop \d+/(?!10\b)\d+\b|\b\d+\.\d\d ?uur\b",
)
