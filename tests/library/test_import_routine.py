"""Bringing a routine that someone sent to the others."""

import errno
import json
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.library import import_routine
from hipflow.library.import_routine import add_routine, safe_name
from hipflow.system.errors import RoutineError, StorageError, UnreadableError
from tests.builders.home_builder import catalog_in, write_exercise, write_routine


@pytest.fixture
def catalog(tmp_path):
    """The routines of someone who has none yet."""
    return catalog_in(tmp_path)


@pytest.fixture
def sent(tmp_path):
    """A folder as it was sent: a routine with a picture, and two exercises of its own."""
    folder = tmp_path / "sent"
    write_exercise(folder / "library" / "slide.toml", "Slide", 'easier = "small"\nimage = "s.png"')
    write_exercise(folder / "library" / "small.toml", "Small slide")
    write_exercise(folder / "library" / "unused.toml", "Unused")
    (folder / "library" / "s.png").write_bytes(b"slide picture")
    (folder / "pictures").mkdir()
    (folder / "pictures" / "bridge.png").write_bytes(b"bridge picture")
    (folder / "letter.txt").write_text("private")
    return folder


def routine_in(folder, name="Hip week 2.toml", picture="pictures/bridge.png", more=""):
    """The routine of that folder."""
    uses = '[[exercise]]\nuse = "slide"'
    return write_routine(folder / name, more=f'image = "{picture}"\n{uses}\n{more}')


def tree(folder):
    """All files of a folder, by their path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_everything_it_needs_is_copied(catalog, sent):
    """Routine, pictures, exercises and their levels are copied; what is not needed stays."""
    source = routine_in(sent)
    added = add_routine(source, catalog)
    own = catalog.own_routines / "hip-week-2"
    assert tree(catalog.own_routines) == {
        "hip-week-2/hip-week-2.toml": source.read_bytes(),
        "hip-week-2/pictures/bridge.png": b"bridge picture",
        "hip-week-2/library/slide.toml": (sent / "library" / "slide.toml").read_bytes(),
        "hip-week-2/library/small.toml": (sent / "library" / "small.toml").read_bytes(),
        "hip-week-2/library/s.png": b"slide picture",
    }
    assert added.name == "hip-week-2"
    assert added.written_files[-1] == own / "hip-week-2.toml"
    assert (added.backup, added.left_out, added.hides_shipped) == (None, (), False)
    assert [item.name for item in catalog.items()] == ["hip-week-2"]
    assert catalog.load("hip-week-2").routine.exercises[1].usual.name == "Slide"


def test_adding_again_changes_nothing(catalog, sent):
    """The same content is there already: nothing is written, and that is said."""
    source = routine_in(sent)
    add_routine(source, catalog)
    before = tree(catalog.own_routines.parent)
    assert add_routine(source, catalog).written_files == ()
    assert tree(catalog.own_routines.parent) == before


def test_a_routine_of_ones_own_may_be_added(catalog):
    """A file that lies there already is found to be the same."""
    path = write_routine(catalog.own_routines / "hip.toml")
    assert add_routine(path, catalog).written_files == ()


def test_another_of_the_same_name_is_not_written_over(catalog, sent):
    """Different content refuses, says how it can be done, and changes nothing."""
    add_routine(routine_in(sent), catalog)
    before = tree(catalog.own_routines.parent)
    with pytest.raises(StorageError) as refused:
        add_routine(routine_in(sent, more="# changed"), catalog)
    assert "--replace" in str(refused.value)
    assert f'hipflow add "{sent / "Hip week 2.toml"}" --replace' in str(refused.value)
    assert tree(catalog.own_routines.parent) == before


def clinic(folder, routine, reps):
    """A routine as a clinic sends it, with an exercise and a picture named as another clinic's."""
    write_exercise(folder / "library" / "slide.toml", "Slide", f'image = "s.png"\nsets = {reps}')
    (folder / "library" / "s.png").write_bytes(f"picture of {reps}".encode())
    return write_routine(folder / routine, more='[[exercise]]\nuse = "slide"')


def slide_of(catalog, name):
    """The sets of its second exercise, and its picture."""
    play = catalog.load(name).routine.exercises[1].usual
    return play.dose.sets, Path(play.image).read_bytes()


