"""How far a long piece of work is, on one line of a terminal."""

import io

from hipflow.cli.progress_line import ProgressLine


class Terminal(io.StringIO):
    """A stream somebody looks at."""

    def isatty(self):
        """Yes."""
        return True


def test_it_writes_over_itself_and_leaves_nothing():
    """The same is not written twice, a shorter text covers a longer one, the end is empty."""
    stream = Terminal()
    line = ProgressLine(stream)
    for done in (0, 1, 2, 1000):
        line("Sentences", done, 1000)
    line("Sound", 0, 0)
    line.clear()
    line.clear()
    assert stream.getvalue() == ("\rSentences 0 %\rSentences 100 %\rSound 0 %      \r         \r")


def test_nothing_is_said_where_nobody_looks():
    """Not one character goes into a file or a pipe."""
    stream = io.StringIO()
    line = ProgressLine(stream)
    line("Sound", 1, 2)
    line.clear()
    assert stream.getvalue() == ""
