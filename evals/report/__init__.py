"""Results of measuring as a report: Markdown, one self-contained page of HTML, and what changed since earlier."""
