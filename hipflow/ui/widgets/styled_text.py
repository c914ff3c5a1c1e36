"""Text in the roles of the theme, built by hand: nothing in it is ever read as markup."""

from textual.content import Content

SOFT, HINT, STRONG = "$soft", "$hint", "bold"
"""Styles of a piece of text, as far as they are not a tone."""


def zone_style(name: str) -> str:
    """The style of a pain zone: ``fine``, ``care`` or ``stop``."""
    return f"bold ${name}"


def piece(text: str, style: str = "") -> Content:
    """A piece of text in a style; what would steer a terminal is taken out."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    return Content.assemble((plain, style))


def column(text: str | Content, width: int, style: str = "") -> Content:
    """A piece of text in a column of exactly ``width`` cells, cut with … where it is longer."""
    content = text if isinstance(text, Content) else piece(text, style)
    return content.truncate(max(0, width), ellipsis=True, pad=True)


def row(*pieces: Content) -> Content:
    """Pieces one after the other."""
    return Content("").join(pieces)


def printable_lines(text: str) -> str:
    """A text of several lines, without what would steer a terminal."""
    return "\n".join(
        "".join(char if char.isprintable() else " " for char in line) for line in text.split("\n")
    )


def as_markup(text: str) -> str:
    """The text as markup that says just that, for what takes nothing else: the command palette."""
    return printable_lines(text).replace("[", "\\[")
