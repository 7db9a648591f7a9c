"""The code page of a text file, found from its bytes."""

import codecs
import re
import unicodedata
from collections import Counter

FALLBACK = "rathaus-windows"
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The order settles ties: what German offices use comes first.
_CODE_PAGES = ("cp1252", "iso8859-15", "mac-roman", "cp850", "cp1250")
_WINDOW = re.compile(rb"(?s)([\x00-\xff]?)([\x80-\xff])(?=([\x00-\xff]?))")
_SAMPLE = 2_000_000
_COMMON_LETTERS = frozenset("äöüÄÖÜß")
_KNOWN_LETTERS = frozenset("éèêëàâáãåçñîïíìôóòõûúùøæœÉÈÀÇÑÁÍÓÚÅØŠšŽž")
_EASTERN_LETTERS = frozenset("ąćęłńóśźżĄĆĘŁŃŚŹŻčďěňřťůČĎĚŇŘŤŮőűŐŰăâîșțşţ")
_QUOTES = frozenset("“”„‘‚«»‹›")
_MARKS = frozenset("§°®©·½¼¾²³µ™…†")


def _windows_byte(error: UnicodeError) -> tuple[str, int]:
    """Read a byte that does not fit the code page as Windows-1252 does."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    piece = error.object[error.start : error.end]
    return "".join(_windows_character(byte) for byte in piece), error.end


def _windows_character(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


codecs.register_error(FALLBACK, _windows_byte)


def detect_encoding(data: bytes) -> tuple[str, int]:
    """Tell the code page of a text and how many bytes its byte order mark has.

    Args:
        data: the whole file; long files are judged by their first two million bytes and by
            whether all of them are UTF-8.

    Returns:
        The Python name of the code page, and the number of bytes to skip. Decode with the error
        handler `FALLBACK`, which reads stray bytes as Windows-1252.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name, len(mark)
    wide = _wide(data[:4096])
    if wide:
        return wide, 0
    if _is_utf8(data):
        return "utf-8", 0
    return _code_page(data[:_SAMPLE] if _has_high(data[:_SAMPLE]) else data), 0


def _has_high(data: bytes) -> bool:
    return not data.isascii()


def _wide(head: bytes) -> str:
    """Recognise UTF-16 without a mark: every other byte of Western text is zero."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half < 2:
        return ""
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    return ""


def _is_utf8(data: bytes) -> bool:
    """Tell whether a text is UTF-8, with at most a few stray bytes from another code page."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return True
    sample = data[:_SAMPLE]
    good = len(re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}", sample))
    rest = re.sub(
        rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", b"", sample
    )
    stray = sum(1 for byte in rest if byte > 0x7F)
    return good >= 5 * max(stray, 1)


def _code_page(data: bytes) -> str:
    windows: Counter[bytes] = Counter()
    for match in _WINDOW.finditer(data):
        windows[b"".join((match[1] or b" ", match[2], match[3] or b" "))] += 1
    high = b"".join(windows)
    candidates = [
        name
        for name in _CODE_PAGES
        if not (name == "iso8859-15" and any(0x80 <= byte <= 0x9F for byte in high))
    ]
    best, best_score = "cp1252", float("-inf")
    for name in candidates:
        score = sum(_plausibility(window, name) * times for window, times in windows.items())
        if score > best_score:
            best, best_score = name, score
    return best


def _plausibility(window: bytes, name: str) -> float:
    text = window.decode(name, FALLBACK)
    before, character, after = text[0], text[1:-1], text[-1]
    if len(character) != 1:
        return -1
    near_letter = before.isalpha() or after.isalpha()
    if character.isalpha():
        return _letter(before, character, after, near_letter=near_letter)
    return _sign(before, character, after)


def _letter(before: str, character: str, after: str, *, near_letter: bool) -> float:
    if not near_letter:
        return -0.5
    if before.islower() and character.isupper():
        return -3
    if before.isupper() and character.islower() and after.isupper():
        return -2
    if character in _COMMON_LETTERS:
        return 3
    if character in _KNOWN_LETTERS or character in _EASTERN_LETTERS:
        return 1.5 if character in _KNOWN_LETTERS else 1
    return -0.5 if "LATIN" in unicodedata.name(character, "") else -3


def _sign(before: str, character: str, after: str) -> float:  # noqa: PLR0911
    if character == "¦":  # as a delimiter; the same byte is a rare letter elsewhere
        return 1.6
    between_letters = before.isalpha() and after.isalpha()
    if character == "’":
        return 3 if before.isalnum() or after.isspace() else 0
    if between_letters:
        return -2
    if character in "€£¥":
        return 3 if not before.isalpha() or not after.isalpha() else -1
    if character in _QUOTES or character in "–—•":
        return 2
    if character == "\xa0":
        return 1
    if character in _MARKS:
        return 0.8
    if unicodedata.category(character) == "Cc":
        return -5
    if "BOX" in unicodedata.name(character, "") or unicodedata.category(character) == "Sm":
        return -3
    return -1
