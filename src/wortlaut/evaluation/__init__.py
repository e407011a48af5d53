"""The quality benchmarks: metrics, corpora and their table."""
