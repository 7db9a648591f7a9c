"""Sentences about models being linked, and about their evaluation."""

from collections.abc import Mapping

LINKING: Mapping[str, tuple[str, str]] = {
    "dmn-no-feel": (
        "Der Ausdruck ist kein FEEL und ergibt deshalb nichts: {reason}",
        "The expression is no FEEL and is therefore null: {reason}",
    ),
    "dmn-unknown-type": (
        "Den Typ „{type}“ gibt es in diesem Modell nicht; jeder Wert wird angenommen.",
        'There is no type "{type}" in this model; any value is accepted.',
    ),
    "dmn-type-circle": (
        "Der Typ „{type}“ enthält sich selbst. Eine Ebene tiefer wird jeder Wert angenommen.",
        'The type "{type}" contains itself. One level deeper any value is accepted.',
    ),
    "dmn-type-size": (
        "Der Typ „{type}“ ist zu groß; jeder Wert wird angenommen.",
        'The type "{type}" is too big; any value is accepted.',
    ),
    "dmn-other-language": (
        "Der Ausdruck ist in der Sprache {language} geschrieben. Ausgewertet wird nur FEEL; er "
        "ergibt deshalb nichts.",
        "The expression is written in the language {language}. Only FEEL is evaluated; it is "
        "therefore null.",
    ),
    "dmn-external-function": (
        "Die Funktion ist in {kind} geschrieben. Fremder Code wird nicht ausgeführt; sie ergibt "
        "deshalb nichts.",
        "The function is written in {kind}. Foreign code is not run; it is therefore null.",
    ),
    "dmn-no-target": (
        "Der Verweis {href} zeigt auf nichts, was hier passt. Prüfen Sie Namensraum und Kennung.",
        "The reference {href} points at nothing that fits here. Check namespace and id.",
    ),
    "dmn-import-missing": (
        "Das eingebundene Modell „{name}“ mit dem Namensraum {namespace} fehlt.",
        'The imported model "{name}" with the namespace {namespace} is missing.',
    ),
    "dmn-import-circle": (
        "Modelle binden einander im Kreis ein: {names}. Nehmen Sie eine Einbindung heraus.",
        "Models import each other in a circle: {names}. Take one import out.",
    ),
    "dmn-import-self": (
        "Das Modell bindet seinen eigenen Namensraum ein: {namespace}. Nehmen Sie die Einbindung "
        "heraus, oder geben Sie dem anderen Modell einen eigenen Namensraum.",
        "The model imports its own namespace: {namespace}. Take the import out, or give the other "
        "model a namespace of its own.",
    ),
    "dmn-import-name-twice": (
        "Zwei Einbindungen heißen „{name}“. Geben Sie jeder einen eigenen Namen.",
        'Two imports are named "{name}". Give each a name of its own.',
    ),
    "dmn-namespace-twice": (
        "Den Namensraum {namespace} haben mehrere Modelle: {files}. Nennen Sie bei der Einbindung "
        "die Datei (locationURI), oder geben Sie jedem Modell einen eigenen Namensraum.",
        "Several models have the namespace {namespace}: {files}. Name the file in the import "
        "(locationURI), or give each model a namespace of its own.",
    ),
    "dmn-import-depth": (
        "Mehr als {limit} Modelle binden einander der Reihe nach ein.",
        "More than {limit} models import each other in a row.",
    ),
    "dmn-circle": (
        "Entscheidungen brauchen einander im Kreis: {names}. Nehmen Sie eine Anforderung heraus.",
        "Decisions need each other in a circle: {names}. Take one requirement out.",
    ),
    "dmn-no-logic": (
        "„{name}“ hat keine Logik.",
        '"{name}" has no logic.',
    ),
    "dmn-unknown": (
        "„{name}“ gibt es in diesem Modell nicht. Es kennt: {known}.",
        'There is no "{name}" in this model. It knows: {known}.',
    ),
    "input-missing": (
        "Die Angabe „{name}“ fehlt.",
        'The input "{name}" is missing.',
    ),
    "input-misfit": (
        "„{path}“ ist {value}; erwartet war „{type}“. Gerechnet wird ohne die Angabe.",
        '"{path}" is {value}; "{type}" was expected. The input is left out.',
    ),
    "input-part-missing": (
        "In der Angabe fehlt „{path}“. Gerechnet wird ohne die Angabe.",
        '"{path}" is missing in the input. The input is left out.',
    ),
    "input-not-allowed": (
        "„{path}“ ist {value}; erlaubt ist: {allowed}. Gerechnet wird ohne die Angabe.",
        '"{path}" is {value}; allowed is: {allowed}. The input is left out.',
    ),
    "function-count": (
        "Anzahl der Angaben für „{name}“: {given}; nötig: {wanted}.",
        'Number of arguments of "{name}": {given}; needed: {wanted}.',
    ),
    "function-argument": (
        "Die Angabe „{parameter}“ passt nicht zu „{name}“.",
        'The argument "{parameter}" does not fit "{name}".',
    ),
    "function-no-parameter": (
        "„{name}“ kennt keine Angabe „{parameter}“.",
        '"{name}" knows no argument "{parameter}".',
    ),
    "function-missing": (
        "Für „{name}“ fehlt die Angabe „{parameter}“.",
        'The argument "{parameter}" of "{name}" is missing.',
    ),
    "function-no-body": (
        "„{name}“ hat keine Logik und ergibt deshalb nichts.",
        '"{name}" has no logic and is therefore null.',
    ),
    "table-not-unique": (
        "Genau eine Regel darf zutreffen, aber mehrere treffen zu: {rules}.",
        "Exactly one rule may match, but several do: {rules}.",
    ),
    "table-not-any": (
        "Die Regeln {rules} treffen zu, geben aber nicht alle dasselbe.",
        "The rules {rules} match, but do not all give the same.",
    ),
    "table-aggregates-columns": (
        "Eine Tabelle mit mehreren Ausgaben kann nur zählen, nicht zusammenrechnen.",
        "A table with several outputs can only count, not add up or compare.",
    ),
    "table-input-not-allowed": (
        "Der Wert von „{heading}“ ist nicht vorgesehen. Vorgesehen ist: {allowed}.",
        'The value of "{heading}" is not allowed. Allowed is: {allowed}.',
    ),
}
