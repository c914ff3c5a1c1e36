"""Sentences kept on disk."""

import os
from array import array
from pathlib import Path

import pytest

from hipflow.voice.protocol.cache_folder import folder_below
from hipflow.voice.worker.speech_cache import SpeechCache

speech = array("h", [1, 2, 3] * 1_000)  # 6,044 bytes as a file

posix_only = pytest.mark.skipif(os.name != "posix", reason="modes, links and pipes of POSIX")


def sentences(given):
    """The sentences kept below a folder."""
    return list(folder_below(given).glob("*.wav"))


def size(given):
    """How much lies in the cache's own folder."""
    return sum(path.stat().st_size for path in folder_below(given).iterdir())


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
        for age, path in enumerate(sorted(sentences(tmp_path), key=os.path.getmtime)):
            os.utime(path, (1_000 + age, 1_000 + age))
    assert cache.get(0) is not None  # used: no longer the oldest
    cache.put(speech, "one more")
    assert size(tmp_path) <= 40_000
    assert cache.get(0) is not None
    assert cache.get("one more") is not None
    assert cache.get(1) is None


def test_a_limit_holds_from_the_start(tmp_path):
    """A folder left too large is made smaller when it is opened."""
    big = SpeechCache(tmp_path)
    for index in range(10):
        big.put(speech, index)
    SpeechCache(tmp_path, limit_bytes=20_000)
    assert size(tmp_path) <= 20_000


def test_a_damaged_file_is_as_good_as_none(tmp_path):
    """It is removed, so that the sentence is rendered anew."""
    cache = SpeechCache(tmp_path)
    cache.put(speech, "a")
    (path,) = sentences(tmp_path)
    path.write_bytes(path.read_bytes()[:100])
    assert cache.get("a") is None
    assert not path.exists()


def test_scraps_of_a_killed_process_are_removed(tmp_path):
    """Old half-made files go; fresh ones may belong to another window and stay."""
    SpeechCache(tmp_path)
    folder = folder_below(tmp_path)
    stale = [folder / name for name in (".123.wav", ".123.aiff", ".9.part", ".9.now")]
    others = [folder / name for name in (".123.txt", ".wav", "123.wav", ".12a.wav", ".0.wav")]
    fresh = folder / ".124.part"
    for path in (*stale, *others, fresh):
        path.touch()
        os.utime(path, None if path == fresh else (1_000, 1_000))
    SpeechCache(tmp_path)
    assert sorted(folder.iterdir()) == sorted((*others, fresh))


def test_texts_never_become_paths(tmp_path):
    """A text with separators stays inside the folder."""
    SpeechCache(tmp_path / "in").put(speech, "../../out")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
    (folder,) = (tmp_path / "in").iterdir()
    assert all(path.stem.isalnum() for path in folder.iterdir())


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
        largest = max(largest, size(tmp_path))
    assert largest <= 125_000


@posix_only
def test_nobody_else_can_read_it(tmp_path):
    """Its own folder and its files are this user's alone."""
    SpeechCache(tmp_path / "new").put(speech, "Rest.")
    made = [tmp_path / "new", folder_below(tmp_path / "new"), *sentences(tmp_path / "new")]
    assert [path.stat().st_mode & 0o777 for path in made] == [0o700, 0o700, 0o600]


@posix_only
def test_a_folder_it_did_not_make_keeps_its_mode_and_its_files(tmp_path):
    """Be it reached through a link, left open to all, and full of files like sentences."""
    there, link = tmp_path / "there", tmp_path / "link"
    there.mkdir()
    there.chmod(0o755)
    link.symlink_to(there)
    theirs = [there / f"{'0123456789abcdef' * 3:.40}.wav", there / ".123.wav", there / "a.wav"]
    for path in theirs:
        path.write_bytes(b"x" * 1_000)
        os.utime(path, (1_000, 1_000))
    SpeechCache(link, limit_bytes=10).put(speech, "Rest.")
    assert there.stat().st_mode & 0o777 == 0o755
    assert {*there.iterdir()} == {*theirs, folder_below(there)}


