"""pamphlet: one text in; a printed pamphlet and an e-book out."""