def test_two_clinics_with_one_exercise_id(catalog, tmp_path):
    """Both are played as written, whichever came first, and after one is replaced."""
    add_routine(clinic(tmp_path / "a", "hip.toml", 2), catalog)
    add_routine(clinic(tmp_path / "b", "knee.toml", 3), catalog)
    assert slide_of(catalog, "hip") == ((2, 2), b"picture of 2")
    assert slide_of(catalog, "knee") == ((3, 3), b"picture of 3")
    add_routine(clinic(tmp_path / "b", "knee.toml", 5), catalog, agree=lambda _: True)
    assert slide_of(catalog, "hip") == ((2, 2), b"picture of 2")
    assert slide_of(catalog, "knee") == ((5, 5), b"picture of 5")


@pytest.fixture
def first_release(catalog, tmp_path):
    """A home of the first release: routines side by side, their exercises in one folder."""
    return clinic(catalog.own_routines, "hip.toml", 2)


def test_a_home_of_the_first_release_stays_as_it_is(catalog, first_release, tmp_path):
    """What comes later changes nothing there; the same again is known."""
    before = tree(catalog.own_routines)
    assert add_routine(clinic(tmp_path / "again", "hip.toml", 2), catalog).written_files == ()
    add_routine(clinic(tmp_path / "b", "knee.toml", 3), catalog)
    assert slide_of(catalog, "hip") == ((2, 2), b"picture of 2")
    assert slide_of(catalog, "knee") == ((3, 3), b"picture of 3")
    after = tree(catalog.own_routines)
    assert {name: after[name] for name in before} == before


def test_an_old_routine_makes_room_alone(catalog, first_release, tmp_path):
    """Its file is set aside; the exercises it shared with others stay where they are."""
    write_routine(catalog.own_routines / "other.toml", more='[[exercise]]\nuse = "slide"')
    new = clinic(tmp_path / "a", "hip.toml", 4)
    added = add_routine(new, catalog, agree=lambda _: True)
    assert added.backup == catalog.own_routines / "hip.toml.bak"
    assert slide_of(catalog, "hip") == ((4, 4), b"picture of 4")
    assert slide_of(catalog, "other") == ((2, 2), b"picture of 2")
    assert [item.name for item in catalog.items()] == ["hip", "other"]


def test_what_another_left_in_a_shared_folder_does_not_count(catalog, first_release, tmp_path):
    """A routine that took its exercise from what another one brought is played as written again."""
    write_exercise(tmp_path / "shipped" / "library" / "slide.toml", "Shipped slide")
    source = write_routine(tmp_path / "new" / "knee.toml", more='[[exercise]]\nuse = "slide"')
    (catalog.own_routines / "knee.toml").write_bytes(source.read_bytes())
    assert catalog.load("knee").routine.exercises[1].usual.name == "Slide"
    asked = []
    add_routine(source, catalog, agree=lambda changes: not asked.append(changes))
    assert catalog.load("knee").routine.exercises[1].usual.name == "Shipped slide"
    assert any("Shipped slide: 2 sets, 8 times. Then: 8 times." in change for change in asked[0])


def test_what_would_change_is_asked_first(catalog, tmp_path):
    """Each dose that changes is told; without a yes nothing does."""
    add_routine(clinic(tmp_path / "a", "hip.toml", 2), catalog)
    before, asked = tree(catalog.own_routines), []
    new = clinic(tmp_path / "b", "hip.toml", 3)

    def refuse(changes):
        asked.append(changes)
        return False

    with pytest.raises(StorageError, match=r"Slide: 2 sets, 8 times\. Then: 3 sets, 8 times\."):
        add_routine(new, catalog, agree=refuse)
    assert asked == [("Slide: 2 sets, 8 times. Then: 3 sets, 8 times.",)]
    assert tree(catalog.own_routines) == before


def test_an_exercise_that_is_no_longer_sent_goes(catalog, tmp_path):
    """The new one takes the shipped exercise, and not what its forerunner had brought."""
    write_exercise(tmp_path / "shipped" / "library" / "slide.toml", "Shipped slide")
    add_routine(clinic(tmp_path / "a", "hip.toml", 2), catalog)
    new = write_routine(tmp_path / "new" / "hip.toml", more='[[exercise]]\nuse = "slide"')
    add_routine(new, catalog, agree=lambda _: True)
    assert catalog.load("hip").routine.exercises[1].usual.name == "Shipped slide"


