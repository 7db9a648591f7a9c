"""Sentences about an evaluation: why something became null, which limit was reached."""

from collections.abc import Mapping

NOTES: Mapping[str, tuple[str, str]] = {
    "limit-steps": (
        "Die Auswertung brauchte mehr als {limit} Schritte und wurde beendet.",
        "The evaluation took more than {limit} steps and was ended.",
    ),
    "limit-time": (
        "Die Auswertung brauchte länger als {limit} Sekunden und wurde beendet.",
        "The evaluation took longer than {limit} seconds and was ended.",
    ),
    "limit-list": (
        "Eine Liste hätte mehr als {limit} Einträge bekommen.",
        "A list would have had more than {limit} items.",
    ),
    "limit-text": (
        "Ein Text wäre länger als {limit} Zeichen geworden.",
        "A text would have been longer than {limit} characters.",
    ),
    "limit-depth": (
        "Aufrufe oder Werte sind tiefer als {limit} Ebenen geschachtelt.",
        "Calls or values are nested deeper than {limit} levels.",
    ),
}
