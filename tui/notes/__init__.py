"""Keep what the reader says about the text."""
