"""What concerns several notes: relations, equal texts elsewhere and their other forms, notes whose source moved."""
