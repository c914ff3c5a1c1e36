"""Finds the list or the table that was meant by what is neither."""

import re
import tomllib

TEXT_LISTS = ("cues", "steps", "mistakes", "equipment", "tags", "side_words")
"""Keys that take several texts."""
TABLES = ("easier", "harder", "words", "say")
"""Keys that take a table which is mostly written on one line."""
MOST_LETTERS = 2000
"""More of a value is not looked at."""

_TEXT = re.compile(r'"[^"]*+"|\'[^\']*+\'')
_SEPARATORS = re.compile(r"[\s,;]*+")


def is_value(text: str) -> bool:
    """Whether it can stand after an equals sign."""
    try:
        tomllib.loads(f"value = {text}")
    except (ValueError, RecursionError):
        return False
    return True


def quoted_text(value: str) -> str:
    """A text as TOML writes it; of quotes around it that were begun or ended, neither stays."""
    plain = value.removesuffix('"') if value.count('"') == 1 else value
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def suggest_list(key: str, value: str) -> str | None:
    """For ``[one, two]``, ``"one", "two"`` or ``one``, the list of texts; ``None`` if unclear."""
    if key not in TEXT_LISTS or len(value) > MOST_LETTERS:
        return None
    bracketed = value[:1] in ("[", "(", "{")
    inside = value.strip("[](){} ,;")
    texts = _TEXT.findall(inside)
    if not texts and '"' not in inside:
        parts = re.split(r"[,;]", inside) if bracketed else [inside]
        texts = [quoted_text(part.strip()) for part in parts if part.strip()]
    elif not _SEPARATORS.fullmatch(_TEXT.sub("", inside)):
        return None
    written = f"[{', '.join(texts)}]"
    return written if texts and is_value(written) else None


def suggest_table(key: str, value: str) -> str | None:
    """For ``reps = 6`` or ``{reps: 6}``, the table on one line; ``None`` if it is unclear."""
    if key not in TABLES or len(value) > MOST_LETTERS:
        return None
    inside = value.strip("[](){} ")
    ways = (inside, re.sub(r"(\w)[ \t]*:", r"\1 =", inside))
    written = (f"{{ {way} }}" for way in ways if "=" in way)
    return next((table for table in written if is_value(table)), None)
