"""One article as it is read: its text, marks and words, where it stands, and what is said of it and its file."""
