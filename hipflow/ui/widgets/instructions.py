"""How an exercise is done, in the author's words, for the screens that tell it whole. Pure."""

from collections.abc import Sequence

from textual.content import Content

from hipflow.ui.widgets.styled_text import SOFT, piece


def instruction_blocks(
    setup: str | None, steps: Sequence[str] | None, cues: Sequence[str] | None
) -> list[Content]:
    """How to get into place, the movement step by step, what to mind, as far as written."""
    blocks = [piece(setup)] if setup else []
    if steps:
        numbered = (piece(f"{number}  {step}") for number, step in enumerate(steps, 1))
        blocks.append(Content("\n").join(numbered))
    if cues:
        blocks.append(Content("\n").join(piece(f"–  {cue}", SOFT) for cue in cues))
    return blocks
