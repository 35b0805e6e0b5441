"""Who and what a library speaks of: one entity behind all the forms of its name."""
