"""``hipflow doctor``: what it checks, and what it says."""

import errno
import io
import os
import tempfile

import pytest

from hipflow.cli import doctor
from hipflow.cli.context import RunContext, RunOptions
from hipflow.voice.app.system_checks import SystemCheck

ALL_WELL = [SystemCheck("Speech", ok=True, words="espeak")]


class Terminal(io.StringIO):
    """An output of any kind."""

    def __init__(self, encoding="utf-8", *, tty=True):
        super().__init__()
        self._encoding, self._tty = encoding, tty

    @property
    def encoding(self):
        """What was asked for."""
        return self._encoding

    def isatty(self):
        """Whether a person looks at it."""
        return self._tty


@pytest.fixture
def examine(tmp_path, monkeypatch):
    """Examines a machine: terminal, its size, and what is said of the sound."""

    def run(*, terminal=None, size=(80, 24), sound=ALL_WELL, silent=False, **environment):
        async def sound_check(**settings):
            assert settings["silent"] == silent
            return sound

        monkeypatch.setattr(doctor, "check_sound", sound_check)
        monkeypatch.setattr(doctor.shutil, "get_terminal_size", lambda: size)
        monkeypatch.setattr(doctor.sys, "stdout", terminal or Terminal())
        for name in ("NO_COLOR", "COLORTERM", "TERM"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        lines = []
        context = RunContext(RunOptions(), {"HIPFLOW_HOME": str(tmp_path / "home")})
        code = doctor.run_doctor(context, lines.append, silent=silent)
        return code, "\n".join(lines)

    return run


def test_all_is_well(examine, tmp_path):
    """Nothing to do: exit code 0, every line ok, a number to try from the mat; nothing is made."""
    code, text = examine()
    assert code == 0
    assert "look" not in text
    assert "ok    Terminal: 80 by 24 characters" in text
    assert "0 sessions" in text
    assert "Listen: three tones, then a sentence." in text
    assert "Nothing heard, though it went out?" in text
    assert "Can you read this number from the mat?" in text
    assert not (tmp_path / "home").exists()


def test_what_is_wrong_comes_with_its_cure(examine):
    """A window too small and a voice that is missing: both said, with what to do, exit code 1."""
    remedy = "Install espeak-ng."
    missing = [SystemCheck("Speech", ok=False, words="no engine", remedy=remedy)]
    code, text = examine(size=(60, 20), sound=missing)
    assert code == 1
    assert "look  Terminal: 60 by 20 characters" in text
    assert "at least 80 by 24" in text
    assert "look  Speech: no engine\n      Install espeak-ng." in text
    assert "though it went out" not in text


def test_in_silence_nobody_is_asked_to_listen(examine):
    """Nor asked whether something was heard."""
    code, text = examine(silent=True)
    assert code == 0
    assert "Listen" not in text
    assert "heard" not in text


def test_a_terminal_without_blocks(examine):
    """Another encoding than UTF-8 is said, and plain mode offered."""
    code, text = examine(terminal=Terminal("ascii"))
    assert code == 1
    assert "--plain" in text
    assert text.isascii()


def test_output_to_a_file_has_no_escapes(examine):
    """Nobody looks at it: its size does not matter, and nothing steers a terminal."""
    code, text = examine(terminal=Terminal(tty=False), size=(10, 5))
    assert code == 0
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"NO_COLOR": "1"}, "none, as NO_COLOR asks"),
        ({"COLORTERM": "truecolor"}, "Colours: all"),
        ({"TERM": "xterm-256color"}, "Colours: 256"),
        ({"TERM": "vt100"}, "Colours: 16"),
    ],
)
def test_colours(examine, environment, words):
    """What the terminal says it can show."""
    assert words in examine(**environment)[1]


def test_a_damaged_history_is_said(examine, tmp_path):
    """Which lines, and that they are left as they are."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "history.jsonl").write_text("not a session\n", encoding="utf-8")
    code, text = examine()
    assert code == 1
    assert "Line 1 of the history file cannot be read. It stays as it is." in text


def test_where_a_torn_end_was_set_aside_is_said(examine, tmp_path):
    """As long as the file is there: whoever was not told of it finds it here."""
    assert "torn ends" not in examine()[1]
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "history.damaged.jsonl").write_text('{"v":1,"id":"01T","rou\n')
    code, output = examine()
    assert (code, "torn ends of your history are in" in output) == (0, True)


def test_a_copy_of_the_history_is_said(examine, tmp_path):
    """Its name, and how what it has is added."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "history (conflicted copy).jsonl").touch()
    code, output = examine()
    assert code == 1
    assert "look  Copies: " in output
    assert "counted yet. history (conflicted copy).jsonl\n" in output
    assert "hipflow history merge" in output


@pytest.mark.parametrize(("columns", "code"), [(1, 0), (2, 1), (None, 0)])
def test_block_characters_that_are_drawn_too_wide_are_said(examine, monkeypatch, columns, code):
    """If the terminal reports it, with what to set in it."""
    monkeypatch.setattr(doctor, "drawn_columns", lambda *_: columns)
    found, text = examine()
    assert found == code
    assert ("2 columns wide" in text) is (columns == 2)
    assert ("narrow" in text) is (columns == 2)


def test_a_folder_in_the_way_is_said(examine, tmp_path, monkeypatch):
    """Data that cannot be written: the folder, and what to do."""
    monkeypatch.setattr(doctor.os, "access", lambda *_: False)
    code, text = examine()
    assert code == 1
    assert "cannot be written to" in text
    assert "HIPFLOW_HOME" in text


@pytest.mark.skipif(os.name == "nt", reason="asks the locks of POSIX")
@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL, errno.EIO])
def test_a_disk_that_knows_no_locks_is_said(examine, monkeypatch, tmp_path, number):
    """In plain words, with what to do; nothing stays of the trial."""
    import fcntl  # noqa: PLC0415 - not everywhere

    def flock(_descriptor, _operation):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", flock)
    code, text = examine()
    assert code == 1
    assert "look  Locks: this disk has none" in text
    assert "Only play in one window at a time." in text
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_made_nothing_is_said_of_locks(examine, monkeypatch):
    """The folder that cannot be written to is what is wrong."""

    def refuse(**_more):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert "Locks" not in examine()[1]


def test_it_names_no_account(examine, tmp_path):
    """Folders in a person's own begin with ~: what it says can be shown to a stranger."""
    _, text = examine(HOME=str(tmp_path), USERPROFILE=str(tmp_path))
    assert str(tmp_path) not in text
    assert f"Your data: ~{os.sep}home" in text


def test_nothing_in_what_a_driver_says_acts(examine):
    """Its words come from elsewhere."""
    bad = SystemCheck("Voice\x1b[2J", ok=False, words="\x9b1m", remedy="\u202e")
    _, text = examine(sound=[bad], terminal=Terminal(tty=False))
    assert "\\x1b[2J" in text
    assert not {"\x1b", "\x9b", "\u202e"} & set(text)


def test_silent_is_silent(run, monkeypatch):
    """What was asked on the command line arrives."""
    asked = []
    monkeypatch.setattr(doctor, "run_doctor", lambda *_, silent: asked.append(silent) or 0)
    assert run("doctor").exit_code == 0
    assert run("doctor", "--silent").exit_code == 0
    assert asked == [False, True]
