"""All notes of a library: read, changed, undone, checked, restored."""
