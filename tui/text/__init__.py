"""Turn the bytes of a source into articles; pure, imports no other room."""
