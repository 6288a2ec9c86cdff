"""Roman numbers, as more than one reader looks for them in words: parts of expressions, in small letters."""

ROMAN = "[ivxlcdm]{1,8}"
"""A Roman number of any size, as pages have them."""

SMALL_ROMAN = "[ivxlc]{1,7}"
"""A Roman number below four hundred, as notes have them; fewer words are made of its letters."""
