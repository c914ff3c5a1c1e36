"""How the sound stands: what is switched on, what the worker found, and what a person is told."""

import asyncio
from collections.abc import Callable

from hipflow.voice.app.listeners import Listeners
from hipflow.voice.app.status_words import Wish, status_of
from hipflow.voice.protocol.messages import DeviceReady, EngineReady
from hipflow.voice.protocol.sound import VoiceStatus


class Standing:
    """What can be heard at present, and who is told when that changes.

    Args:
        wish: What is switched on.
    """

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.device: DeviceReady | None = None
        self.engine: EngineReady | None = None
        self.gave_up = False
        self.status = VoiceStatus(speech=False, tones=False, words="")
        self.known = asyncio.Event()
        """Set once there is something to say about both device and engine."""
        self._listeners = Listeners[VoiceStatus]()

    def listen(self, listener: Callable[[VoiceStatus], None]) -> Callable[[], None]:
        """Have `listener` called with every change, until the answer is called."""
        return self._listeners.add(listener)

    def forget(self) -> None:
        """A new worker begins: what the last one found holds no more, which nobody need hear."""
        self.device = self.engine = None

    def learn(self, found: DeviceReady | EngineReady) -> None:
        """Take in what the worker found."""
        if isinstance(found, DeviceReady):
            self.device = found
        else:
            self.engine = found
        if self.device is not None and self.engine is not None:
            self.known.set()
            self.tell()

    def switch(self, wish: Wish) -> None:
        """Something else is switched on."""
        self.wish = wish
        self.tell()

    def give_up(self) -> None:
        """There will be no worker any more."""
        self.forget()
        self.gave_up = True
        self.known.set()
        self.tell()

    def tell(self) -> None:
        """Sum up, and tell the listeners of a change."""
        status = status_of(self.wish, self.device, self.engine, gave_up=self.gave_up)
        if status != self.status:
            self.status = status
            self._listeners.tell(status)
