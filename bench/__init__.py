"""Benchmarks: peers and ourselves on the same work, in turn, in one run; only ratios are kept."""
