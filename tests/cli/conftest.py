"""What the tests of the commands share."""

from command_line import plan, run

__all__ = ["plan", "run"]
