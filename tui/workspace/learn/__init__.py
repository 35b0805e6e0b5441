"""Reading to learn the language: a dictionary, what one knows already, and what one keeps to learn; no screen."""
