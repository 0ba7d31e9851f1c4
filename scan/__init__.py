"""The Gripscan: a municipality looks at itself, alone or with several people."""
