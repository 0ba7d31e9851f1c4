"""The Gripscan on the page and over HTTP."""
