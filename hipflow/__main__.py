"""Start hipflow; whatever goes wrong reaches a person as words, never as a traceback."""

import errno
import gc
import os
import sys
from contextlib import suppress
from io import StringIO, TextIOWrapper

GC_THRESHOLD = 50_000
"""Objects made before garbage is looked for: hardly any of those made while loading are."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(GC_THRESHOLD)
    from click import Abort, ClickException  # noqa: PLC0415 - importing costs, see below

    from hipflow.cli.main import main as command_line  # noqa: PLC0415 - the same
    from hipflow.system.errors import HipflowError  # noqa: PLC0415 - the same
    from hipflow.system.safe_text import safe_lines  # noqa: PLC0415 - the same

    _fill_closed_streams()
    _escape_unencodable_output()
    try:
        # Left to itself, click would call a session stopped with Ctrl+C aborted.
        sys.exit(command_line(prog_name="hipflow", standalone_mode=False))
    except ClickException as error:
        usage_text = StringIO()
        error.show(usage_text)  # it quotes what was typed, or what a pattern has found
        sys.stderr.write(safe_lines(usage_text.getvalue()))
        sys.exit(error.exit_code)
    except HipflowError as error:
        sys.stderr.write(f"{safe_lines(str(error))}\n")
        sys.exit(error.exit_code)
    except (Abort, KeyboardInterrupt):
        sys.exit(130)
    except Exception as error:  # noqa: BLE001 - the last handler: what it catches is shown
        _write_last_words(error)
        sys.exit(2)
    finally:
        # The system takes it all at once; looking through it first takes a sixth of a check.
        gc.freeze()


def _write_last_words(error: Exception) -> None:
    """Say that no output can be written, such as to a full disk, or that hipflow has failed."""
    is_output = isinstance(error, OSError) and not error.filename and error.errno != errno.ENOENT
    if isinstance(error, OSError) and is_output:
        words = f"What hipflow has to say cannot be written: {error.strerror}."
    else:
        from hipflow.cli.crash_report import report_crash  # noqa: PLC0415 - hardly ever needed

        words = report_crash(error, os.environ)
    with suppress(OSError):
        sys.stderr.write(f"{words}\n")
    if is_output:
        from hipflow.system.signals import discard_output  # noqa: PLC0415 - the same

        discard_output()


def _fill_closed_streams() -> None:
    """Started with a stream closed (``<&-``), it is ``None``, and the next file gets its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115 - stays open
            setattr(sys, name, stream)


def _escape_unencodable_output() -> None:
    """A letter the output has no code for (redirected on Windows) is told by its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    main()
