"""One file of notes on the disk: its form, how it is read, salvaged, locked and replaced."""
