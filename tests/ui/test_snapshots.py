"""The pictures that lie beside these tests."""

from pathlib import Path

import pytest

PICTURES = Path(__file__).parent / "__snapshots__"


@pytest.mark.parametrize("module", sorted(folder.name for folder in PICTURES.iterdir()))
def test_each_picture_is_drawn_by_a_test(request, module):
    """One that no test looks at any more would be taken for what the screens look like."""
    options = request.config.option
    if (
        options.keyword
        or getattr(options, "lf", False)
        or any("::" in each for each in request.config.args)
    ):
        pytest.skip("only some tests are run")
    items = request.session.items
    drawn = {item.name for item in items if item.path.stem == module}
    if not drawn:
        pytest.skip("the tests that draw them are not run")
    assert {picture.stem for picture in (PICTURES / module).iterdir()} <= drawn
