"""How the sound stands: what is switched on, what the worker found, and what a person is told."""

import asyncio
from collections.abc import Callable

from hipflow.voice.app.listeners import Listeners
from hipflow.voice.app.status_words import EnabledSounds, audibility_of
from hipflow.voice.protocol.messages import DeviceStatus, EngineStatus
from hipflow.voice.protocol.sound import Audibility


class VoiceState:
    """What can be heard at present, and who is told when that changes.

    Args:
        enabled: What is switched on.
    """

    def __init__(self, enabled: EnabledSounds) -> None:
        self.enabled = enabled
        self.device: DeviceStatus | None = None
        self.engine: EngineStatus | None = None
        self.gave_up = False
        self.status = Audibility(speech=False, tones=False, words="")
        self.known = asyncio.Event()
        """Set once there is something to say about both device and engine."""
        self._listeners = Listeners[Audibility]()

    def listen(self, listener: Callable[[Audibility], None]) -> Callable[[], None]:
        """Have `listener` called with every change, until the answer is called."""
        return self._listeners.add(listener)

    def forget(self) -> None:
        """A new worker begins: what the last one found holds no more, which nobody need hear."""
        self.device = self.engine = None

    def update(self, found: DeviceStatus | EngineStatus) -> None:
        """Take in what the worker found."""
        if isinstance(found, DeviceStatus):
            self.device = found
        else:
            self.engine = found
        if self.device is not None and self.engine is not None:
            self.known.set()
            self.notify()

    def switch(self, enabled: EnabledSounds) -> None:
        """Something else is switched on."""
        self.enabled = enabled
        self.notify()

    def give_up(self) -> None:
        """There will be no worker any more."""
        self.forget()
        self.gave_up = True
        self.known.set()
        self.notify()

    def notify(self) -> None:
        """Sum up, and tell the listeners of a change."""
        status = audibility_of(self.enabled, self.device, self.engine, gave_up=self.gave_up)
        if status != self.status:
            self.status = status
            self._listeners.notify(status)
