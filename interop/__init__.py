"""Exports proved by the programs that they are for; heavy packages, run by `make interop`, not by the tests."""
