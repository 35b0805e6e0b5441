"""What tables over the whole library show: notes, hits of a search; headless, batch by batch."""
