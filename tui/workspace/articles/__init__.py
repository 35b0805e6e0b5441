"""The articles of a library as a list: what a row knows, which rows there are, in which order, how they are read."""
