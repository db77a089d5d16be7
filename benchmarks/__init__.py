"""Whole processes timed against peers in the same run: ``python -m benchmarks``."""