@pytest.mark.parametrize("broken", ["hipflow = 1\n", "no routine"])
def test_a_broken_one_makes_room_on_a_yes(catalog, tmp_path, broken):
    """It is said that it cannot be played; nothing more is known of it."""
    catalog.own_routines.mkdir(parents=True)
    (catalog.own_routines / "hip.toml").write_text(broken)
    source = clinic(tmp_path / "a", "hip.toml", 2)
    with pytest.raises(StorageError, match="cannot be played"):
        add_routine(source, catalog)
    add_routine(source, catalog, agree=lambda _: True)
    assert slide_of(catalog, "hip") == ((2, 2), b"picture of 2")


def test_a_folder_of_something_else_is_left_alone(catalog, tmp_path):
    """Pictures that other routines show do not make room; a folder of exercises least of all."""
    (catalog.own_routines / "pictures").mkdir(parents=True)
    source = write_routine(tmp_path / "sent" / "pictures.toml")
    with pytest.raises(StorageError, match="Something else has the name pictures"):
        add_routine(source, catalog, agree=lambda _: True)
    added = add_routine(write_routine(tmp_path / "sent" / "library.toml"), catalog)
    assert added.name == "library-routine"


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders there")
def test_a_pipe_in_the_way_is_neither_waited_for_nor_replaced(catalog, sent):
    """What stands there by that name may be no file at all."""
    own = catalog.own_routines / "hip-week-2"
    own.mkdir(parents=True)
    os.mkfifo(own / "hip-week-2.toml")
    with pytest.raises(StorageError, match="Something else has the name"):
        add_routine(routine_in(sent), catalog, agree=lambda _: True)
    assert (own / "hip-week-2.toml").is_fifo()


def test_replacing_keeps_every_old_one(catalog, sent):
    """With leave to replace, each old one is kept beside the new, under a name of its own."""
    own = catalog.own_routines
    texts = [routine_in(sent, more=f"# {number}").read_bytes() for number in range(3)]
    for number in range(3):
        more = f"# {number}"
        added = add_routine(routine_in(sent, more=more), catalog, agree=lambda _: True)
    assert added.backup == own / "hip-week-2.bak-2"
    folders = ("hip-week-2.bak", "hip-week-2.bak-2", "hip-week-2")
    assert [(own / name / "hip-week-2.toml").read_bytes() for name in folders] == texts
    assert [item.name for item in catalog.items()] == ["hip-week-2"]


def test_a_routine_with_mistakes_is_not_added(catalog, sent):
    """It is checked before anything is copied."""
    with pytest.raises(RoutineError):
        add_routine(routine_in(sent, more="reps = "), catalog)
    with pytest.raises(UnreadableError):
        add_routine(sent / "none.toml", catalog)
    assert not catalog.own_routines.parent.exists()


def test_pictures_that_are_none_stay_behind(catalog, sent, monkeypatch):
    """A file that is no picture, and one that is too big, are left out and named."""
    added = add_routine(routine_in(sent, picture="letter.txt"), catalog)
    assert added.left_out == ("letter.txt",)
    monkeypatch.setattr(import_routine, "MAX_PICTURE_BYTES", 3)
    added = add_routine(routine_in(sent, name="big.toml"), catalog)
    assert added.left_out == ("pictures/bridge.png", "s.png")
    assert b"private" not in tree(catalog.own_routines).values()


def test_pictures_take_only_so_much_room_together(catalog, sent, monkeypatch):
    """Those beyond are left and named; one that is named twice counts once."""
    monkeypatch.setattr(import_routine, "MAX_PICTURES_BYTES", 20)
    again = '[[exercise]]\nname = "B"\nreps = 8\nimage = "pictures/bridge.png"'
    assert add_routine(routine_in(sent, more=again), catalog).left_out == ("s.png",)


ODD_NAMES = st.sampled_from(
    [
        *("..", "../x", "/etc/passwd", "C:x", "\\\\srv\\x", "con", "a.toml", "a\nb", "library"),
        "x" * 300,
    ]
) | st.text("abc./\\:\n\u202e", min_size=1, max_size=8)


@given(picture=ODD_NAMES, used=ODD_NAMES, stem=st.text(max_size=60))
def test_nothing_is_written_but_in_ones_own_folder(tmp_path_factory, picture, used, stem):
    """Whatever a routine, its pictures and its exercises are called."""
    folder = tmp_path_factory.mktemp("sent")
    catalog = catalog_in(folder)
    name = "".join(letter for letter in stem if letter not in "/\0" and letter < "\ud800")[:60]
    source = folder / f"{name}.toml"
    image, use = json.dumps(f"{picture}.png"), json.dumps(used)
    text = f'hipflow = 1\ntitle = "x"\n[[exercise]]\nname = "a"\nreps = 8\nimage = {image}\n'
    source.write_text(text, encoding="utf-8")
    (folder / "library").mkdir()
    for written_files in (text, f"{text}easier = {use}\n"):
        source.write_text(written_files, encoding="utf-8")
        with suppress(RoutineError, StorageError):
            add_routine(source, catalog)
    own = catalog.own_routines
    made = [path for path in folder.rglob("*") if path.is_file() and path != source]
    assert all(path.is_relative_to(own) for path in made)


