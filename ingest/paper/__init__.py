"""From what stands on paper to running text: words at their places, lines in reading order, paragraphs."""
