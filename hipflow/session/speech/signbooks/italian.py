"""Italian."""

from hipflow.session.speech.phrasebook import NumberPhrase
from hipflow.session.speech.phrasebooks.italian import BOOK as PHRASES
from hipflow.session.speech.signbook import Signbook


def _unit(one: str, many: str) -> NumberPhrase:
    return NumberPhrase(one=one, many=f"{{n}} {many}")


BOOK = Signbook(
    phrases=PHRASES,
    signs={
        "<": "meno di",
        ">": "più di",
        "≤": "al massimo",
        "≥": "almeno",
        "±": "più o meno",
        "≈": "circa",
        "=": "uguale a",
        "≠": "non è",
        "−": "meno",
        "+": "più",
        "&": "e",
        "@": "con",
        "↑": "su",
        "↓": "giù",
    },
    range="da {least} a {most}",
    out_of="{n} su {many}",
    per="per",
    number="numero",
    not_so="Così no:",
    negations="non|no|mai|senza|eviti|evitare",
    fractions={
        "1/2": "mezzo",
        "1/4": "un quarto",
        "3/4": "tre quarti",
        "1/3": "un terzo",
        "2/3": "due terzi",
    },
    halves={"a": "mezza", "ione": "mezza", "": "mezzo"},
    units={
        "s": PHRASES.seconds,
        "min": PHRASES.minutes,
        "h": _unit("un'ora", "ore"),
        "kg": _unit("un chilo", "chili"),
        "g": _unit("un grammo", "grammi"),
        "lb": _unit("una libbra", "libbre"),
        "km": _unit("un chilometro", "chilometri"),
        "m": _unit("un metro", "metri"),
        "cm": _unit("un centimetro", "centimetri"),
        "mm": _unit("un millimetro", "millimetri"),
        "°": _unit("un grado", "gradi"),
        "°C": _unit("un grado Celsius", "gradi Celsius"),
        "%": _unit("1 per cento", "per cento"),
        "rep": _unit("una ripetizione", "ripetizioni"),
        "set": _unit("una serie", "serie"),
    },
    also={
        "sec": "s",
        "rip": "rep",
        "reps": "rep",
    },
    rates={"min": "minuto", "h": "ora", "g": "giorno", "sett": "settimana"},
    short_forms={
        "reps": "ripetizioni",
        "rip.": "ripetizioni",
        "ROM": "escursione articolare",
        "dx/sx": "destra, sinistra",
        "sx/dx": "sinistra, destra",
        "dx": "destra",
        "sx": "sinistra",
        "p. es.": "per esempio",
        "p.es.": "per esempio",
        "ad es.": "ad esempio",
        "ca.": "circa",
        "max.": "massimo",
        "n°": "numero",
    },
    numbered="fase|stadio|livello|parte|serie|settimana|giorno|passo|blocco|grado|tipo|giro",
    # Behind a preposition "da" is one too many; the two numbers, said one after the other, are a
    # range to Italian ears.
    as_written=(
        r"\b(?:il|alle|ore) \d+[/.]\d+\b"
        r"|\b(?:per|di|in|con|a|da|tra|fra|ogni) \d+(?:,\d+)?[-–]\d+(?:,\d+)?\b"
    ),
)
