"""Sentences about findings of the static checks."""

from collections.abc import Mapping

_TABLES: Mapping[str, tuple[str, str]] = {
    "check-gap": (
        "„{table}“: Für {where} gilt keine Regel. Beispiel: {shown}. Ergänzen Sie eine Regel, "
        "oder sagen Sie mit „allowedValues“, welche Werte möglich sind.",
        "“{table}”: no rule applies for {where}. Example: {shown}. Add a rule, or say with "
        "“allowedValues” which values are possible.",
    ),
    "check-gap-others": (
        "„{table}“: Für andere als die genannten Texte gilt keine Regel ({where}). Beispiel: "
        "{shown}. Wenn es keine anderen gibt, nennen Sie die erlaubten Werte.",
        "“{table}”: no rule applies for texts other than those named ({where}). Example: "
        "{shown}. If there are no others, name the allowed values.",
    ),
    "check-gap-fractions": (
        "„{table}“: Zwischen ganzen Zahlen gilt keine Regel ({where}). Beispiel: {shown}. Wenn nur "
        "ganze Zahlen vorkommen, ist das in Ordnung.",
        "“{table}”: no rule applies between whole numbers ({where}). Example: {shown}. If only "
        "whole numbers occur, that is fine.",
    ),
    "check-gap-perhaps": (
        "„{table}“: Für {where} gilt keine Regel. Beispiel: {shown}. Die Werte hängen zusammen "
        "oder werden berechnet; prüfen Sie, ob es den Fall geben kann.",
        "“{table}”: no rule applies for {where}. Example: {shown}. The values depend on each "
        "other or are computed; see whether the case can occur.",
    ),
    "check-gap-collect": (
        "„{table}“: Für {where} trifft keine Regel zu, das Ergebnis ist dann leer. "
        "Beispiel: {shown}.",
        "“{table}”: no rule applies for {where}; the result is empty then. Example: {shown}.",
    ),
    "check-more-gaps": (
        "„{table}“: Es gibt mehr als {count} Lücken; nur die größten sind genannt.",
        "“{table}”: there are more than {count} gaps; only the largest are named.",
    ),
    "check-gaps-stopped": (
        "„{table}“: Die Suche nach Lücken wurde beendet, weil die Tabelle zu groß ist. "
        "Es kann weitere Lücken geben.",
        "“{table}”: the search for gaps was ended because the table is too large. There may be "
        "more gaps.",
    ),
    "check-table-too-large": (
        "„{table}“: Die Tabelle ist zu groß, um ihre Regeln miteinander zu vergleichen. Sie kann "
        "Lücken und Überschneidungen haben.",
        "“{table}”: the table is too large to compare its rules with each other. It may have gaps "
        "and overlaps.",
    ),
    "check-time": (
        "Die Prüfung brauchte länger als {limit} Sekunden (Grenze „checking_seconds“) und wurde "
        "beendet. Was bis dahin nicht geprüft war, kann weitere Fehler haben.",
        "The check took longer than {limit} seconds (limit “checking_seconds”) and was ended. What "
        "was not checked by then may have more mistakes.",
    ),
    "check-overlap": (
        "„{table}“: Regel {rule} gilt zugleich mit {others}; bei „UNIQUE“ darf nur eine gelten. "
        "Beispiel mit Regel {other}: {shown}.",
        "“{table}”: rule {rule} applies together with {others}; with “UNIQUE” only one may apply. "
        "Example with rule {other}: {shown}.",
    ),
    "check-overlap-perhaps": (
        "„{table}“: Regel {rule} gilt womöglich zugleich mit {others}. Beispiel mit Regel "
        "{other}: {shown}. Die Werte hängen zusammen oder werden berechnet; prüfen Sie, ob es "
        "den Fall geben kann.",
        "“{table}”: rule {rule} may apply together with {others}. Example with rule {other}: "
        "{shown}. The values depend on each other or are computed; see whether the case can "
        "occur.",
    ),
    "check-conflict": (
        "„{table}“: Regel {rule} und {others} gelten zugleich, ergeben aber Verschiedenes; bei "
        "„ANY“ muss es dasselbe sein. Beispiel mit Regel {other}: {shown}.",
        "“{table}”: rule {rule} and {others} apply together but give different results; with "
        "“ANY” they must be the same. Example with rule {other}: {shown}.",
    ),
    "check-conflict-perhaps": (
        "„{table}“: Regel {rule} und {others} gelten womöglich zugleich, ergeben aber "
        "Verschiedenes. Beispiel mit Regel {other}: {shown}. Prüfen Sie, ob es den Fall geben "
        "kann.",
        "“{table}”: rule {rule} and {others} may apply together but give different results. "
        "Example with rule {other}: {shown}. See whether the case can occur.",
    ),
    "check-more-overlaps": (
        "„{table}“: {count} weitere Regeln gelten zugleich mit anderen.",
        "“{table}”: {count} more rules apply together with others.",
    ),
    "check-masked-first": (
        "„{table}“: Regel {rule} kommt nie zum Zug, denn vor ihr gilt immer schon {others}.",
        "“{table}”: rule {rule} is never reached, because {others} before it always applies.",
    ),
    "check-masked-priority": (
        "„{table}“: Regel {rule} kommt nie zum Zug, denn {others} mit höherem Vorrang gilt immer "
        "zugleich.",
        "“{table}”: rule {rule} never decides, because {others} of higher priority always "
        "applies too.",
    ),
    "check-only-null": (
        "„{table}“: Regel {rule} kommt nur zum Zug, wenn eine Angabe fehlt (null); sonst gilt "
        "immer schon {others}.",
        "“{table}”: rule {rule} is only reached when a value is missing (null); otherwise "
        "{others} always applies.",
    ),
    "check-empty-cell": (
        "„{table}“: Regel {rule} kann nie gelten: „{cell}“ trifft auf keinen Wert von {heading} "
        "zu.",
        "“{table}”: rule {rule} can never apply: “{cell}” holds for no value of {heading}.",
    ),
    "check-value-outside": (
        "„{table}“: Regel {rule} kann nie gelten: {heading} ist nie „{cell}“, möglich ist nur "
        "{allowed}.",
        "“{table}”: rule {rule} can never apply: {heading} is never “{cell}”, only {allowed} is "
        "possible.",
    ),
    "check-cell-type": (
        "„{table}“, Regel {rule}: {value} passt nicht zu {heading} (Typ {type}).",
        "“{table}”, rule {rule}: {value} does not fit {heading} (type {type}).",
    ),
    "check-decimal-comma": (
        "„{cell}“ heißt: {first} oder {second}. Ist die Zahl {number} gemeint? Zahlen haben einen "
        "Punkt.",
        "“{cell}” means: {first} or {second}. Is the number {number} meant? Numbers have a point.",
    ),
    "check-unclear-cells": (
        "„{table}“ kann nicht vollständig auf Lücken und Überschneidungen geprüft werden. "
        "Der Inhalt dieser Zellen hängt von anderem ab: Regel {cells}.",
        "“{table}” cannot be fully checked for gaps and overlaps. The content of these cells "
        "depends on other things: rule {cells}.",
    ),
    "check-no-rules": (
        "„{table}“: Die Tabelle hat keine Regeln.",
        "“{table}”: the table has no rules.",
    ),
    "check-unused-column": (
        "Die Spalte „{heading}“ enthält nur „-“ und entscheidet nichts.",
        "The column “{heading}” holds only “-” and decides nothing.",
    ),
    "check-output-outside": (
        "{value} ist kein möglicher Wert von „{heading}“. Möglich: {known}.",
        "{value} is no possible value of “{heading}”. Possible: {known}.",
    ),
    "check-output-never": (
        "Keine Regel ergibt für „{heading}“ die Werte {values}.",
        "No rule gives these values of “{heading}”: {values}.",
    ),
    "check-sum": (
        "Die Tabelle bildet eine Summe, aber {given} lässt sich nicht addieren.",
        "The table gives a sum, but {given} cannot be added.",
    ),
    "check-no-priorities": (
        "Für „{policy}“ fehlen die möglichen Ausgabewerte in der Reihenfolge ihres Vorrangs.",
        "“{policy}” needs the possible output values in the order of their priority.",
    ),
}

