"""The positions of the body in plain words."""

from hipflow.routine.format.choices import Position

POSITION_WORDS = {
    Position.SUPINE: "on your back",
    Position.SIDE_LYING: "on your side",
    Position.PRONE: "on your front",
    Position.QUADRUPED: "on hands and knees",
    Position.KNEELING: "kneeling",
    Position.FLOOR_SITTING: "sitting on the floor",
    Position.SEATED: "sitting",
    Position.STANDING: "standing",
}
"""Each position in plain words."""
