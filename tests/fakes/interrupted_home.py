"""A home in which a session broke off, and the app that opens on it."""

import dataclasses
import json

from hipflow.player.interrupted_session import find_interrupted
from hipflow.session.engine import events
from hipflow.ui.app import HipflowApp
from tests.fakes.fake_services import FakeWorld


def broken_off(folder, title="Hip starter", hurt=(), edited=("", ""), **services):
    """A home in which a session of the hip routine broke off in its second bridge.

    ``hurt`` is what was said of the pain before that, ``edited`` what its author wrote in place of
    what after it.
    """
    fakes = FakeWorld(folder)
    player = fakes.make_player(fakes.loaded(), pain_before=3)
    player.start()
    player.send(events.JumpTo(1))
    fakes.timer.advance(45)
    for event in hurt:
        player.send(event)
    player.close()
    path = fakes.paths.running_file
    path.write_text(path.read_text().replace('"Hip starter"', json.dumps(title), 2))
    file = fakes.paths.routines_folder / "hip-starter.toml"
    file.write_text(file.read_text().replace(*edited, 1))
    found = find_interrupted(fakes.store, fakes.clock.now(), fakes.catalog.routine_now)
    own = {"interrupted": found.interrupted, "go_on": fakes.go_on, **services}
    return fakes, HipflowApp(dataclasses.replace(fakes.services, **own))
