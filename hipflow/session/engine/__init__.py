"""The state machine: events in, the next state and its cues out."""
