"""Text in the roles of the theme, built by hand: nothing in it is ever read as markup."""

from textual.content import Content

from hipflow.system.safe_text import printable, printable_lines

SOFT, HINT, STRONG = "$soft", "$hint", "bold"
"""Styles of a piece of text, as far as they are not a tone."""


def zone_style(name: str) -> str:
    """The style of a pain zone: ``fine``, ``care`` or ``stop``."""
    return f"bold ${name}"


def piece(text: str, style: str = "") -> Content:
    """A piece of text in a style; what would steer a terminal is taken out."""
    return Content.assemble((printable(text), style))


def column(text: str | Content, width: int, style: str = "") -> Content:
    """A piece of text in a column of exactly ``width`` cells, cut with … where it is longer."""
    content = text if isinstance(text, Content) else piece(text, style)
    return content.truncate(max(0, width), ellipsis=True, pad=True)


def row(*pieces: Content) -> Content:
    """Pieces one after the other."""
    return Content("").join(pieces)


def as_markup(text: str) -> str:
    """The text as markup that says just that, for what takes nothing else: the command palette."""
    return printable_lines(text).replace("[", "\\[")
