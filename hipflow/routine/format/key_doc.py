"""What a key of the format means, in words."""

from msgspec import Meta


def key_doc(text: str, *examples: object, unit: str | None = None) -> Meta:
    """What a key means, for editors, the reference page and error messages."""
    extra = {"x-unit": unit} if unit else None
    return Meta(description=text, examples=list(examples) or None, extra_json_schema=extra)
