"""What an author has spoken at the steps of an exercise, as it is written."""

from typing import Annotated

from msgspec import Struct

from hipflow.routine.format.key_doc import key_doc
from hipflow.routine.format.limits import Paragraph


class SayTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is spoken at the steps of an exercise, as it is written."""

    ready: Annotated[
        Paragraph | None,
        key_doc("Spoken when getting ready, after the name.", "This is the one we practised."),
    ] = None
    work: Annotated[
        Paragraph | None,
        key_doc("Spoken as each set begins.", "Slow and even."),
    ] = None
    switch: Annotated[
        Paragraph | None,
        key_doc("Spoken when changing sides.", "Turn over slowly."),
    ] = None
    rest: Annotated[
        Paragraph | None,
        key_doc("Spoken in the rest between sets.", "Shake your legs out."),
    ] = None
