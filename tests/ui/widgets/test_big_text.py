"""The widget that shows big characters."""

import pytest
from textual.app import App, ComposeResult

from hipflow.ui.widgets.big_text import BigText


class Page(App[None]):
    """A page with nothing but one big text."""

    CSS = "BigText.move { color: #FFA62B; } BigText.hold { color: #56B4E9; }"

    def __init__(self, big: BigText) -> None:
        super().__init__()
        self.big = big

    def compose(self) -> ComposeResult:
        """Show the widget."""
        yield self.big


def text_of(big):
    """Return the widget's lines as plain text, blanks at their ends left out."""
    return [big.render_line(y).text.rstrip() for y in range(big.size.height)]


@pytest.mark.parametrize("size", [(32, 4), (30, 9), (60, 18), (140, 45)])
async def test_text_fills_its_box(size):
    """At each size the text is drawn in blocks, every line as wide as the widget."""
    page = Page(BigText("24", widest="88"))
    async with page.run_test(size=size):
        strips = [page.big.render_line(y) for y in range(size[1])]
        assert all(strip.cell_length == size[0] for strip in strips)
        assert any("█" in strip.text for strip in strips)


@pytest.mark.parametrize(
    ("text", "size"), [("上げる", (40, 9)), ("FORWARDS", (12, 4)), ("DO", (9, 2))]
)
async def test_bold_text_stands_in(text, size):
    """Other scripts and small boxes show the text itself, bold, on the first line."""
    page = Page(BigText(text))
    async with page.run_test(size=size):
        strip = page.big.render_line(0)
        assert strip.text.rstrip() == text
        first = next(iter(strip))
        assert first.style is not None
        assert first.style.bold
        assert text_of(page.big)[1:] == [""] * (size[1] - 1)


async def test_text_is_never_markup_nor_escape():
    """Brackets are shown as they are, and control characters not at all."""
    page = Page(BigText("[b]x[/b]\x1b[31m"))
    async with page.run_test(size=(40, 5)):
        assert text_of(page.big)[0] == "[b]x[/b] [31m"


async def test_a_soft_hyphen_keeps_no_word_small():
    """It has no look, so the word is drawn large like any other."""
    plain, soft = Page(BigText("HOLD")), Page(BigText("HO\xadLD"))
    async with plain.run_test(size=(60, 12)), soft.run_test(size=(60, 12)):
        assert text_of(soft.big) == text_of(plain.big)


async def test_tone_gives_the_colour():
    """The tone is a CSS class; a new one takes the old one's place."""
    page = Page(BigText("HOLD", tone="move"))
    async with page.run_test(size=(40, 5)) as pilot:
        page.big.tone = "hold"
        await pilot.pause()
        assert page.big.has_class("hold")
        assert not page.big.has_class("move")
        style = next(iter(page.big.render_line(0))).style
        assert style is not None
        assert style.color is not None
        assert style.color.get_truecolor().hex == "#56b4e9"


async def test_every_segment_has_a_style(monkeypatch):
    """Without colour a segment lacking a style would crash the monochrome filter."""
    monkeypatch.setenv("NO_COLOR", "1")
    for blocks in (True, False):
        page = Page(BigText("LOWER", blocks=blocks))
        async with page.run_test(size=(50, 7)) as pilot:
            for text in ("LOWER", "上", ""):
                page.big.text = text
                await pilot.pause()
                for y in range(page.big.size.height):
                    assert all(segment.style is not None for segment in page.big.render_line(y))


async def test_same_text_again_is_not_drawn_again(monkeypatch):
    """Only a change asks for a redraw."""
    page = Page(BigText("24"))
    async with page.run_test(size=(30, 9)) as pilot:
        asked = []
        monkeypatch.setattr(page.big, "refresh", lambda *args, **kwargs: asked.append(args))
        page.big.text = "24"
        await pilot.pause()
        assert asked == []
        page.big.text = "23"
        await pilot.pause()
        assert asked


async def test_ascii_is_drawn_solid():
    """Without block characters the letters are filled cells, not a lattice of signs."""
    page = Page(BigText("8", blocks=False, tone="move"))
    async with page.run_test(size=(30, 7)):
        assert "".join(text_of(page.big)).isascii()
        solid = [s for s in page.big.render_line(0) if "#" in s.text]
        assert solid
        assert all(s.style and s.style.color == s.style.bgcolor for s in solid)
