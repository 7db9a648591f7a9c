"""Words that stand for one of a few values: status, size class, yes and no; and plain text."""

import re
import unicodedata

from rathaus.kernel.time import Quarter
from rathaus.strategy.document import SizeClass, Status
from rathaus.strategy.lists.reader.grid import Value
from rathaus.strategy.lists.values.result import Parsed, absent, failed, says_absent

_STATUS_WORDS: dict[Status, str] = {
    Status.IDEA: "idea idee vorschlag proposed proposal ideenphase angemeldet entwurf draft "
    "concept neu new beantragt",
    Status.PLANNED: "planned geplant planung vorbereitung definition planning initiation pending "
    "konzept konzeption beauftragt approved bewilligt initiierung preplanning notstarted backlog",
    Status.RUNNING: "running laufend läuft active aktiv umsetzung inprogress implementation "
    "execution durchführung delivery begonnen gestartet inbearbeitung inarbeit ongoing started "
    "started pilot pilotierung rollout",
    Status.DONE: "done fertig abgeschlossen beendet completed complete closed umgesetzt erledigt "
    "finished delivered betrieb produktiv closeout",
    Status.STOPPED: "stopped gestoppt abgebrochen eingestellt cancelled canceled onhold ruht "
    "zurückgestellt pausiert paused terminated suspended verworfen abgelehnt rejected",
}
_STATUS = {word: status for status, words in _STATUS_WORDS.items() for word in words.split()}
_YES = frozenset(("ja", "yes", "y", "j", "x", "wahr", "true", "1", "✓", "✔", "oui"))
_NO = frozenset(("nein", "no", "n", "falsch", "false", "0", "-", "–", "non"))
_NO_WORD = re.compile(r"[\W_]+")
_QUARTER = re.compile(
    r"(?i)(?:q\s*([1-4])|([1-4])\.?\s*(?:q|quartal|quarter))\W*((?:19|20|21)\d{2})"
    r"|((?:19|20|21)\d{2})\W*q\s*([1-4])"
)


def fold(text: str) -> str:
    """Reduce a text to letters and digits in lower case, for comparing words.

    >>> fold(" Amt für Schule - 40 ")
    'amtfürschule40'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _NO_WORD.sub("", text.casefold())


def as_text(value: Value) -> str:
    """Write a cell as text: dates in ISO form, whole numbers without point, no edge blanks."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float):
        return repr(value) if not value.is_integer() or abs(value) >= 1e15 else str(int(value))
    return value.isoformat() if not isinstance(value, int) else str(value)


def parse_text(value: Value) -> Parsed[str]:
    """Read a text; words that say there is no value count as absent.

    >>> parse_text("TBC").absent
    True
    """
    text = as_text(value)
    if not text:
        return Parsed(absent=True)
    return absent(text) if says_absent(text) else Parsed(text)


def parse_status(value: Value) -> Parsed[Status]:
    """Read the status of a project.

    >>> parse_status("In Umsetzung").value
    <Status.RUNNING: 'running'>
    """
    text = as_text(value)
    if not text:
        return Parsed(absent=True)
    folded = fold(text)
    found = _STATUS.get(folded) or _STATUS.get(folded.removeprefix("in"))
    if found is None:
        hits = {_STATUS[word] for word in map(fold, text.split()) if word in _STATUS}
        found = hits.pop() if len(hits) == 1 else None
    if found:
        return Parsed(found)
    if says_absent(text):
        return absent(text)
    return failed(
        text,
        "ein Stand: Idee, geplant, laufend, abgeschlossen oder gestoppt",
        "a status: idea, planned, running, done or stopped",
    )


def parse_yes_no(value: Value) -> Parsed[bool]:
    """Read yes or no.

    >>> parse_yes_no("x").value, parse_yes_no("nein").value
    (True, False)
    """
    if isinstance(value, bool):
        return Parsed(value)
    text = as_text(value).casefold()
    if not text:
        return Parsed(absent=True)
    if text in _YES or text in _NO:
        return Parsed(text in _YES)
    return absent(text) if says_absent(text) else failed(text, "ja oder nein", "yes or no")


def parse_size(value: Value) -> SizeClass | None:
    """Return the size class that a cell names, or None.

    >>> parse_size("XL").value
    'XL'
    """
    text = as_text(value).upper().replace("GRÖSSE", "").strip(" :.")
    return SizeClass(text) if text in SizeClass.__members__ else None


def find_quarter(text: str) -> Quarter | None:
    """Return the quarter that a heading names.

    >>> str(find_quarter("Aufwand 2. Quartal 2027 (PM)"))
    '2027-Q2'
    """
    match = _QUARTER.search(text)
    if match is None:
        return None
    if match[4]:
        return Quarter(int(match[4]), int(match[5]))
    return Quarter(int(match[3]), int(match[1] or match[2]))


def split_list(value: Value) -> tuple[str, ...]:
    """Split a cell into its entries: lines or semicolons, else commas.

    >>> split_list("Netz; Portal, neu"), split_list("A, B")
    (('Netz', 'Portal, neu'), ('A', 'B'))
    """
    text = as_text(value)
    if not text or says_absent(text):
        return ()
    marks = r"[;\n|•]" if re.search(r"[;\n|•]", text) else r","
    pieces = (piece.strip(" \t-–") for piece in re.split(marks, text))
    return tuple(dict.fromkeys(piece for piece in pieces if piece))
