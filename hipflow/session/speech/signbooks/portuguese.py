"""Portuguese, in words that serve on both sides of the ocean."""

from hipflow.session.speech.phrasebook import NumberPhrase
from hipflow.session.speech.phrasebooks.portuguese import BOOK as PHRASES
from hipflow.session.speech.phrasebooks.portuguese import feminine
from hipflow.session.speech.signbook import Signbook


def _masculine(one: str, many: str) -> NumberPhrase:
    return NumberPhrase(one=f"um {one}", many=f"{{n}} {many}")


BOOK = Signbook(
    phrases=PHRASES,
    signs={
        "<": "menos de",
        ">": "mais de",
        "≤": "no máximo",
        "≥": "pelo menos",
        "±": "mais ou menos",
        "≈": "cerca de",
        "=": "igual a",
        "≠": "não é",
        "−": "menos",
        "+": "mais",
        "&": "e",
        "@": "com",
        "↑": "para cima",
        "↓": "para baixo",
    },
    range="{least} a {most}",
    out_of="{n} de {many}",
    per="por",
    number="número",
    not_so="Assim não:",
    negations="não|nunca|sem|nem|evite|evitar",
    fractions={
        "1/2": "um meio",
        "1/4": "um quarto",
        "3/4": "três quartos",
        "1/3": "um terço",
        "2/3": "dois terços",
    },
    halves={"a": "meia", "as": "meias", "ção": "meia", "xão": "meia", "": "meio"},
    units={
        "s": PHRASES.seconds,
        "min": PHRASES.minutes,
        "h": feminine("hora", "horas"),
        "kg": _masculine("quilo", "quilos"),
        "g": _masculine("grama", "gramas"),
        "lb": feminine("libra", "libras"),
        "km": _masculine("quilómetro", "quilómetros"),
        "m": _masculine("metro", "metros"),
        "cm": _masculine("centímetro", "centímetros"),
        "mm": _masculine("milímetro", "milímetros"),
        "°": _masculine("grau", "graus"),
        "°C": _masculine("grau Celsius", "graus Celsius"),
        "%": _masculine("por cento", "por cento"),
        "rep": feminine("repetição", "repetições"),
        "set": feminine("série", "séries"),
    },
    also={
        "seg": "s",
        "sec": "s",
        "reps": "rep",
    },
    rates={"min": "minuto", "h": "hora", "d": "dia", "sem": "semana"},
    short_forms={
        "reps": "repetições",
        "ROM": "amplitude de movimento",
        "D/E": "direita, esquerda",
        "E/D": "esquerda, direita",
        "dir.": "direita",
        "esq.": "esquerda",
        "p. ex.": "por exemplo",
        "p.ex.": "por exemplo",
        "aprox.": "aproximadamente",
        "máx.": "máximo",
        "max.": "máximo",
        "c/": "com",
        "s/": "sem",
        "p/": "para",
        "n.º": "número",
        "nº": "número",
    },
    numbered="fase|etapa|nível|parte|série|semana|dia|passo|bloco|grau|tipo|exercício|volta",
    as_written=r"\b(?:dia|em) \d+/(?!10\b)\d+\b",
)
