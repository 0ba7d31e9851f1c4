"""What sources say, counted and compared: by theme and municipality, year, kind of source or domain."""
