"""What an author may choose among, value by value."""

from enum import StrEnum


class Pace(StrEnum):
    """Who sets the pace of a set."""

    GUIDED = "guided"
    SELF = "self"


class SideChoice(StrEnum):
    """What an author may write for ``side`` (the first four also for ``start_side``)."""

    LEFT = "left"
    RIGHT = "right"
    AFFECTED = "affected"
    OTHER = "other"
    BOTH = "both"
    EACH = "each"
    ALTERNATE = "alternate"


class SideOrder(StrEnum):
    """For ``each``: both sides in every set, or all sets of one side first."""

    SET = "set"
    SIDE = "side"


class Position(StrEnum):
    """The body's position in an exercise."""

    SUPINE = "supine"
    SIDE_LYING = "side-lying"
    PRONE = "prone"
    QUADRUPED = "quadruped"
    KNEELING = "kneeling"
    FLOOR_SITTING = "floor-sitting"
    SEATED = "seated"
    STANDING = "standing"

    @property
    def on_the_floor(self) -> bool:
        """Whether getting there from a chair or from standing takes getting down."""
        return self not in (Position.SEATED, Position.STANDING)


class LevelName(StrEnum):
    """Which of a prescription's levels is played."""

    EASIER = "easier"
    GENTLE = "gentle"
    """The same exercise by the least its author asks, whatever the day."""
    USUAL = "usual"
    HARDER = "harder"
