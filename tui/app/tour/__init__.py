"""The tour: six steps on the real screens."""

from tui.app.tour.tour import Tour

__all__ = ["Tour"]