def test_nothing_from_outside_its_folder(catalog, sent, tmp_path):
    """A picture outside the folder, by its path or by a link, is not copied."""
    (tmp_path / "secret.png").write_bytes(b"secret")
    (sent / "link.png").symlink_to(tmp_path / "secret.png")
    for number, picture in enumerate(("../secret.png", str(tmp_path / "secret.png"), "link.png")):
        source = routine_in(sent, name=f"r{number}.toml", picture=picture)
        try:
            add_routine(source, catalog)
        except RoutineError:
            continue  # refused even before
    assert b"secret" not in tree(catalog.own_routines.parent).values()


@pytest.mark.parametrize("replaced", [False, True])
def test_a_full_disk_leaves_nothing_half_done(catalog, sent, monkeypatch, replaced):
    """When the disk refuses half-way, all is as it was, and the error says so."""
    if replaced:
        add_routine(routine_in(sent, more="# old"), catalog)
    before = tree(catalog.own_routines.parent)
    write, written_files = import_routine.write_atomic, []

    def refuse_the_third(path, content):
        if len(written_files) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        written_files.append(path)
        write(path, content)

    monkeypatch.setattr(import_routine, "write_atomic", refuse_the_third)
    with pytest.raises(StorageError, match="the disk is full"):
        add_routine(routine_in(sent), catalog, agree=lambda _: True)
    assert tree(catalog.own_routines.parent) == before


def test_a_name_that_cannot_be_taken_leaves_the_old_one(catalog, sent, monkeypatch):
    """When the last step is refused, the old routine is back in its place."""
    add_routine(routine_in(sent, more="# old"), catalog)
    before, rename = tree(catalog.own_routines.parent), Path.rename

    def refuse_the_new(path, target):
        if path.name.startswith("."):
            raise PermissionError(errno.EACCES, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse_the_new)
    with pytest.raises(StorageError, match="it is not allowed"):
        add_routine(routine_in(sent), catalog, agree=lambda _: True)
    assert tree(catalog.own_routines.parent) == before


def test_exercises_taken_from_elsewhere_are_named(catalog, sent, tmp_path):
    """An exercise that the person has written wins over the shipped one; the result says so."""
    write_exercise(catalog.own_library / "slide.toml", "My slide")
    write_exercise(tmp_path / "shipped" / "library" / "slide.toml", "Shipped slide")
    source = write_routine(tmp_path / "more" / "new.toml", more='[[exercise]]\nuse = "slide"')
    assert add_routine(source, catalog).own_exercises == ("slide",)


def test_hiding_a_shipped_routine_is_said(catalog, tmp_path):
    """A name that a shipped routine has hides that one."""
    write_routine(tmp_path / "shipped" / "routines" / "hip.toml", "Shipped")
    added = add_routine(write_routine(tmp_path / "sent" / "Hip.toml"), catalog)
    assert added.hides_shipped
    assert [item.origin for item in catalog.items()] == ["yours"]


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("hip-starter", "hip-starter"),
        ("Hip, week 2 (Mrs Müller)", "hip-week-2-mrs-müller"),
        ("..", "routine"),
        ("CON", "con-routine"),
        ("com\u00b9", "com\u00b9-routine"),
        (".hidden", "hidden"),
        ("a/b\\c:d\x1b\0", "a-b-c-d"),
        ("Bein\xadpresse", "beinpresse"),
    ],
)
def test_names_are_made_safe(stem, name):
    """What cannot be typed or stored becomes a hyphen."""
    assert safe_name(stem) == name


@given(stem=st.text(max_size=300))
def test_any_name_is_made_safe(stem):
    """Whatever the name, the result is a plain, short one, and safe already."""
    name = safe_name(stem)
    assert name
    assert safe_name(name) == name
    assert len(f"{name}.toml".encode()) <= 255
    assert not set(name) & set('/\\:*?"<>| .\0')
