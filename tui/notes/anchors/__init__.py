"""Carry annotations from one version of a text to the next."""
