"""The few words that charts write by themselves."""

WORDS: dict[str, tuple[str, str]] = {
    "date": ("Zeitpunkt", "Date"),
    "value": ("Wert", "Value"),
    "kind": ("Art", "Kind"),
    "measured": ("gemessen", "measured"),
    "target": ("Ziel", "target"),
    "forecast": ("wahrscheinlich", "likely"),
    "between": ("{low} bis {high}", "{low} to {high}"),
    "gap": ("keine Werte", "no values"),
    "event": ("Ereignis", "event"),
    "today": ("heute {value}", "today {value}"),
    "expected": ("erwartet", "expected"),
    "capacity": ("Kapazität", "Capacity"),
    "sum": ("Summe", "Total"),
    "name": ("Bezeichnung", "Name"),
    "quarter": ("Quartal", "Quarter"),
}


def word(name: str, language: str, **values: str) -> str:
    """Return a word in German or English, with values put in."""
    return WORDS[name][language.startswith("en")].format(**values)
