"""pamphlet: one text in; a printed pamphlet and an e-book out."""

__version__ = "0.1.0"
