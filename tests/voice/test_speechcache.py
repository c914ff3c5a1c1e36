"""Sentences kept on disk."""

import os
from array import array

import pytest

from hipflow.voice.speechcache import SpeechCache

speech = array("h", [1, 2, 3] * 1_000)  # 6,044 bytes as a file


def test_a_sentence_comes_back_for_the_same_key_only(tmp_path):
    """Text, voice, speed and engine together are the key."""
    cache = SpeechCache(tmp_path)
    cache.put(speech, "Rest.", "en", 150)
    assert cache.get("Rest.", "en", 150) == speech
    assert cache.get("Rest.", "en", 160) is None
    assert cache.get("Rest.e", "n", 150) is None


def test_the_oldest_go_when_it_grows_too_large(tmp_path):
    """The limit holds after every sentence, and what was used last is kept."""
    cache = SpeechCache(tmp_path, limit_bytes=40_000)
    for index in range(6):
        cache.put(speech, index)
        for age, path in enumerate(sorted(tmp_path.glob("*.wav"), key=os.path.getmtime)):
            os.utime(path, (1_000 + age, 1_000 + age))
    assert cache.get(0) is not None  # used: no longer the oldest
    cache.put(speech, "one more")
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 40_000
    assert cache.get(0) is not None
    assert cache.get("one more") is not None
    assert cache.get(1) is None


def test_a_limit_holds_from_the_start(tmp_path):
    """A folder left too large is made smaller when it is opened."""
    big = SpeechCache(tmp_path)
    for index in range(10):
        big.put(speech, index)
    SpeechCache(tmp_path, limit_bytes=20_000)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 20_000


def test_a_damaged_file_is_as_good_as_none(tmp_path):
    """It is removed, so that the sentence is rendered anew."""
    cache = SpeechCache(tmp_path)
    cache.put(speech, "a")
    (path,) = tmp_path.glob("*.wav")
    path.write_bytes(path.read_bytes()[:100])
    assert cache.get("a") is None
    assert not path.exists()


def test_scraps_of_a_killed_process_are_removed(tmp_path):
    """Old half-made files go; fresh ones may belong to another window and stay."""
    old, fresh = tmp_path / ".123.wav", tmp_path / ".124.part"
    old.touch()
    fresh.touch()
    os.utime(old, (1_000, 1_000))
    SpeechCache(tmp_path)
    assert not old.exists()
    assert fresh.exists()


def test_texts_never_become_paths(tmp_path):
    """A text with separators stays inside the folder."""
    SpeechCache(tmp_path / "in").put(speech, "../../out")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
    assert all(path.stem.isalnum() for path in (tmp_path / "in").iterdir())


def test_a_folder_that_cannot_be_made_is_an_os_error(tmp_path):
    """The caller then keeps sentences elsewhere."""
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        SpeechCache(tmp_path / "file" / "speech")


def test_two_windows_together_keep_the_limit(tmp_path):
    """Each sees what the other has put there before the folder grows much too large."""
    caches = [SpeechCache(tmp_path, limit_bytes=100_000) for _ in range(2)]
    largest = 0
    for index in range(60):
        caches[index % 2].put(speech, index)
        largest = max(largest, sum(path.stat().st_size for path in tmp_path.iterdir()))
    assert largest <= 125_000


@pytest.mark.skipif(os.name != "posix", reason="other systems keep a folder private by its place")
def test_nobody_else_can_read_it(tmp_path):
    """Folder and files are this user's alone, also where the folder was left open to all."""
    tmp_path.chmod(0o755)
    for folder in (tmp_path, tmp_path / "new"):
        SpeechCache(folder).put(speech, "Rest.")
        assert folder.stat().st_mode & 0o777 == 0o700
        (path,) = folder.glob("*.wav")
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_will_not_go_is_no_error(tmp_path, monkeypatch):
    """Another process may hold a damaged file: the sentence is rendered anew all the same."""
    cache = SpeechCache(tmp_path)
    cache.put(speech, "a")
    (path,) = tmp_path.glob("*.wav")
    path.write_bytes(b"damaged")
    monkeypatch.setattr(type(path), "unlink", _refuse)
    assert cache.get("a") is None


def _refuse(path, *, missing_ok=False) -> None:
    raise PermissionError(13, "in use", str(path))
