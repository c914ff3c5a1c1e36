"""The screens of one session, from the check-in to the summary."""
