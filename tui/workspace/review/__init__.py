"""Review: what waits for a decision, in which order, what a decision changes; without a screen."""
