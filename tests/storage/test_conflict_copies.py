"""Copies of the history that a program which syncs its folder has left beside it."""

import errno
import os
from pathlib import Path

import pytest

from hipflow.storage.conflict_copies import conflict_copies, merge_conflict_copies
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_lines import encode_line
from tests.builders.record_builders import session

A, B, C, D = (
    session(f"01{letter}", f"2026-11-0{number}T18:00:00+01:00")
    for number, letter in enumerate("ABCD", start=1)
)

SAYS_SO = [
    "history.sync-conflict-20261123-180211-ABCDEFG.jsonl",  # Syncthing
    "history (Anna's conflicted copy 2026-11-23).jsonl",  # Dropbox
    "history (ANNA-PC's conflicted copy 2026-11-23 (1)).jsonl",
    "history (In Konflikt stehende Kopie von Anna 2026-11-23).jsonl",  # Dropbox in German
    "history (Copie en conflit de Anna 2026-11-23).jsonl",
    "history (conflicted copy 2026-11-23 180211).jsonl",  # Nextcloud, ownCloud, OpenCloud
    "history_conflict-20261123-180211.jsonl",  # ownCloud before 2.6
    "history (conflicting copy).jsonl",  # Maestral
    "history.Conflict.jsonl",  # Resilio
    "history.Conflict.Conflict2.jsonl",
    "history (SFConflict anna@example.org 2026-11-23-18-02-11).jsonl",  # Seafile
    "history_ANNA-PC_Nov-23-1802-2026_Conflict.jsonl",  # Synology Drive
    "history_ANNA-PC_Nov-23-1802-2026_CaseConflict_1.jsonl",
    "history(Conflict_anna (Web browser)_2026-11-23-18-02-11).jsonl",  # FileCloud
    "history (Conflicted copy 2026-11-23 for anna).jsonl",  # SecuriSync
    "history [conflicted].jsonl",  # pCloud
    "history (# Name clash 2026-11-23 ab12c #).jsonl",  # Proton Drive
    "history (conflict on 2026-11-23).jsonl",  # Unison
    "history.jsonl.conflict1",  # rclone
    "history.jsonl (conflicted copy)",
    "History (conflicted copy).jsonl",  # a disk that forgets capitals
]
COUNTED = [
    "history (1).jsonl",  # Google Drive, MEGA
    "history 2.jsonl",  # iCloud
    "history-1.jsonl",
    "history-LAPTOP-1A2B3C4.jsonl",  # OneDrive
    "history-Annas-MacBook.jsonl",
]
NO_COPIES = [
    "history.running.jsonl",
    "history.running.waiting-2.jsonl",
    "history.running.sync-conflict-20261123-180211-ABCDEFG.jsonl",
    "history.damaged (conflicted copy).jsonl",
    "history.merged.jsonl",
    "history.merged-2.jsonl",
    "history.merged.sync-conflict-20261123-180211-ABCDEFG.jsonl",
    "history.jsonl.lock",
    "history (conflicted copy).jsonl.lock",
    "history.jsonl.sync-conflict-20261123-180211-ABCDEFG.lock",
    "history.jsonl.bak",
    "history (conflicted copy).jsonl.bak",
    "history (1).csv",
    "history-conflict.toml",
    ".history.jsonl.1a2b3c4d",
    "~syncthing~history.jsonl.tmp",
    "my history (conflicted copy).jsonl",
    "settings.toml",
]


@pytest.fixture
def own(tmp_path):
    """A history of two sessions."""
    history = HistoryFile(tmp_path / "history.jsonl")
    history.append(A)
    history.append(B)
    return history


def put(own, name, *entries):
    """Another history beside it."""
    path = own.path.with_name(name)
    path.write_bytes(b"".join(encode_line(entry) for entry in entries))
    return path


@pytest.mark.parametrize("name", SAYS_SO)
def test_what_says_that_it_is_a_conflict(own, name):
    """It is noticed, whatever it begins with, and also where this computer has no history yet."""
    path = put(own, name, C)
    assert conflict_copies(own.path) == (path,)
    own.path.unlink()
    assert conflict_copies(own.path) == (path,)


