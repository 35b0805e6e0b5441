"""Two editions of one text side by side: this year's report and last year's, two papers' versions of one story."""
