"""Dialogs: each asks one thing over the screen and returns the answer, or None when it was cancelled."""
