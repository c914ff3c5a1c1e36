"""The books of each language hipflow speaks, a file each, read when first asked for."""

from importlib import import_module
from typing import Any

_BOOKS = {
    "en": "english",
    "de": "german",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
}

SPOKEN_LANGUAGES = tuple(_BOOKS)
"""The languages hipflow has words of its own for, as the first part of their BCP 47 tags."""


def book_name(language: str) -> str | None:
    """What the books of a language are called, by its tag; ``None`` where there are none."""
    return _BOOKS.get(language.split("-", maxsplit=1)[0].lower())


def language_book(folder: str, language: str) -> Any:  # noqa: ANN401 - each folder has its kind
    """The book of a language, by its BCP 47 tag; ``None`` where there is none.

    Args:
        folder: The folder of its kind: ``phrasebooks``, ``signbooks``.
        language: The tag; what stands behind its first part makes no difference.
    """
    name = book_name(language)
    return name and import_module(f"hipflow.session.speech.{folder}.{name}").BOOK
