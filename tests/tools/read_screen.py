"""Reads what stands on the screen, as a person would: rows of text."""

from textual.app import App


def rows(app: App[None]) -> list[str]:
    """The rows of the screen, without the spaces at their ends."""
    strips = app.screen._compositor.render_strips()
    return [strip.text.rstrip() for strip in strips]


def screen_text(app: App[None]) -> str:
    """All that stands on the screen."""
    return "\n".join(rows(app))


def last_row(app: App[None]) -> str:
    """The row of the keys."""
    return rows(app)[-1]
