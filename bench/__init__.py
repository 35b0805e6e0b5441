"""Benchmarks: numbers beside their anchors, measured in one run; reported, never asserted."""