_EXPRESSIONS: Mapping[str, tuple[str, str]] = {
    "check-syntax": (
        "Der Ausdruck ist nicht lesbar: {reason}",
        "The expression cannot be read: {reason}",
    ),
    "check-unknown-name": (
        "Den Namen „{unknown}“ gibt es hier nicht.",
        "There is no name “{unknown}” here.",
    ),
    "check-unknown-name-near": (
        "Den Namen „{unknown}“ gibt es hier nicht. Ist „{near}“ gemeint?",
        "There is no name “{unknown}” here. Is “{near}” meant?",
    ),
    "check-not-required": (
        "„{unknown}“ wird benutzt, ist aber nicht als Anforderung eingetragen. "
        "Ergänzen Sie die Verbindung im Diagramm.",
        "“{unknown}” is used but not required. Add the connection in the diagram.",
    ),
    "check-unknown-entry": (
        "Es gibt keinen Eintrag „{unknown}“. Bekannt sind: {known}.",
        "There is no entry “{unknown}”. Known are: {known}.",
    ),
    "check-unknown-entry-near": (
        "Es gibt keinen Eintrag „{unknown}“. Ist „{near}“ gemeint?",
        "There is no entry “{unknown}”. Is “{near}” meant?",
    ),
    "check-no-member": (
        "Ein Wert vom Typ {type} hat keinen Bestandteil „{unknown}“.",
        "A value of type {type} has no part “{unknown}”.",
    ),
    "check-duplicate-entry": (
        "Der Eintrag „{entry}“ kommt zweimal vor.",
        "The entry “{entry}” is there twice.",
    ),
    "check-duplicate-parameter": (
        "Zwei Parameter heißen gleich.",
        "Two parameters have the same name.",
    ),
    "check-at-literal": (
        "„{text}“ ist kein Datum, keine Uhrzeit und keine Dauer.",
        "“{text}” is no date, time or duration.",
    ),
    "check-range-ends": (
        "Der Bereich hat Enden verschiedener Art: {left} und {right}.",
        "The range has ends of different kinds: {left} and {right}.",
    ),
    "check-arithmetic": (
        "{left} {operator} {right} kann man nicht rechnen; das Ergebnis ist immer leer (null).",
        "{left} {operator} {right} cannot be computed; the result is always null.",
    ),
    "check-negation": (
        "Ein Wert vom Typ {type} hat kein Vorzeichen.",
        "A value of type {type} cannot be negated.",
    ),
    "check-comparison": (
        "{left} {operator} {right}: Diese Werte lassen sich nicht vergleichen.",
        "{left} {operator} {right}: these values cannot be compared.",
    ),
    "check-not-boolean": (
        "Hier muss ja oder nein stehen (boolean), nicht {type}.",
        "This must be true or false (boolean), not {type}.",
    ),
    "check-filter": (
        "In eckigen Klammern muss eine Bedingung oder eine Nummer stehen, nicht {type}.",
        "In square brackets there must be a condition or a number, not {type}.",
    ),
    "check-unknown-type": (
        "Den Typ „{type}“ gibt es nicht.",
        "There is no type “{type}”.",
    ),
    "check-unknown-type-near": (
        "Den Typ „{type}“ gibt es nicht. Ist „{near}“ gemeint?",
        "There is no type “{type}”. Is “{near}” meant?",
    ),
    "check-not-a-function": (
        "„{name}“ ist keine Funktion, sondern {type}.",
        "“{name}” is no function but {type}.",
    ),
    "check-argument-count": (
        "„{name}“ braucht {wanted} Angaben, bekommt aber {given}.",
        "“{name}” takes {wanted} arguments but gets {given}.",
    ),
    "check-builtin-count": (
        "„{name}“ kann nicht mit {given} Angaben aufgerufen werden. Möglich: {wanted}.",
        "“{name}” cannot be called with {given} arguments. Possible: {wanted}.",
    ),
    "check-argument-type": (
        "„{name}“ braucht für „{parameter}“ {wanted}, bekommt aber {given}.",
        "“{name}” wants {wanted} for “{parameter}” but gets {given}.",
    ),
    "check-arguments": (
        "„{name}“ kann mit diesen Angaben nichts anfangen: {given}.",
        "“{name}” cannot work with these arguments: {given}.",
    ),
    "check-argument-missing": (
        "Beim Aufruf von „{name}“ fehlt: {parameters}.",
        "The call of “{name}” lacks: {parameters}.",
    ),
    "check-parameter": (
        "„{name}“ hat keinen Parameter „{parameter}“. Bekannt sind: {known}.",
        "“{name}” has no parameter “{parameter}”. Known are: {known}.",
    ),
    "check-parameter-near": (
        "„{name}“ hat keinen Parameter „{parameter}“. Ist „{near}“ gemeint?",
        "“{name}” has no parameter “{parameter}”. Is “{near}” meant?",
    ),
    "check-parameters-together": (
        "„{name}“ kann nicht mit diesen Parametern zusammen aufgerufen werden. Möglich: {wanted}.",
        "“{name}” cannot be called with these parameters together. Possible: {wanted}.",
    ),
    "check-result-type": (
        "Verlangt ist {wanted}, der Ausdruck ergibt aber {given}.",
        "{wanted} is wanted, but the expression gives {given}.",
    ),
    "check-decision-type": (
        "Das Ergebnis soll {wanted} sein, ist aber {given}.",
        "The result should be {wanted} but is {given}.",
    ),
    "check-input-type": (
        "Die Spalte erwartet {wanted}, der Ausdruck ergibt aber {given}.",
        "The column expects {wanted}, but its expression gives {given}.",
    ),
    "check-output-type": (
        "Die Ausgabe soll {wanted} sein, ist aber {given}.",
        "The output should be {wanted} but is {given}.",
    ),
}

