"""The routines at hand."""

import hashlib
import os
import unicodedata
from functools import partial

import msgspec
import pytest

from hipflow.library import catalog as catalog_module
from hipflow.library.catalog import SHIPPED, YOURS, Catalog
from hipflow.routine.check import toml_files
from hipflow.session.record import RoutineRef
from hipflow.system.errors import RoutineError, UnreadableError
from tests.builders.home_builder import write_exercise, write_routine
from tests.builders.record_builders import HIP, session


@pytest.fixture
def catalog(tmp_path):
    """Folders of which none is there yet."""
    return Catalog(
        own_routines=tmp_path / "own" / "routines",
        own_library=tmp_path / "own" / "library",
        shipped_routines=tmp_path / "shipped" / "routines",
        shipped_library=tmp_path / "shipped" / "library",
    )


def test_no_folders_are_no_routines(catalog):
    """Folders that are not there hold nothing, and are not made."""
    assert catalog.items() == ()
    assert not catalog.own_routines.exists()


def test_own_routines_come_first_and_hide_shipped_ones(catalog):
    """The person's own stand before the shipped ones, and in place of those of the same name."""
    write_routine(catalog.shipped_routines / "balance.toml", "Balance")
    write_routine(catalog.shipped_routines / "hip.toml", "Hip")
    write_routine(catalog.own_routines / "hip.toml", "My hip")
    write_routine(catalog.own_routines / "stretch.toml", "Stretch")
    shown = [(item.name, item.title, item.origin) for item in catalog.items()]
    assert shown == [
        ("hip", "My hip", YOURS),
        ("stretch", "Stretch", YOURS),
        ("balance", "Balance", SHIPPED),
    ]
    assert catalog.items()[0].routine.title == "My hip"


def test_a_name_is_found_however_its_accents_are_stored(catalog):
    """Some systems keep them apart from their letters, and so does a folder synced from there."""
    apart = unicodedata.normalize("NFD", "übung")
    write_routine(catalog.own_routines / f"{apart}.toml", "Mine")
    stored = next(path for path, _ in catalog.files().values())
    for typed in ("übung", apart, str(catalog.own_routines / "übung.toml")):
        assert catalog.find(typed).samefile(stored)
        assert catalog.load(typed).routine.title == "Mine"


def test_a_broken_file_is_listed_with_its_problem(catalog):
    """A routine with a mistake stays in sight, by its file's name, and says what is wrong."""
    write_routine(catalog.own_routines / "good.toml")
    write_routine(catalog.own_routines / "bad.toml", more="reps = ")
    broken, good = catalog.items()
    assert (broken.name, broken.title, broken.routine) == ("bad", "bad", None)
    assert broken.problems_text.startswith("bad.toml, line 7: ")
    assert good.problems_text is None


def test_a_file_that_cannot_be_read_is_listed_as_well(catalog):
    """Bytes that are no text do not hide a file, nor the others."""
    write_routine(catalog.own_routines / "good.toml")
    (catalog.own_routines / "odd.toml").write_bytes(b"\xff\xfe\x00")
    assert [bool(item.problems_text) for item in catalog.items()] == [False, True]


def test_other_files_are_no_routines(catalog):
    """Hidden files, folders, notes and kept old files are not listed."""
    write_routine(catalog.own_routines / "good.toml")
    write_routine(catalog.own_routines / ".hidden.toml")
    write_routine(catalog.own_routines / "old.toml.bak")
    write_exercise(catalog.own_routines / "library" / "bridge.toml")
    (catalog.own_routines / "folder.toml").mkdir()
    assert [item.name for item in catalog.items()] == ["good"]


def test_a_name_finds_the_own_then_the_shipped(catalog):
    """A plain name is looked up among the routines."""
    own = write_routine(catalog.own_routines / "hip.toml")
    write_routine(catalog.shipped_routines / "hip.toml")
    shipped = write_routine(catalog.shipped_routines / "balance.toml")
    assert catalog.find("hip") == own
    assert catalog.find("balance") == shipped


