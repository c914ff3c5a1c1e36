"""The command line in a home of its own."""

import io
import sys

import pytest
from click.testing import CliRunner

from hipflow.cli import main
from tests.builders.home_builder import write_routine


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a command in a home of its own; what it raises is raised."""
    monkeypatch.setenv("HIPFLOW_HOME", str(tmp_path / "home"))

    def started(*arguments, given=""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        return CliRunner().invoke(
            main.main,
            [str(argument) for argument in arguments],
            input=given,
            catch_exceptions=False,
        )

    return started


@pytest.fixture
def plan(tmp_path):
    """A routine file of one exercise at eight repetitions."""
    return write_routine(tmp_path / "plan.toml", "My plan")
