"""Documents to corpus: read, clean, split, find statements, index."""
