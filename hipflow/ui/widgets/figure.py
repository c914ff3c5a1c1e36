"""The figure: a person in text cells, in the pose it is given."""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from hipflow.figure.escapes import colour_of
from hipflow.figure.frames import FigureStyle, Frames, FrameStore, Picture
from hipflow.figure.movement import FigureError
from hipflow.figure.palette import Palette, dimmed, palette_for
from hipflow.figure.raster import RowSpan
from hipflow.figure.tints import FigureRow, Tint, changed_spans
from hipflow.session.view.motion import Motion
from hipflow.ui.terminal.ability import ability_of

LEAST_WIDTH, LEAST_HEIGHT = 16, 6
"""In a smaller box nobody would know what it is."""


class Figure(Widget):
    """Draws the moment it is shown, as large as its box allows; only rows that differ are sent.

    Pictures are drawn once and kept. Each time it is shown, it draws one more of those to come, so
    that none is missing when the movement is counted.

    Attributes:
        broken: whether the table of the figure shown last makes no body.
    """

    DEFAULT_CSS = """
    Figure {
        width: 1fr;
        height: 1fr;
    }
    """

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002  Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.broken = False
        self._store = FrameStore()
        self._motion = Motion()
        self._frames: Frames | None = None
        self._frames_of: tuple[object, ...] = ()
        self._picture: Picture = ()
        self._palette: Palette | None = None
        self._styles_of: dict[tuple[Tint, Tint], Style] = {}
        self._strips: dict[int, Strip] = {}

    @property
    def drawn(self) -> bool:
        """Whether there is anything to be seen."""
        return self._frames is not None

    def show(self, motion: Motion) -> None:
        """Show a moment of a movement."""
        if motion == self._motion and self._frames is not None:
            self._frames.draw_ahead()
            return
        waited, self._motion = self._motion.waits, motion
        if waited != motion.waits:
            self._forget_colours()
            self.refresh()
        self._show_now()

    def on_resize(self) -> None:
        """Draw it as large as the box now is."""
        self._show_now()

    def notify_style_update(self) -> None:
        """Another theme has other colours."""
        super().notify_style_update()
        self._forget_colours()

    def render_line(self, y: int) -> Strip:
        """Return one row; the same row is made only once."""
        if y >= len(self._picture):
            return Strip.blank(self.size.width, self.rich_style)
        row = self._picture[y]
        if id(row) not in self._strips:
            self._strips[id(row)] = self._strip(row)
        return self._strips[id(row)]

    def _show_now(self) -> None:
        self._find_frames()
        self._draw()

    def _find_frames(self) -> None:
        """Take the pictures that fit the motion and the box."""
        motion = self._motion
        look = FigureStyle(self.size.width, self.size.height, motion.mirrored, self._chosen.blocks)
        wanted = (motion.figure, look, motion.turns)
        if wanted == self._frames_of:
            return
        if not self._frames_of or motion.figure != self._frames_of[0]:
            self.broken = False  # in another box the same table makes no body either
        self._frames_of, self._frames = wanted, None
        if motion.figure is not None and self._has_room:
            try:
                self._frames = self._store.frames(motion.figure, look, turns=motion.turns)
            except FigureError:
                self.broken = True
        self._picture = ()
        self._strips.clear()
        self.refresh()

    @property
    def _has_room(self) -> bool:
        return self.size.width >= LEAST_WIDTH and self.size.height >= LEAST_HEIGHT

    def _draw(self) -> None:
        if self._frames is None:
            return
        before = self._picture
        self._picture = self._frames.picture(self._motion.share, swapped=self._motion.swapped)
        if self._picture is not before:
            if len(before) == len(self._picture):
                self._refresh_spans(changed_spans(before, self._picture))
            else:
                self.refresh()
        self._frames.draw_ahead()

    def _refresh_spans(self, spans: list[RowSpan]) -> None:
        """Send anew what has changed, and nothing where nothing has."""
        if spans:
            self.refresh(*(Region(start, y, stop - start, 1) for y, start, stop in spans))

    @property
    def _chosen(self) -> Palette:
        """The palette of this terminal and theme."""
        if self._palette is None:
            palette = palette_for(ability_of(self.app))
            self._palette = dimmed(palette) if self._motion.waits else palette
        return self._palette

    def _forget_colours(self) -> None:
        self._palette = None
        self._styles_of.clear()
        self._strips.clear()

    def _strip(self, row: FigureRow) -> Strip:
        """A row as segments, neighbours of one style joined."""
        segments: list[Segment] = []
        text, style = "", None
        for cell in row:
            own = self._style(cell.ground if cell.glyph == " " else cell.ink, cell.ground)
            if own is style:
                text += cell.glyph
                continue
            if style is not None:
                segments.append(Segment(text, style))
            text, style = cell.glyph, own
        segments.append(Segment(text, style or Style.null()))
        return Strip(segments, len(row))

    def _style(self, ink: Tint, ground: Tint) -> Style:
        key = (ink, ground)
        if key not in self._styles_of:
            self._styles_of[key] = Style(
                color=colour_of(ink, self._chosen), bgcolor=colour_of(ground, self._chosen)
            )
        return self._styles_of[key]