@pytest.mark.parametrize("name", COUNTED)
def test_what_may_be_someone_elses(own, name):
    """A number or a computer's name tells of a copy only where both begin with one line."""
    path = put(own, name, A, C)
    assert conflict_copies(own.path) == (path,)
    put(own, name, C)
    assert conflict_copies(own.path) == ()
    path.write_bytes(b"")
    own.path.write_bytes(b"")
    assert conflict_copies(own.path) == ()


@pytest.mark.parametrize("name", NO_COPIES)
def test_what_is_none(own, name):
    """Files of hipflow's own, unfinished ones, and what has but a like name."""
    put(own, name, A, C)
    assert conflict_copies(own.path) == ()


def test_another_persons_history_with_a_longer_name(tmp_path):
    """Neither it nor a copy of it is taken for one of ours."""
    own = HistoryFile(tmp_path / "anna.jsonl")
    own.append(A)
    put(own, "anna-lena.jsonl", B)
    put(own, "anna-lena (conflicted copy 2026-11-23).jsonl", B)
    copy = put(own, "anna (conflicted copy 2026-11-23).jsonl", B)
    twice = put(own, "anna (conflicted copy 2026-11-23) (1).jsonl", A, C)
    assert conflict_copies(own.path) == (twice, copy)


def test_what_they_have_is_added_and_they_are_kept(own):
    """All sessions are in the history then; the copies have names that are not noticed again."""
    contents = {
        put(own, "history (conflicted copy).jsonl", A, C).read_bytes(),
        put(own, "history (1).jsonl", A, B, D).read_bytes(),
    }
    merged = merge_conflict_copies(own)
    assert [record.id for record in own.read().records] == ["01A", "01B", "01C", "01D"]
    assert [copy.result.sessions for copy in merged] == [1, 1]
    assert [copy.kept_as.name for copy in merged] == [
        "history.merged.jsonl",
        "history.merged-2.jsonl",
    ]
    assert {copy.kept_as.read_bytes() for copy in merged} == contents
    assert conflict_copies(own.path) == ()
    assert merge_conflict_copies(own) == ()


def test_one_that_is_no_history_does_not_hinder_the_others(own):
    """It keeps its name, and it is said why."""
    rubbish = own.path.with_name("history (conflicted copy).jsonl")
    rubbish.write_bytes(b"x\n" * 20_000)
    put(own, "history.Conflict.jsonl", C)
    said, taken = merge_conflict_copies(own)
    assert "no history" in said.problem
    assert (taken.result.sessions, taken.problem) == (1, "")
    assert conflict_copies(own.path) == (rubbish,)


def test_a_copy_that_changes_meanwhile_is_noticed_again(own, monkeypatch):
    """What was written into it after it was read is not put out of sight."""
    copy = put(own, "history (conflicted copy).jsonl", C)
    append = HistoryFile.append_lacking

    def write_meanwhile(history, lines):
        with copy.open("ab") as file:
            file.write(encode_line(D))
        return append(history, lines)

    monkeypatch.setattr(HistoryFile, "append_lacking", write_meanwhile)
    (merged,) = merge_conflict_copies(own)
    assert (merged.result.sessions, merged.kept_as) == (1, None)
    assert conflict_copies(own.path) == (copy,)
    monkeypatch.undo()
    merge_conflict_copies(own)
    assert [record.id for record in own.read().records] == ["01A", "01B", "01C", "01D"]


def test_a_disk_that_refuses(own, monkeypatch):
    """What the history does not take stays where it is; a copy that keeps its name is told of."""
    copy = put(own, "history (conflicted copy).jsonl", C)

    def refuse(path, target):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    (merged,) = merge_conflict_copies(own)
    assert merged.result.sessions == 1
    assert "could not be renamed" in merged.problem
    assert copy.exists()


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_the_copy_lies_beside_the_file_a_link_leads_to(own, tmp_path):
    """That is the folder which is synced."""
    link = tmp_path / "data" / "history.jsonl"
    link.parent.mkdir()
    link.symlink_to(own.path)
    put(own, "history (conflicted copy).jsonl", C)
    (merged,) = merge_conflict_copies(HistoryFile(link))
    assert merged.kept_as.parent == own.path.parent


def test_a_folder_that_cannot_be_read(tmp_path):
    """There is nothing to be noticed."""
    assert conflict_copies(tmp_path / "none" / "history.jsonl") == ()
