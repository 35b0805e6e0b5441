"""The codebook: its file, its rules, and how a tag is found by what is typed."""
