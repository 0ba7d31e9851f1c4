"""Documents to corpus: read, clean, split, find recommendations, index."""
