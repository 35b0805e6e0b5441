"""pizhu reads Chinese newspaper pages in the terminal and keeps what the reader says about them."""

__version__ = "0.1.0"
