"""Comparing and municipalities, in every way in: pages, HTTP API, command line and files to take along."""