@pytest.mark.parametrize("name", ["hip.toml", "HIP.TOML", "./hip", "a/b", "..\\hip", "/x/hip.toml"])
def test_a_separator_or_ending_makes_a_path(catalog, name):
    """What looks like a path is taken as one, also where the catalog has that name."""
    write_routine(catalog.own_routines / "hip.toml")
    assert str(catalog.find(name)) == name.removeprefix("./")


def test_an_unknown_name_says_which_there_are(catalog):
    """A mistyped name gets a guess, and the names that exist."""
    write_routine(catalog.own_routines / "hip-starter.toml")
    write_routine(catalog.shipped_routines / "balance.toml")
    with pytest.raises(UnreadableError) as unknown:
        catalog.find("Hip startr")
    assert "Did you mean hip-starter?" in str(unknown.value)
    assert "hip-starter, balance" in str(unknown.value)


def test_the_name_of_a_file_that_lies_here_is_given_its_ending(catalog, tmp_path, monkeypatch):
    """Who leaves ``.toml`` off a file in the folder they are in learns what to type."""
    monkeypatch.chdir(tmp_path)
    write_routine(tmp_path / "week-2.toml")
    with pytest.raises(UnreadableError, match=r"Did you mean week-2\.toml\?"):
        catalog.find("week-2")


@pytest.mark.parametrize("name", ["", "..", "hip\0", "x" * 5000, "\x1b[31m"])
def test_odd_names_are_unknown_names(catalog, name):
    """No name leads anywhere else, and none reaches the terminal as it is."""
    with pytest.raises(UnreadableError) as unknown:
        catalog.find(name)
    assert "\x1b" not in str(unknown.value)


def test_a_loaded_routine_knows_its_file(catalog):
    """The history's reference has the title, the file's name, and the hash of its bytes."""
    path = write_routine(catalog.own_routines / "hip.toml")
    loaded = catalog.load("hip")
    assert (loaded.ref.title, loaded.ref.file) == ("Hip starter", "hip.toml")
    assert loaded.ref.hash == hashlib.sha256(path.read_bytes()).hexdigest()
    assert catalog.load(path) == loaded


def test_exercises_come_from_the_nearest_folder(catalog):
    """Beside the routine, then the person's own, then the shipped one."""
    more = '[[exercise]]\nuse = "bridge"'
    path = write_routine(catalog.own_routines / "hip.toml", more=more)
    names = []
    for folder in (
        catalog.shipped_library,
        catalog.own_library,
        catalog.own_routines / "library",
    ):
        write_exercise(folder / "bridge.toml", name=f"From {len(names)}")
        names.append(catalog.load(path).routine.exercises[1].usual.name)
    assert names == ["From 0", "From 1", "From 2"]


def test_loading_says_what_is_wrong(catalog, tmp_path):
    """A file with mistakes and a file that is not there are two errors for people."""
    write_routine(catalog.own_routines / "bad.toml", more="reps = ")
    with pytest.raises(RoutineError):
        catalog.load("bad")
    with pytest.raises(UnreadableError):
        catalog.load(tmp_path / "none.toml")


def test_a_routine_beyond_all_measure_is_refused(catalog):
    """A day of more than twelve hours is a mistake, whoever wrote it."""
    more = '[[exercise]]\nname = "Walk"\nfor_s = 3600\nsets = 20'
    path = write_routine(catalog.own_routines / "long.toml", more=more)
    with pytest.raises(RoutineError, match="hours"):
        catalog.load(path)


def test_a_mistake_in_an_exercise_names_its_file(catalog):
    """Where the routine is right and an exercise it uses is not, that file is named."""
    write_exercise(catalog.own_library / "slide.toml", more="reps = 5")
    write_routine(catalog.own_routines / "hip.toml", more='[[exercise]]\nuse = "slide"')
    assert catalog.items()[0].problems_text.startswith("slide.toml, line 5: ")


