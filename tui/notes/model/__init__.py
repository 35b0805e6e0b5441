"""What the reader said, as values: annotations, and the kinds of them that decide about marks, words, structure."""
