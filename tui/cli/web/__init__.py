"""The page that shows the reader in a browser, and the guard in front of it."""