@posix_only
def test_only_its_own_files_make_room(tmp_path):
    """Other names, and what has the name of a sentence but is none, stay, however old."""
    SpeechCache(tmp_path).put(speech, "Rest.")
    folder = folder_below(tmp_path)
    (ours,) = sentences(tmp_path)
    precious = tmp_path / "precious"
    precious.write_bytes(b"x" * 1_000)
    (folder / f"{'a' * 40}.wav").symlink_to(precious)
    os.mkfifo(folder / f"{'b' * 40}.wav")
    (folder / f"{'c' * 40}.wav").mkdir()
    for name in ("a" * 39, "a" * 41, "A" * 40, "take 1"):
        (folder / f"{name}.wav").write_bytes(b"x" * 1_000)
    before = {*folder.iterdir()}
    SpeechCache(tmp_path, limit_bytes=10)
    assert {*folder.iterdir()} == before - {ours}
    assert precious.exists()


@posix_only
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_stands_in_a_sentences_place_is_left_alone(tmp_path, make):
    """A pipe, a folder, a link: not waited for, not followed, not written over, not removed."""
    cache = SpeechCache(tmp_path)
    cache.put(speech, "Rest.")
    (path,) = sentences(tmp_path)
    path.unlink()
    make(path)
    before = path.lstat()
    assert cache.get("Rest.") is None
    with pytest.raises(OSError, match=r"plain file|directory"):
        cache.put(speech, "Rest.")
    assert os.path.samestat(path.lstat(), before)
    assert [*folder_below(tmp_path).iterdir()] == [path]


@posix_only
def test_a_half_made_name_that_is_taken_is_not_written_through(tmp_path):
    """A link laid in its way keeps what it leads to."""
    cache = SpeechCache(tmp_path)
    precious = tmp_path / "precious"
    precious.write_bytes(b"x")
    cache.scratch.with_suffix(".part").symlink_to(precious)
    with pytest.raises(FileExistsError):
        cache.put(speech, "Rest.")
    assert precious.read_bytes() == b"x"


def test_a_sentence_without_end_costs_little(tmp_path):
    """A file that only seems to be a sentence, and is huge, is not read to its end."""
    cache = SpeechCache(tmp_path)
    cache.put(speech, "Rest.")
    (path,) = sentences(tmp_path)
    os.truncate(path, 1 << 40)
    assert cache.get("Rest.") == speech
    path.write_bytes(b"")
    os.truncate(path, 1 << 40)
    assert cache.get("Rest.") is None
    assert not path.exists()


@posix_only
@pytest.mark.parametrize("mode", [0o770, 0o707])
def test_a_folder_others_may_write_to_is_not_used(tmp_path, mode):
    """What lies there may be anybody's; its mode is left to whoever gave it."""
    folder = folder_below(tmp_path)
    folder.mkdir()
    folder.chmod(mode)
    with pytest.raises(PermissionError):
        SpeechCache(tmp_path)
    assert folder.stat().st_mode & 0o777 == mode


@posix_only
def test_a_link_in_its_folders_place_is_not_used(tmp_path):
    """Sentences go nowhere but below the folder that was given."""
    (tmp_path / "elsewhere").mkdir()
    folder_below(tmp_path).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileExistsError):
        SpeechCache(tmp_path)
    assert not [*(tmp_path / "elsewhere").iterdir()]


def test_a_file_that_will_not_go_is_no_error(tmp_path, monkeypatch):
    """Another process may hold a damaged file: the sentence is rendered anew all the same."""
    cache = SpeechCache(tmp_path)
    cache.put(speech, "a")
    (path,) = sentences(tmp_path)
    path.write_bytes(b"damaged")
    monkeypatch.setattr(Path, "unlink", _refuse)
    assert cache.get("a") is None


def _refuse(path, *, missing_ok=False) -> None:
    raise PermissionError(13, "in use", str(path))
