"""Widgets that draw what the pure rooms computed."""
