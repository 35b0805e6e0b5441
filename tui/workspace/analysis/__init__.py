"""Words, names and figures of the articles: made when first needed or ahead, with what the reader decided."""
