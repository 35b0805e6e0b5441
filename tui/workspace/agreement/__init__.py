"""Two annotators of one library: what each of them tagged, and how far they agree."""
