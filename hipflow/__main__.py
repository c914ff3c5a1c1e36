"""Start hipflow; whatever goes wrong reaches a person as words, never as a traceback."""

import sys


def main() -> None:
    """Run the command line."""
    from click import Abort, ClickException  # noqa: PLC0415 - importing costs, see below

    from hipflow.cli import main as command_line  # noqa: PLC0415 - the same
    from hipflow.errors import HipflowError  # noqa: PLC0415 - the same

    try:
        # Left to itself, click would call a session stopped with Ctrl+C aborted.
        sys.exit(command_line(prog_name="hipflow", standalone_mode=False))
    except ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except HipflowError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(error.exit_code)
    except (Abort, KeyboardInterrupt):
        sys.exit(130)


if __name__ == "__main__":
    main()
