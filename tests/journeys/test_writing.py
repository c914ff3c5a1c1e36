"""An author's story: a new routine, written in an editor while the preview follows it."""

import subprocess
import sys
import time

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal to write on", allow_module_level=True)


pytestmark = pytest.mark.alone

SEEN_WITHIN_S = 1.0


@pytest.fixture
def run(home, environment):
    """Runs the program beside its home."""

    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "hipflow", *arguments],
            env=environment,
            cwd=home,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )

    return run


def test_from_a_new_file_to_a_routine_that_plays(home, run, open_terminal):
    """Mistakes made in another program are seen within a second, and so is their mending."""
    assert run("new", "plan", "--title", "After the knee", "--exercise", "bridge").returncode == 0
    path = home / "plan.toml"
    right = path.read_text(encoding="utf-8")
    wrong = right.replace("sets   = 2", "setts  = 2")
    assert wrong != right
    terminal = open_terminal("preview", str(path), "--mute", size=(140, 40))
    terminal.see("As the patient gets it")
    for _ in range(2):
        for text, words in ((wrong, "did you mean `sets`?"), (right, "no mistakes")):
            new = path.with_suffix(".new")
            new.write_text(text, encoding="utf-8")
            new.replace(path)
            saved_s = time.monotonic()
            terminal.see(words)
            assert time.monotonic() - saved_s <= SEEN_WITHIN_S
    terminal.press("enter")
    terminal.see("Leave")
    terminal.press("esc")
    terminal.see("As the patient gets it")
    terminal.press("q")
    assert terminal.end() == 0
    assert "plan.toml: fine" in run("check", "--strict", "plan.toml").stdout
    assert not (home / "home" / "history.jsonl").exists()
