"""Measurements, side by side in one run: ``python -m benchmarks`` writes docs/performance.md."""
