"""How an evaluation is told to people who are no programmers."""

from collections.abc import Mapping

TELLING: Mapping[str, tuple[str, str]] = {
    "tell-null": ("nichts", "nothing"),
    "tell-true": ("ja", "yes"),
    "tell-false": ("nein", "no"),
    "tell-result": ("Ergebnis für „{name}“: {value}.", 'Result for "{name}": {value}.'),
    "tell-question": (
        "„{name}“ beantwortet die Frage: {question}",
        '"{name}" answers the question: {question}',
    ),
    "tell-decision": ("Zu entscheiden war „{name}“.", '"{name}" was to be decided.'),
    "tell-decision-from": (
        "Zu entscheiden war „{name}“ aus {given}.",
        '"{name}" was to be decided from {given}.',
    ),
    "tell-function": ("Angewandt wurde „{name}“.", '"{name}" was applied.'),
    "tell-function-from": (
        "Angewandt wurde „{name}“ auf {given}.",
        '"{name}" was applied to {given}.',
    ),
    "tell-service": (
        "Befragt wurde der Entscheidungsdienst „{name}“.",
        'The decision service "{name}" was asked.',
    ),
    "tell-service-from": (
        "Befragt wurde der Entscheidungsdienst „{name}“ mit {given}.",
        'The decision service "{name}" was asked with {given}.',
    ),
    "tell-came-out": ("„{name}“ ergibt {value}.", '"{name}" gives {value}.'),
    "tell-unique": (
        "In der Tabelle „{name}“ trifft genau eine Regel zu.",
        'In the table "{name}" exactly one rule matches.',
    ),
    "tell-any": (
        "In der Tabelle „{name}“ geben alle Regeln, die zutreffen, dasselbe.",
        'In the table "{name}" all rules that match give the same.',
    ),
    "tell-first": (
        "In der Tabelle „{name}“ gilt die erste Regel, die zutrifft.",
        'In the table "{name}" the first rule that matches holds.',
    ),
    "tell-priority": (
        "In der Tabelle „{name}“ gilt von den Regeln, die zutreffen, die mit der wichtigsten "
        "Ausgabe.",
        'In the table "{name}" the rule with the most important output holds among those that '
        "match.",
    ),
    "tell-rule-order": (
        "In der Tabelle „{name}“ gelten alle Regeln, die zutreffen, in ihrer Reihenfolge.",
        'In the table "{name}" all rules that match hold, in their order.',
    ),
    "tell-output-order": (
        "In der Tabelle „{name}“ gelten alle Regeln, die zutreffen, die wichtigste Ausgabe zuerst.",
        'In the table "{name}" all rules that match hold, the most important output first.',
    ),
    "tell-collect": (
        "In der Tabelle „{name}“ werden die Ausgaben aller Regeln gesammelt, die zutreffen.",
        'In the table "{name}" the outputs of all rules that match are collected.',
    ),
    "tell-sum": (
        "In der Tabelle „{name}“ werden die Ausgaben aller Regeln addiert, die zutreffen.",
        'In the table "{name}" the outputs of all rules that match are added up.',
    ),
    "tell-count": (
        "In der Tabelle „{name}“ werden die Regeln gezählt, die zutreffen.",
        'In the table "{name}" the rules that match are counted.',
    ),
    "tell-min": (
        "In der Tabelle „{name}“ gilt die kleinste Ausgabe der Regeln, die zutreffen.",
        'In the table "{name}" the smallest output of the rules that match holds.',
    ),
    "tell-max": (
        "In der Tabelle „{name}“ gilt die größte Ausgabe der Regeln, die zutreffen.",
        'In the table "{name}" the largest output of the rules that match holds.',
    ),
    "tell-rule": ("Regel {number} trifft zu: {reasons}.", "Rule {number} matches: {reasons}."),
    "tell-rule-always": (
        "Regel {number} trifft immer zu.",
        "Rule {number} always matches.",
    ),
    "tell-cell": (
        "{heading} ist {value} (verlangt: {cell})",
        "{heading} is {value} (asked for: {cell})",
    ),
    "tell-gives": ("Regel {number} gibt: {outputs}.", "Rule {number} gives: {outputs}."),
    "tell-not-unique": (
        "In der Tabelle „{name}“ darf höchstens eine Regel zutreffen.",
        'In the table "{name}" no more than one rule may match.',
    ),
    "tell-not-any": (
        "In der Tabelle „{name}“ müssen alle Regeln, die zutreffen, dasselbe geben.",
        'In the table "{name}" all rules that match must give the same.',
    ),
    "tell-also-later": (
        "Auch Regel {rules} trifft zu; sie steht weiter hinten.",
        "Rule {rules} matches too; it stands further back.",
    ),
    "tell-also-later-many": (
        "Auch die Regeln {rules} treffen zu; sie stehen weiter hinten.",
        "Rules {rules} match too; they stand further back.",
    ),
    "tell-also-less": (
        "Auch Regel {rules} trifft zu; ihr Ergebnis ist weniger wichtig.",
        "Rule {rules} matches too; its result is less important.",
    ),
    "tell-also-less-many": (
        "Auch die Regeln {rules} treffen zu; ihre Ergebnisse sind weniger wichtig.",
        "Rules {rules} match too; their results are less important.",
    ),
    "tell-also-same": (
        "Auch Regel {rules} trifft zu und gibt dasselbe.",
        "Rule {rules} matches too and gives the same.",
    ),
    "tell-also-same-many": (
        "Auch die Regeln {rules} treffen zu und geben dasselbe.",
        "Rules {rules} match too and give the same.",
    ),
    "tell-no-rule": (
        "In der Tabelle „{name}“ trifft keine Regel zu auf {given}.",
        'In the table "{name}" no rule matches {given}.',
    ),
    "tell-default": (
        "Es gilt die Vorgabe für diesen Fall: {value}.",
        "The default for this case holds: {value}.",
    ),
    "tell-refused": (
        "Die Tabelle „{name}“ ist für diese Angaben nicht gemacht: {given}.",
        'The table "{name}" is not made for this input: {given}.',
    ),
    "tell-cut": (
        "Hier fehlen Schritte: Es waren zu viele, um alle zu behalten.",
        "Steps are missing here: there were too many to keep them all.",
    ),
    "replay-differs": (
        "„{name}“ ergab damals {before} und ergibt heute {now}.",
        '"{name}" gave {before} then and gives {now} today.',
    ),
    "replay-gone": (
        "„{name}“ wurde damals ausgewertet ({before}), heute nicht mehr.",
        '"{name}" was worked out then ({before}), but is not today.',
    ),
    "replay-new": (
        "„{name}“ wird heute ausgewertet ({now}), damals nicht.",
        '"{name}" is worked out today ({now}), but was not then.',
    ),
    "replay-rules": (
        "In der Tabelle „{name}“ trafen damals die Regeln {before} zu, heute {now}.",
        'In the table "{name}" the rules {before} matched then, today {now}.',
    ),
    "replay-unreadable": (
        "Das ist keine aufbewahrte Auswertung: „{part}“ fehlt oder ist nicht, was es sein soll.",
        'This is no kept evaluation: "{part}" is missing or not what it should be.',
    ),
    "replay-no-value": (
        "Der Wert von „{name}“ lässt sich aus „{literal}“ nicht wiederherstellen.",
        'The value of "{name}" cannot be made again from "{literal}".',
    ),
}
