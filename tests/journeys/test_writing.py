"""An author's story: a new routine, written in an editor while the preview follows it."""

import os
import subprocess
import sys
import time

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal to write on", allow_module_level=True)

from tests.tools.pty_terminal import Terminal

pytestmark = pytest.mark.alone

SEEN_WITHIN_S = 1.0


@pytest.fixture
def desk(tmp_path):
    """A folder with a home of its own, and a call that runs the program in it."""
    own = {"HIPFLOW_HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"]}

    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "hipflow", *arguments],
            env=own,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )

    return tmp_path, own, run


def test_from_a_new_file_to_a_routine_that_plays(desk):
    """Mistakes made in another program are seen within a second, and so is their mending."""
    folder, own, run = desk
    assert run("new", "plan", "--title", "After the knee", "--exercise", "bridge").returncode == 0
    path = folder / "plan.toml"
    right = path.read_text(encoding="utf-8")
    wrong = right.replace("sets   = 2", "setts  = 2")
    assert wrong != right
    terminal = Terminal(["preview", str(path), "--mute"], own, 140, 40)
    try:
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
    finally:
        terminal.process.close(force=True)
    assert "plan.toml: fine" in run("check", "--strict", "plan.toml").stdout
    assert not (folder / "home" / "history.jsonl").exists()
