"""Notes and codings out to other programs and home again, with what would be done told before."""
