"""Originals in the place of their summaries: fetched politely, kept with their origin, and read."""
