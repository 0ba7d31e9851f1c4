"""The conversation note on the page, over HTTP and on the command line."""
