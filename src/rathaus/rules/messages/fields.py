"""Sentences about what people enter into a form of a model's inputs."""

FIELDS: dict[str, tuple[str, str]] = {
    "field-number": (
        "„{text}“ ist keine Zahl. Schreiben Sie zum Beispiel 12,5.",
        "“{text}” is no number. Write for example 12.5.",
    ),
    "field-boolean": (
        "„{text}“ ist weder ja noch nein. Wählen Sie eines davon.",
        "“{text}” is neither yes nor no. Choose one of them.",
    ),
    "field-date": (
        "„{text}“ ist kein Datum. Schreiben Sie zum Beispiel 30.06.2027.",
        "“{text}” is no date. Write for example 2027-06-30.",
    ),
    "field-time": (
        "„{text}“ ist keine Uhrzeit. Schreiben Sie zum Beispiel 14:30:00.",
        "“{text}” is no time. Write for example 14:30:00.",
    ),
    "field-date-time": (
        "„{text}“ ist kein Zeitpunkt. Schreiben Sie zum Beispiel 2027-06-30T14:30:00.",
        "“{text}” is no moment. Write for example 2027-06-30T14:30:00.",
    ),
    "field-duration": (
        "„{text}“ ist keine Dauer. Schreiben Sie zum Beispiel P30D oder P1Y6M.",
        "“{text}” is no duration. Write for example P30D or P1Y6M.",
    ),
    "field-choice": (
        "„{text}“ steht nicht zur Wahl. Wählen Sie einen der Werte.",
        "“{text}” is not among the choices. Choose one of the values.",
    ),
}
