"""Find words, entities and figures in a text; pure, imports only the text room."""
