"""The preview from the command line."""

import pytest

from hipflow.system.errors import UnreadableError


def test_a_preview_needs_its_file_and_a_terminal(run, plan, tmp_path):
    """Without the file it says how to begin one; into a pipe nothing is drawn."""
    with pytest.raises(UnreadableError, match="hipflow new nothing"):
        run("preview", tmp_path / "nothing.toml")
    with pytest.raises(UnreadableError, match=r"but .*\.toml is"):
        run("preview", plan.with_suffix(""))
    done = run("preview", plan)
    assert done.exit_code == 2
    assert "--plain" in done.output
