"""The characters of names and of white space. Source: DMN 1.5, rules 28, 29 and 61."""

# White space is never part of a name, although U+1680 and U+180E lie in the stretch of letters.
WHITE = (
    "\\t\\n\\x0b\\x0c\\r \\x85\\xa0\\u1680\\u180e\\u2000-\\u200b"
    "\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff"
)
NAME_START = (
    "?A-Z_a-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02ff\\u0370-\\u037d\\u037f-\\u167f\\u1681-\\u180d"
    "\\u180f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf"
    "\\ufdf0-\\ufefe\\uff00-\\ufffd\\U00010000-\\U000effff"
)
NAME_PART = NAME_START + "0-9\\xb7\\u0300-\\u036f\\u203f\\u2040"


def has_halves(text: str) -> bool:
    """Tell whether half of a character stands in a text without the other (U+D800 to U+DFFF)."""
    if text.isascii():
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
