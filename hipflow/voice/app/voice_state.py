"""The state of the sound: what is switched on, what the worker found, what can be heard."""

import asyncio
from collections.abc import Callable

from hipflow.voice.app.listeners import Listeners
from hipflow.voice.app.status_words import EnabledSounds, audibility_of
from hipflow.voice.protocol.messages import DeviceStatus, EngineStatus
from hipflow.voice.protocol.sound import Audibility


class VoiceState:
    """What can be heard at present; listeners are called when that changes.

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
        """Call `listener` with every change; returns the function that ends that."""
        return self._listeners.add(listener)

    def forget(self) -> None:
        """Drop what the last worker found, as a new one starts; listeners are not called."""
        self.device = self.engine = None

    def update(self, found: DeviceStatus | EngineStatus) -> None:
        """Keep a report of the worker; listeners are called once device and engine are known."""
        if isinstance(found, DeviceStatus):
            self.device = found
        else:
            self.engine = found
        if self.device is not None and self.engine is not None:
            self.known.set()
            self.notify()

    def switch(self, enabled: EnabledSounds) -> None:
        """Set which kinds of sound are switched on, and call the listeners."""
        self.enabled = enabled
        self.notify()

    def give_up(self) -> None:
        """Note that no worker will be started any more."""
        self.forget()
        self.gave_up = True
        self.known.set()
        self.notify()

    def notify(self) -> None:
        """Work out the audibility, and call the listeners when it has changed."""
        status = audibility_of(self.enabled, self.device, self.engine, gave_up=self.gave_up)
        if status != self.status:
            self.status = status
            self._listeners.notify(status)
