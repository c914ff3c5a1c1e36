"""What an author has spoken at the steps of an exercise, as it is written."""

from typing import Annotated

from msgspec import Meta, Struct

from hipflow.routine.limits import Paragraph


class SayTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is spoken at the steps of an exercise, as it is written."""

    ready: Annotated[
        Paragraph | None,
        Meta(
            description="Spoken when getting ready, after the name.",
            examples=["This is the one we practised."],
        ),
    ] = None
    work: Annotated[
        Paragraph | None,
        Meta(description="Spoken as each set begins.", examples=["Slow and even."]),
    ] = None
    switch: Annotated[
        Paragraph | None,
        Meta(description="Spoken when changing sides.", examples=["Turn over slowly."]),
    ] = None
    rest: Annotated[
        Paragraph | None,
        Meta(
            description="Spoken in the rest between sets.",
            examples=["Shake your legs out."],
        ),
    ] = None
