"""Who said what in a library, and what is said of which day."""
