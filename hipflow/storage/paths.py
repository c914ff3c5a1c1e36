"""Where everything is kept. Paths only: nothing here is made or opened."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from hipflow.system.errors import StorageError
from hipflow.system.safe_text import safe

APP_NAME = "hipflow"


class Paths(Struct, frozen=True):
    """The folders of one person, and the files in them.

    Attributes:
        data: sessions, state, the person's own routines and exercises.
        config: settings.
        cache: what may be deleted at any time.
        history: the history file, where it is kept elsewhere than in ``data``.
    """

    data: Path
    config: Path
    cache: Path
    history: Path | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Paths":
        """The places this environment asks for, else those usual on this system.

        ``HIPFLOW_HOME`` puts everything under one folder; ``HIPFLOW_HISTORY`` names another history
        file. An empty variable counts as not set.

        Raises:
            StorageError: one begins with a home folder that is not there or with a folder that was
                deleted, or none is named and the system knows no home folder.
        """
        history = _named_path("HIPFLOW_HISTORY", environment)
        folder = _named_path("HIPFLOW_HOME", environment)
        if folder:
            return cls(folder, folder, folder / "cache", history)
        return cls(*_usual_folders(), history)

    @property
    def history_file(self) -> Path:
        """The sessions, one a line."""
        return self.history or self.data / "history.jsonl"

    @property
    def running_file(self) -> Path:
        """The journal of the running session, beside the history."""
        return self.history_file.with_name(f"{self.history_file.stem}.running.jsonl")

    @property
    def routines_folder(self) -> Path:
        """The person's own routines."""
        return self.data / "routines"

    @property
    def library_folder(self) -> Path:
        """The person's own exercises."""
        return self.data / "library"

    @property
    def state_file(self) -> Path:
        """What was confirmed and asked once."""
        return self.data / "state.toml"

    @property
    def settings_file(self) -> Path:
        """What the person has chosen."""
        return self.config / "settings.toml"

    @property
    def speech_cache(self) -> Path:
        """Speech that was rendered before."""
        return self.cache / "speech"


def _named_path(variable: str, environment: Mapping[str, str]) -> Path | None:
    """The path a variable names; ``None`` where it is empty."""
    text = environment.get(variable)
    if not text:
        return None
    try:
        # Absolute, so that it stays the same place and can be found from what an error says.
        return Path(text).expanduser().absolute()
    except (OSError, RuntimeError):
        raise StorageError(
            f"{variable} is {safe(text)}, and this computer has no such folder to begin at.\n"
            "Write the whole path."
        ) from None


def _usual_folders() -> tuple[Path, Path, Path]:
    """Where this system keeps a person's data, settings and caches."""
    from platformdirs import PlatformDirs  # noqa: PLC0415 - not needed under HIPFLOW_HOME

    usual = PlatformDirs(APP_NAME, appauthor=False)
    try:
        folders = (usual.user_data_path, usual.user_config_path, usual.user_cache_path)
    except RuntimeError:  # older versions of platformdirs leave the ~ as it is
        folders = (Path("~"),) * 3
    if not all(folder.is_absolute() for folder in folders):
        raise StorageError(
            "hipflow does not know where to keep your sessions: this computer names no home folder "
            "for you.\nSet HIPFLOW_HOME to the path of a folder that is yours."
        )
    return folders
