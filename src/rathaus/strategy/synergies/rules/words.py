"""German words in one writing: case, umlauts, gender forms and endings taken away.

The endings follow the light stemmers for German (Savoy, "Light stemming approaches for the French,
Portuguese, German and Hungarian languages", 2006): inflection goes, meaning stays.
"""

import re
from functools import lru_cache

_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "é": "e", "è": "e", "á": "a"})
_DIGRAPHS = re.compile(r"ae|oe|(?<![aeq])ue")
_GENDER = re.compile(r"(?<=[a-zäöüß])[*:_/·]-?in(?:nen)?\b|(?<=[a-zäöüß])In(?:nen)?\b")
_WORD = re.compile(r"[^\W_]+(?:[-./][^\W_]+)*")
_ENDINGS = ("ungen", "ung", "innen", "ern", "em", "er", "en", "es", "e", "n", "s")
SHORTEST_STEM = 4
LONGEST_TEXT = 20_000
"""Characters of a text that are looked at; what follows says nothing new of a project."""

_STOPPED = (
    "aber als am an auch auf aus bei bis das dass dem den der des die durch ein eine einem einen "
    "einer eines er es fur hat ihr ihre im in ist je kein mit nach nicht nur ob oder ohne sich sie "
    "sind so soll statt uber um und unter vom von vor was wenn wer wie wird wo zu zum zur zwischen "
    "ihren ihrem ihrer sein seine seinen damit dabei dann noch mehr wird wurde sowie dieser diese "
    "dieses etwa innerhalb beim ab wieder dafur darin dazu kann of to a on is this"
)
STOP_WORDS = frozenset(_STOPPED.split())


def written(text: str) -> str:
    """Return a text in lower case without umlauts and gender marks.

    >>> written("Bürger*innen an der Straße, Baeume")
    'burger an der strasse, baume'
    """
    plain = _GENDER.sub("", text[:LONGEST_TEXT]).lower().translate(_UMLAUTS)
    return _DIGRAPHS.sub(lambda found: found[0][0], plain)


def words_of(text: str) -> list[str]:
    """Return the written words of a text in order; a word with hyphens stays one word.

    >>> words_of("Einführung der E-Akte (DMS)")
    ['einfuhrung', 'der', 'e-akte', 'dms']
    """
    return [word for word, _ in tokens(text)]


def tokens(text: str) -> list[tuple[str, str]]:
    """Return every word of a text as it is compared, with the word as people wrote it."""
    originals = _WORD.findall(_GENDER.sub("", text[:LONGEST_TEXT]))
    return [(_word(original), original) for original in originals]


_word = lru_cache(maxsize=200_000)(written)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return a written word without its ending; short words stay.

    >>> stem("anmeldungen"), stem("anmelden"), stem("kita"), stem("baume")
    ('anmeld', 'anmeld', 'kita', 'baum')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word
