"""A language model of the reader's own choice that may point at passages: off by default, asked only when told to.

What comes back can do nothing but point: a passage of the text, and a tag of the codebook. It becomes a suggestion,
which the review accepts or rejects.
"""
