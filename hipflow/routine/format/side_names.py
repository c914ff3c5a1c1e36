"""The names in braces that stand for a side in an author's texts, and where they are filled."""

SIDE_NAMES = ("side", "other")
"""The side that works, and the one that does not."""

FILLED_KEYS = ("setup", "steps", "cues", "caution", "note", "say", "goal", "mistakes")
"""The texts in which they are filled; in any other text they stay as they are."""
