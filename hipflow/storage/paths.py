"""Where everything is kept. Paths only: nothing here is made or opened."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

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
        """
        named = environment.get("HIPFLOW_HISTORY")
        history = _path(named) if named else None
        home = environment.get("HIPFLOW_HOME")
        if home:
            folder = _path(home)
            return cls(folder, folder, folder / "cache", history)
        from platformdirs import PlatformDirs  # noqa: PLC0415 - not needed under HIPFLOW_HOME

        usual = PlatformDirs(APP_NAME, appauthor=False)
        return cls(usual.user_data_path, usual.user_config_path, usual.user_cache_path, history)

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


def _path(text: str) -> Path:
    # Absolute, so that it stays the same place and can be found from what an error says.
    return Path(text).expanduser().absolute()
