"""The optional written answer: a language model puts proven quotes into running text, and every sentence of it is
checked against the quotes that it cites before anyone sees it."""
