"""Small named pieces of evidence that add up: going on, captions, headlines, beginnings of articles."""
