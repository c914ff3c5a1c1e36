"""What the tests of the commands share."""

import pytest

from hipflow.storage.history_file import HistoryFile
from tests.fakes.fake_services import FOUR_WEEKS
from tests.tools.run_command import plan, run

__all__ = ["plan", "run"]


@pytest.fixture
def kept(tmp_path):
    """A history of four weeks at home."""
    history = HistoryFile(tmp_path / "home" / "history.jsonl")
    for record in FOUR_WEEKS:
        history.append(record)
    return history