_GRAPH: Mapping[str, tuple[str, str]] = {
    "check-circle": (
        "Entscheidungen setzen einander im Kreis voraus: {names}.",
        "Decisions need each other in a circle: {names}.",
    ),
    "check-circle-of-functions": (
        "Funktionen rufen einander im Kreis auf: {names}. Das ist erlaubt, muss aber enden.",
        "Functions call each other in a circle: {names}. That is allowed but must end.",
    ),
    "check-import-missing": (
        "Die eingebundene Datei mit dem Namensraum {namespace} liegt nicht vor; was von ihr "
        "abhängt, wurde nicht geprüft.",
        "The imported file with the namespace {namespace} is not there; what depends on it was "
        "not checked.",
    ),
    "check-name-twice": (
        "Der Name „{twice}“ ist mehrfach vergeben.",
        "The name “{twice}” is given more than once.",
    ),
    "check-missing-reference": (
        "„{owner_name}“ verweist auf „{href}“, das es nicht gibt.",
        "“{owner_name}” refers to “{href}”, which does not exist.",
    ),
    "check-wrong-kind": (
        "„{owner_name}“ bindet „{required}“ auf die falsche Art ein: Eingaben, Entscheidungen und "
        "Funktionen haben je eigene Verbindungen.",
        "“{owner_name}” requires “{required}” in the wrong way: inputs, decisions and functions "
        "each have their own kind of connection.",
    ),
    "check-required-twice": (
        "„{owner_name}“ setzt „{required}“ zweimal voraus.",
        "“{owner_name}” requires “{required}” twice.",
    ),
    "check-no-logic": (
        "„{owner_name}“ hat keine Logik; das Ergebnis ist immer leer.",
        "“{owner_name}” has no logic; its result is always null.",
    ),
    "check-unused-input": (
        "Die Eingabe „{input}“ wird nirgends benutzt.",
        "The input “{input}” is not used anywhere.",
    ),
    "check-unused-requirement": (
        "„{owner_name}“ setzt „{required}“ voraus, benutzt es aber nicht.",
        "“{owner_name}” requires “{required}” but does not use it.",
    ),
    "check-item-without-type": (
        "Der Typ „{item}“ sagt nicht, was er ist: Es fehlt ein Grundtyp oder Bestandteile.",
        "The type “{item}” does not say what it is: it lacks a base type or components.",
    ),
    "check-type-twice": (
        "Der Typ „{twice}“ ist mehrfach festgelegt.",
        "The type “{twice}” is defined more than once.",
    ),
    "check-type-circle": (
        "Der Typ „{type}“ ist durch sich selbst erklärt.",
        "The type “{type}” is defined by itself.",
    ),
    "check-allowed-type": (
        "{value} kann kein erlaubter Wert sein; der Typ ist {type}.",
        "{value} cannot be an allowed value; the type is {type}.",
    ),
}

CHECKS: Mapping[str, tuple[str, str]] = {**_TABLES, **_EXPRESSIONS, **_GRAPH}
