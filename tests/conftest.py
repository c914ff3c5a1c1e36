"""How Hypothesis searches: moderately at a desk, the same examples every time on a server."""

import os

import pytest
from hypothesis import settings

settings.register_profile("desk", deadline=None, max_examples=40)
settings.register_profile("ci", deadline=None, max_examples=40, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that listen share one device: they run one after the other, on one worker."""
    for item in items:
        if "recorded_sink" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("sound"))
