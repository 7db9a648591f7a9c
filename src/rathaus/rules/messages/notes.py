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
    "limit-loading": (
        "Das Laden des Modells dauerte länger als {limit} Sekunden (Grenze „loading_seconds“) und "
        "wurde beendet. Teilen Sie das Modell auf.",
        "Loading the model took longer than {limit} seconds (limit “loading_seconds”) and was "
        "ended. Split the model.",
    ),
    "limit-list": (
        "Eine Liste hätte mehr als {limit} Einträge bekommen.",
        "A list would have had more than {limit} items.",
    ),
    "limit-text": (
        "Ein Text wäre länger als {limit} Zeichen geworden.",
        "A text would have been longer than {limit} characters.",
    ),
    "limit-memory": (
        "Der Speicher reichte für die Auswertung nicht.",
        "There was not enough memory for the evaluation.",
    ),
    "limit-depth": (
        "Aufrufe oder Werte sind tiefer als {limit} Ebenen geschachtelt.",
        "Calls or values are nested deeper than {limit} levels.",
    ),
    # --- compiled expressions (feel/compiler, feel/runtime)
    "unknown-name": ("Den Namen „{name}“ kennt niemand.", "Nobody knows the name “{name}”."),
    "bad-at-literal": (
        "@„{text}“ ist weder Datum noch Uhrzeit noch Dauer.",
        "@“{text}” is neither a date nor a time nor a duration.",
    ),
    "duplicate-key": (
        "Ein Kontext nennt „{key}“ zweimal.",
        "A context names “{key}” twice.",
    ),
    "range-null": ("Ein Ende des Bereichs ist leer.", "An end of the range is null."),
    "range-order": (
        "Der Bereich endet vor seinem Anfang.",
        "The range ends before it starts.",
    ),
    "no-such-item": (
        "Einen Eintrag {index} gibt es nicht; die Liste hat {size}.",
        "There is no item {index}; the list has {size}.",
    ),
    "not-boolean": (
        "Erwartet war wahr oder falsch, da ist: {kind}.",
        "True or false was expected, this is: {kind}.",
    ),
    "nothing-to-walk": (
        "Die Liste, die durchlaufen werden soll, ist leer (null).",
        "The list to walk over is null.",
    ),
    "no-steps": (
        "Von {kind} zu {kind} gibt es keine Schritte; möglich sind ganze Zahlen und Daten.",
        "There are no steps of {kind}; whole numbers and dates have them.",
    ),
    "steps-too-many": (
        "Der Bereich reicht zu weit, um ihn Schritt für Schritt durchzugehen.",
        "The range goes too far to be walked over step by step.",
    ),
    "endless-range": ("Der Bereich hat kein Ende.", "The range has no end."),
    "argument-count": (
        "Anzahl der Argumente von „{name}“: {given} statt {wanted}.",
        "Number of arguments of “{name}”: {given} instead of {wanted}.",
    ),
    "argument-type": (
        "Das Argument „{parameter}“ von „{name}“ hat den falschen Typ.",
        "The argument “{parameter}” of “{name}” has the wrong type.",
    ),
    "argument-names": (
        "„{name}“ erwartet die Argumente {wanted}, bekam aber {given}.",
        "“{name}” expects the arguments {wanted} but was given {given}.",
    ),
    "not-a-function": ("{kind} ist keine Funktion.", "{kind} is no function."),
    "external-function": (
        "Externe Funktionen (Java, PMML) werden nicht ausgeführt.",
        "External functions (Java, PMML) are not run.",
    ),
    "unknown-type": ("Den Typ kennt niemand.", "Nobody knows the type."),
    # --- values (values/*)
    "kind-null": ("nichts (null)", "null"),
    "kind-boolean": ("Wahrheitswert", "boolean"),
    "kind-number": ("Zahl", "number"),
    "kind-string": ("Text", "text"),
    "kind-date": ("Datum", "date"),
    "kind-time": ("Uhrzeit", "time"),
    "kind-date-time": ("Datum mit Uhrzeit", "date and time"),
    "kind-days": ("Dauer in Tagen und Zeit", "days and time duration"),
    "kind-months": ("Dauer in Jahren und Monaten", "years and months duration"),
    "kind-list": ("Liste", "list"),
    "kind-context": ("Kontext", "context"),
    "kind-range": ("Bereich", "range"),
    "kind-function": ("Funktion", "function"),
    "operand-null": (
        "Die Rechnung mit „{operator}“ hat kein Ergebnis: Ein Wert fehlt (null).",
        "“{operator}” has no result: a value is null.",
    ),
    "operand-types": (
        "„{operator}“ ist für {left} und {right} nicht erklärt.",
        "“{operator}” is not defined for {left} and {right}.",
    ),
    "negate-type": (
        "Ein Minus davor haben nur Zahlen und Dauern, nicht: {value}.",
        "Only numbers and durations can be negated, not: {value}.",
    ),
    "number-range": (
        "Das Ergebnis von „{operator}“ ist keine Zahl, oder es ist zu groß oder zu klein.",
        "The result of “{operator}” is no number, or it is too large or too small.",
    ),
    "divide-zero": ("Durch null wird nicht geteilt.", "There is no division by zero."),
    "duration-range": (
        "Die Dauer ist länger, als der Kalender reicht.",
        "The duration is longer than the calendar.",
    ),
    "date-range": (
        "Das Datum liegt außerhalb der Jahre -999999999 bis 999999999.",
        "The date is outside the years -999999999 to 999999999.",
    ),
    "offset-missing": (
        "„{operator}“ braucht bei beiden Zeiten eine Zeitzone oder bei keiner.",
        "“{operator}” needs a time zone with both times, or with none.",
    ),
    "equal-types": (
        "Gleich oder ungleich kann nur Gleichartiges sein, nicht {left} und {right}.",
        "Only values of one kind can be equal or not, not {left} and {right}.",
    ),
    "compare-null": (
        "Der Vergleich hat kein Ergebnis: Ein Wert fehlt (null).",
        "The comparison has no result: a value is null.",
    ),
    "compare-types": (
        "Größer oder kleiner gibt es zwischen {left} und {right} nicht.",
        "There is no order between {left} and {right}.",
    ),
    "range-kind": (
        "{kind} kann nicht Ende eines Bereichs sein.",
        "{kind} cannot be an end of a range.",
    ),
    "range-kinds": (
        "Die Enden eines Bereichs müssen gleichartig sein, nicht {left} und {right}.",
        "The ends of a range must be of one kind, not {left} and {right}.",
    ),
    "member-entry": (
        "Der Kontext hat keinen Eintrag „{name}“.",
        "The context has no entry “{name}”.",
    ),
    "member-null": (
        "„{name}“ fehlt, weil der Wert davor fehlt (null).",
        "There is no “{name}” because the value before it is null.",
    ),
    "member-missing": (
        "„{name}“ gibt es hier nicht; der Wert davor: {kind}.",
        "There is no “{name}” here; the value before it: {kind}.",
    ),
    "coerce-type": (
        "Erwartet war „{type}“, der Wert passt nicht dazu: {value}.",
        "“{type}” was expected, the value does not fit: {value}.",
    ),
    "coerce-allowed": (
        "Der Wert gehört nicht zu den erlaubten Werten von „{type}“.",
        "The value is not one of the allowed values of “{type}”.",
    ),
    "input-text": (
        "„{path}“ ist länger als {limit} Zeichen.",
        "“{path}” is longer than {limit} characters.",
    ),
    "input-half-character": (
        "„{path}“ enthält die Hälfte eines Zeichens (U+D800 bis U+DFFF) ohne die andere.",
        "“{path}” has one half of a character (U+D800 to U+DFFF) without the other.",
    ),
    "input-number": (
        "„{path}“ ist keine Zahl, mit der sich rechnen lässt: unendlich, zu groß oder zu klein.",
        "“{path}” is no number to calculate with: infinite, too large or too small.",
    ),
    "input-kind": (
        "„{path}“ hat eine Art ({kind}), die FEEL nicht kennt.",
        "“{path}” is of a kind ({kind}) that FEEL does not know.",
    ),
    "input-key": (
        "„{path}“ hat einen Schlüssel, der kein Text ist ({kind}).",
        "“{path}” has a key that is no text ({kind}).",
    ),
    "input-depth": (
        "„{path}“ ist tiefer als {limit} Ebenen geschachtelt.",
        "“{path}” is nested deeper than {limit} levels.",
    ),
    "input-size": (
        "„{path}“ hat mehr als {limit} Einträge oder das Ganze zu viele.",
        "“{path}” has more than {limit} entries, or the whole has too many.",
    ),
    "input-time": (
        "„{path}“ nennt eine Zeit oder Dauer außerhalb des Kalenders.",
        "“{path}” is a time or duration outside the calendar.",
    ),
    "input-text-form": (
        "„{path}“ ist „{text}“; erwartet war „{type}“.",
        "“{path}” is “{text}”; “{type}” was expected.",
    ),
    "input-type": (
        "„{path}“ muss vom Typ „{type}“ sein.",
        "“{path}” must be of type “{type}”.",
    ),
}
