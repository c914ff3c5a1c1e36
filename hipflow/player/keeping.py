"""What becomes of a session: its record, and its way into the history."""

from collections.abc import Callable
from concurrent.futures import Future

from msgspec import Struct, structs

from hipflow.player.setup import PlayerSetup
from hipflow.session.engine.session import Session
from hipflow.session.record import SessionRecord
from hipflow.session.record_builder import SessionFacts, make_record
from hipflow.storage.journal import Journal
from hipflow.system.clock import Clock
from hipflow.system.errors import StorageError

Save = Callable[[SessionRecord], None]
"""Puts a record into the history; raises :class:`StorageError` when it cannot."""


class Saved(Struct, frozen=True, kw_only=True):
    """What became of a record: ``problem`` is empty when it is on disk."""

    record: SessionRecord
    problem: str = ""


class Keeping:
    """Knows when a session began and ended, and has it put into the history, once.

    Args:
        setup: what is played.
        clock: the wall clock.
        journal: goes once its session stands in the history.
        save: puts a record there.

    Attributes:
        started: when it began; empty before.
        ended: when it ended; empty before.
    """

    def __init__(self, setup: PlayerSetup, clock: Clock, journal: Journal, save: Save) -> None:
        self.started = ""
        self.ended = ""
        self._setup = setup
        self._clock = clock
        self._journal = journal
        self._save = save
        self._record: SessionRecord | None = None
        self._kept: Future[Saved] | None = None

    def now_text(self) -> str:
        """The moment, as journal and history have it."""
        return self._clock.now().isoformat(timespec="seconds")

    def record(
        self, session: Session, pain_after: int | None, effort: int | None, note: str | None
    ) -> SessionRecord:
        """The record of a session as it stands, with the ratings given."""
        said = {"pain_after": pain_after, "effort": effort, "note": note}
        return make_record(session, structs.replace(self.facts, **said))

    @property
    def facts(self) -> SessionFacts:
        """What the record tells besides what was done and said."""
        return SessionFacts(
            id=self._setup.id,
            routine=self._setup.routine,
            started=self.started,
            ended=self.ended or self.now_text(),
            speed=self._setup.speed,
            pain_before=self._setup.pain_before,
        )

    def keep(self, record: SessionRecord) -> "Future[Saved]":
        """Have it put into the history; the journal goes once it stands there.

        Asked again, it answers as the first time: a session that is being kept is not kept twice.
        """
        if self._kept is None:
            self._record = record
            self._journal.rated(record.pain.after, record.effort, record.note)
            self._kept = self._journal.disk_queue.do(lambda: self._commit(record))
        return self._kept

    @property
    def pending_record(self) -> SessionRecord | None:
        """The record that is on its way into the history; ``None`` before and after."""
        return self._record if self._kept is not None and not self._kept.done() else None

    def _commit(self, record: SessionRecord) -> Saved:
        try:
            self._save(record)
        except StorageError as error:
            return Saved(record=record, problem=str(error))
        self._journal.remove()
        return Saved(record=record)
