"""Set text into rows of cells; pure, imports only the text room."""
