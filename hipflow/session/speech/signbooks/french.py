"""French."""

from hipflow.session.speech.phrasebook import NumberPhrase
from hipflow.session.speech.phrasebooks.french import BOOK as PHRASES
from hipflow.session.speech.phrasebooks.french import feminine
from hipflow.session.speech.signbook import Signbook


def _masculine(one: str, many: str) -> NumberPhrase:
    return NumberPhrase(one=f"un {one}", many=f"{{n}} {many}")


BOOK = Signbook(
    phrases=PHRASES,
    signs={
        "<": "moins de",
        ">": "plus de",
        "≤": "au maximum",
        "≥": "au moins",
        "±": "plus ou moins",
        "≈": "environ",
        "=": "égale",
        "≠": "n'est pas",
        "−": "moins",
        "+": "plus",
        "&": "et",
        "@": "avec",
        "↑": "vers le haut",
        "↓": "vers le bas",
    },
    range="{least} à {most}",
    out_of="{n} sur {many}",
    per="par",
    number="numéro",
    not_so="Pas comme ceci:",
    negations="ne|n|pas|jamais|sans|aucun|aucune|non|évitez|éviter",
    fractions={
        "1/2": "un demi",
        "1/4": "un quart",
        "3/4": "trois quarts",
        "1/3": "un tiers",
        "2/3": "deux tiers",
    },
    halves={"": "demi"},
    units={
        "s": PHRASES.seconds,
        "min": PHRASES.minutes,
        "h": feminine("heure", "heures"),
        "kg": _masculine("kilo", "kilos"),
        "g": _masculine("gramme", "grammes"),
        "lb": feminine("livre", "livres"),
        "km": _masculine("kilomètre", "kilomètres"),
        "m": _masculine("mètre", "mètres"),
        "cm": _masculine("centimètre", "centimètres"),
        "mm": _masculine("millimètre", "millimètres"),
        "°": _masculine("degré", "degrés"),
        "°C": _masculine("degré Celsius", "degrés Celsius"),
        "%": _masculine("pour cent", "pour cent"),
        "rep": feminine("répétition", "répétitions"),
        "set": feminine("série", "séries"),
    },
    also={
        "sec": "s",
        "mn": "min",
        "rép": "rep",
        "reps": "rep",
    },
    rates={"min": "minute", "h": "heure", "j": "jour", "sem": "semaine"},
    short_forms={
        "reps": "répétitions",
        "rép.": "répétitions",
        "ROM": "amplitude",
        "D/G": "droite, gauche",
        "G/D": "gauche, droite",
        "p. ex.": "par exemple",
        "p.ex.": "par exemple",
        "c.-à-d.": "c'est-à-dire",
        "env.": "environ",
        "max.": "maximum",
        "n°": "numéro",
    },
    numbered="phase|stade|niveau|partie|série|semaine|jour|étape|bloc|grade|type|exercice|tour",
    as_written=r"\ble \d+/\d+\b",
)