@pytest.mark.skipif(os.name == "nt", reason="its names are always text")
def test_a_name_that_is_no_text_is_kept_as_one(catalog):
    """Its sessions go into the history all the same."""
    path = write_routine(catalog.own_routines / os.fsdecode(b"hip\xff.toml"))
    ref = catalog.load(path).ref
    assert ref.file == "hip?.toml"
    assert msgspec.json.encode(ref)


def test_a_crowded_folder_is_said(catalog, monkeypatch):
    """Only the first are listed, and a sentence says so; each is found by its name."""
    monkeypatch.setattr(toml_files, "MAX_FILES", 2)
    for name in "abc":
        write_routine(catalog.own_routines / f"{name}.toml")
    assert len(catalog.items()) == 2
    assert str(catalog.own_routines) in catalog.remarks[0]
    assert catalog.find("c") == catalog.own_routines / "c.toml"
    with pytest.raises(UnreadableError, match="There are: "):
        catalog.find("nothing")


def test_only_what_has_changed_is_read_anew(catalog, monkeypatch):
    """A file counts as read until it changes, or an exercise that it could use."""
    read = []
    load = catalog_module.read_source
    monkeypatch.setattr(
        catalog_module, "read_source", lambda path: (read.append(path.stem), load(path))[1]
    )
    for name in ("hip", "knee"):
        write_routine(catalog.own_routines / f"{name}.toml", name)

    def read_by(change):
        change()
        read.clear()
        titles = [item.title for item in catalog.items()]
        return titles, tuple(read)

    assert read_by(lambda: None) == (["hip", "knee"], ("hip", "knee"))
    assert read_by(lambda: None) == (["hip", "knee"], ())
    mend = partial(write_routine, catalog.own_routines / "knee.toml", "Knee, week 2")
    assert read_by(mend) == (["hip", "Knee, week 2"], ("knee",))
    for library in (catalog.own_library, catalog.own_routines / "library"):
        add = partial(write_exercise, library / "slide.toml", "Slide")
        assert read_by(add)[1] == ("hip", "knee")
        change = partial(write_exercise, library / "slide.toml", "Slide the heel")
        assert read_by(change)[1] == ("hip", "knee")
        assert read_by((library / "slide.toml").unlink)[1] == ("hip", "knee")
    assert read_by((catalog.own_routines / "hip.toml").unlink) == (["Knee, week 2"], ())


def test_many_are_not_at_hand_until_they_are_read(catalog, monkeypatch):
    """A few are read while one waits; of more it is said that they have to be read first."""
    for name in "abc":
        write_routine(catalog.own_routines / f"{name}.toml")
    assert catalog.is_at_hand
    monkeypatch.setattr(catalog_module, "READ_AT_ONCE", 2)
    assert not catalog.is_at_hand
    next(catalog.read_items())
    assert catalog.is_at_hand
    catalog.items()
    assert catalog.is_at_hand


def test_whether_a_routine_that_was_played_is_offered(catalog, tmp_path):
    """By what it says, wherever it lies and whatever it is called."""
    write_routine(catalog.own_routines / "hip.toml", "Hip")
    played = catalog.load(write_routine(tmp_path / "mail.toml", "Hip")).ref
    assert catalog.offers(played)
    assert not catalog.offers(catalog.load(write_routine(tmp_path / "mail.toml", "Knee")).ref)


def test_sessions_of_one_routine(catalog):
    """Those of its file, also under another title; not those of another file that is there."""
    write_routine(catalog.own_routines / "hip.toml")
    write_routine(catalog.own_routines / "other.toml")
    other = RoutineRef(title=HIP.title, file="other.toml")
    retitled = RoutineRef(title="Old title", file="hip.toml")
    renamed = RoutineRef(title=HIP.title, file="gone.toml")
    played = [session(routine=ref) for ref in (HIP, other, retitled, renamed)]
    assert [one.routine for one in catalog.sessions_of(HIP, played)] == [HIP, retitled, renamed]
    assert catalog.sessions_of(RoutineRef(title="None", file="none.toml"), played) == ()
