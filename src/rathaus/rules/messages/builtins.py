"""Sentences about the built-in functions: why one gave null."""

from collections.abc import Mapping

BUILTIN_NOTES: Mapping[str, tuple[str, str]] = {
    "builtin-count": (
        "Anzahl der Argumente von „{name}“: {given}; möglich ist: {wanted}.",
        "Number of arguments of “{name}”: {given}; possible is: {wanted}.",
    ),
    "builtin-arguments": (
        "„{name}“ bekam ({given}) und kann damit nichts anfangen; möglich ist: {wanted}.",
        "“{name}” was given ({given}) and cannot use it; possible is: {wanted}.",
    ),
    "builtin-place": (
        "„{name}“: die Stelle {place} gibt es nicht; die Länge ist {size}.",
        "“{name}”: there is no position {place}; the length is {size}.",
    ),
    "builtin-length": (
        "„{name}“: ab der Stelle {place} gibt es keine {length}; möglich sind 1 bis {most}.",
        "“{name}”: from position {place} there are no {length}; possible are 1 to {most}.",
    ),
    "builtin-scale": (
        "„{name}“: {scale} Nachkommastellen gehen nicht; möglich sind -6111 bis 6176.",
        "“{name}”: {scale} decimal places are not possible; -6111 to 6176 are.",
    ),
    "builtin-domain": (
        "„{name}“ hat für {given} keinen Wert.",
        "“{name}” has no value for {given}.",
    ),
    "builtin-range": (
        "„{name}“: das Ergebnis ist zu groß oder zu klein.",
        "“{name}”: the result is too large or too small.",
    ),
    "builtin-zero": (
        "„{name}“: durch null lässt sich nicht teilen.",
        "“{name}”: nothing can be divided by zero.",
    ),
    "builtin-empty": (
        "„{name}“ hat für so wenige Werte kein Ergebnis ({size}).",
        "“{name}” has no result for so few values ({size}).",
    ),
    "builtin-items": (
        "„{name}“ erwartet nur Einträge der Art {wanted}.",
        "“{name}” expects only items of the kind {wanted}.",
    ),
    "builtin-incomparable": (
        "„{name}“: die Werte lassen sich nicht vergleichen.",
        "“{name}”: the values cannot be compared.",
    ),
    "builtin-text": (
        "„{name}“ versteht „{text}“ nicht.",
        "“{name}” does not understand “{text}”.",
    ),
    "builtin-separators": (
        "Trennzeichen sind Leerzeichen, Komma oder Punkt, das Dezimalzeichen Komma oder Punkt, "
        "und nicht beide gleich.",
        "Separators are space, comma or period, the decimal sign is comma or period, and the two "
        "are not the same.",
    ),
    "builtin-parts": (
        "„{name}“: {parts} gibt es nicht.",
        "“{name}”: there is no {parts}.",
    ),
    "builtin-function": (
        "„{name}“ braucht eine Funktion mit zwei Parametern, die wahr oder falsch ergibt.",
        "“{name}” needs a function of two parameters that gives true or false.",
    ),
    "builtin-key": (
        "„{name}“: einen Eintrag „{key}“ gibt es nicht.",
        "“{name}”: there is no entry “{key}”.",
    ),
    "builtin-entries": (
        "„{name}“ erwartet Kontexte mit „key“ (Text) und „value“, jeden Schlüssel nur einmal.",
        "“{name}” expects contexts with “key” (a text) and “value”, each key only once.",
    ),
    "builtin-now": (
        "„{name}“ weiß nicht, welcher Tag ist; der Aufrufer gibt keinen Zeitpunkt an.",
        "“{name}” does not know the day; the caller gives no moment.",
    ),
    "pattern": (
        "Das Muster „{pattern}“ ist falsch an Zeichen {place}: {problem}",
        "The pattern “{pattern}” is wrong at character {place}: {problem}",
    ),
    "pattern-flags": (
        "Die Schalter „{flags}“ gibt es nicht; möglich sind s, m, i und x.",
        "There are no flags “{flags}”; s, m, i and x are possible.",
    ),
    "pattern-empty": (
        "„{name}“: das Muster „{pattern}“ passt auch auf den leeren Text.",
        "“{name}”: the pattern “{pattern}” matches the empty text too.",
    ),
    "pattern-replacement": (
        "Im Ersatztext „{text}“ stehen nach \\ nur \\ oder $ und nach $ nur Ziffern.",
        "In the replacement “{text}” only \\ or $ follow \\, and only digits follow $.",
    ),
    "pattern-end": ("das Ende kommt zu früh.", "it ends too early."),
    "pattern-escape": (
        "die Folge „\\{sign}“ gibt es nicht.",
        "there is no sequence “\\{sign}”.",
    ),
    "pattern-sign": (
        "„{sign}“ kann hier nicht stehen; gemeint ist vielleicht „\\{sign}“.",
        "“{sign}” cannot stand here; perhaps “\\{sign}” is meant.",
    ),
    "pattern-group": (
        "eine Gruppe {number} gibt es hier nicht.",
        "there is no group {number} here.",
    ),
    "pattern-close": ("die Klammer wird nicht geschlossen.", "the bracket is not closed."),
    "pattern-class": ("so lautet keine Zeichenklasse.", "this is no character class."),
    "pattern-category": (
        "eine Zeichenart „{category}“ gibt es nicht.",
        "there is no category “{category}”.",
    ),
    "pattern-count": (
        "die Anzahlen in {{…}} sind falsch.",
        "the counts in {{…}} are wrong.",
    ),
    "pattern-large": (
        "es ist zu groß oder zu tief verschachtelt.",
        "it is too large or nested too deeply.",
    ),
}
