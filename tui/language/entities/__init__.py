"""Names of persons, organisations and places: the model's tokens, and rules as small named steps."""
