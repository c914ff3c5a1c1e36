"""English."""

from hipflow.session.speech.phrasebook import NumberPhrase
from hipflow.session.speech.phrasebooks.english import BOOK as PHRASES
from hipflow.session.speech.signbook import Signbook


def _unit(one: str, many: str) -> NumberPhrase:
    return NumberPhrase(one=f"1 {one}", many=f"{{n}} {many}")


BOOK = Signbook(
    phrases=PHRASES,
    signs={
        "<": "less than",
        ">": "more than",
        "≤": "at most",
        "≥": "at least",
        "±": "plus or minus",
        "≈": "about",
        "=": "is",
        "≠": "is not",
        "−": "minus",
        "+": "plus",
        "&": "and",
        "@": "with",
        "↑": "up",
        "↓": "down",
    },
    range="{least} to {most}",
    out_of="{n} out of {many}",
    per="per",
    number="number",
    not_so="Not like this:",
    negations="no|not|never|avoid|without|stop|don.t|can.t|won.t|mustn.t|shouldn.t|isn.t",
    fractions={
        "1/2": "half",
        "1/4": "one quarter",
        "3/4": "three quarters",
        "1/3": "one third",
        "2/3": "two thirds",
    },
    halves={"": "half"},
    units={
        "s": PHRASES.seconds,
        "min": PHRASES.minutes,
        "h": _unit("hour", "hours"),
        "kg": _unit("kilogram", "kilograms"),
        "g": _unit("gram", "grams"),
        "lb": _unit("pound", "pounds"),
        "km": _unit("kilometre", "kilometres"),
        "m": _unit("metre", "metres"),
        "cm": _unit("centimetre", "centimetres"),
        "mm": _unit("millimetre", "millimetres"),
        "°": _unit("degree", "degrees"),
        "°C": _unit("degree Celsius", "degrees Celsius"),
        "%": _unit("percent", "percent"),
        "rep": _unit("repetition", "repetitions"),
        "set": _unit("set", "sets"),
    },
    also={
        "sec": "s",
        "secs": "s",
        "mins": "min",
        "hr": "h",
        "hrs": "h",
        "kgs": "kg",
        "lbs": "lb",
        "reps": "rep",
    },
    rates={"min": "minute", "h": "hour", "d": "day", "wk": "week"},
    short_forms={
        "reps": "repetitions",
        "rep": "repetition",
        "secs": "seconds",
        "mins": "minutes",
        "ROM": "range of motion",
        "R/L": "right, left",
        "L/R": "left, right",
        "(R)": "right",
        "(L)": "left",
        "e.g.": "for example",
        "i.e.": "that is",
        "approx.": "about",
        "ca.": "about",
        "max.": "maximum",
        "vs.": "versus",
        "w/": "with",
        "w/o": "without",
        "and/or": "and or",
    },
    numbered="phase|stage|level|part|set|week|day|step|block|grade|type|exercise|round|session",
    as_written=r"\bon \d+/\d+\b|\b(?:the|your|his|her|their|my|early|mid|late)[ -]\d0s\b",
)
