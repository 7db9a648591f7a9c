"""What a replacement text says.

Source: XPath 2.0 Functions and Operators, 7.6.3.
"""

Part = str | int
"""A stretch of text, or the number of a group whose match stands there."""

_DIGITS = "0123456789"


def replacement_parts(text: str, groups: int) -> list[Part] | None:
    r"""Take a replacement text apart; None when a `$` or `\` stands alone.

    A number too large for the pattern's groups ends where it is still one of them; a single digit
    that is too large stands for nothing.
    """
    parts: list[Part] = []
    plain = ""
    at = 0
    while at < len(text):
        sign = text[at]
        at += 1
        if sign == "\\":
            if text[at : at + 1] not in ("\\", "$"):
                return None
            plain += text[at]
            at += 1
        elif sign == "$":
            if not text[at : at + 1] or text[at] not in _DIGITS:
                return None
            number = int(text[at])
            at += 1
            while at < len(text) and text[at] in _DIGITS and number * 10 + int(text[at]) <= groups:
                number = number * 10 + int(text[at])
                at += 1
            if plain:
                parts.append(plain)
                plain = ""
            if number <= groups:
                parts.append(number)
        else:
            plain += sign
    return [*parts, plain] if plain else parts
