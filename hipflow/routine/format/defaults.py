"""The values that hold where an author leaves a key out; nothing else states them.

The reference page gets them through the words of the model, the player through the resolved
routine.
"""

LANGUAGE = "en"
"""A BCP 47 tag."""

OUT_BACK_S = 2
"""The way out and the way back of a counted repetition."""

REST_S = 30
"""Between two sets."""

SIDE_S = 10
"""To change sides."""

CIRCUIT_REST_S = 60
"""Between two rounds of a circuit."""

FLOOR_READY_S = 30
"""Time to get down to the floor or up from it. Getting up takes healthy people of 50 to 90 years
4.1 s (Bohannon 2004); 30 s and more leave room for sore ones (our own inference)."""

SAME_HEIGHT_READY_S = 15
"""Time to get into place where nobody has to get down or up (our own inference: 10-15 s)."""

CAUTION_AT, STOP_AT = 3, 6
"""Ratings from which pain is *care* and *stop*. They lie inside those of published programmes: 0-2
safe, up to 5 acceptable (Ageberg 2010, BMC Musculoskelet Disord)."""
