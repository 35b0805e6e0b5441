"""What a single line can be by its own words: its type, names of authors, level, rows of a headline."""
