"""A session in real time: deadlines, announcer, audio, wake lock, rehearsal; knows no screen."""
