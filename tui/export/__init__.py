"""Write notes and marks in the formats of other tools."""
