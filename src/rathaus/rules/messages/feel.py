"""Sentences about the text of an expression. Each begins with the place."""

from collections.abc import Mapping

_DE = "Zeile {line}, Spalte {column}: "
_EN = "Line {line}, column {column}: "

_PLAIN: Mapping[str, tuple[str, str]] = {
    "feel-empty": (
        "Der Ausdruck ist leer. Schreiben Sie einen Wert, einen Namen oder eine Rechnung.",
        "The expression is empty. Write a value, a name or a calculation.",
    ),
    "feel-too-long": (
        "Der Ausdruck ist länger als {limit} Zeichen. Teilen Sie ihn auf.",
        "The expression is longer than {limit} characters. Divide it.",
    ),
    "feel-nesting": (
        "Der Ausdruck ist tiefer als {limit} Ebenen geschachtelt. Geben Sie Teilen davon einen"
        " eigenen Namen.",
        "The expression is nested deeper than {limit} levels. Give parts of it names of their own.",
    ),
    "feel-character": (
        "Das Zeichen {character} kann hier nicht stehen. Löschen Sie es.",
        "The character {character} cannot stand here. Delete it.",
    ),
    "feel-number-too-large": (
        "Diese Zahl ist zu groß zum Rechnen; mehr als 6144 Stellen sind nicht möglich.",
        "This number is too large to calculate with; more than 6144 digits are not possible.",
    ),
    "feel-number-too-small": (
        "Diese Zahl liegt zu nah an 0 zum Rechnen. Schreiben Sie 0 oder eine größere.",
        "This number is too close to 0 to calculate with. Write 0 or a larger one.",
    ),
    "feel-escape": (
        "„{found}“ bezeichnet kein Zeichen. Schreiben Sie \\u und vier oder \\U und sechs"
        " Stellen aus 0-9 und A-F, oder \\\\ für einen umgekehrten Schrägstrich.",
        '"{found}" stands for no character. Write \\u and four or \\U and six digits of 0-9 and'
        " A-F, or \\\\ for a backslash.",
    ),
    "feel-half-character": (
        "In diesem Text steht die Hälfte eines Zeichens (\\uD800 bis \\uDFFF) ohne die andere.",
        "This text has one half of a character (\\uD800 to \\uDFFF) without the other.",
    ),
    "feel-expected-expression": (
        "Hier fehlt ein Wert; „{found}“ ist keiner. Möglich sind eine Zahl, ein Text in"
        " Anführungszeichen, ein Name oder ein Ausdruck in Klammern.",
        'A value is missing here; "{found}" is none. It may be a number, a text in quotation'
        " marks, a name, or an expression in brackets.",
    ),
    "feel-missing-expression": (
        "Der Ausdruck hört hier auf, obwohl noch ein Wert fehlt: eine Zahl, ein Text in"
        " Anführungszeichen, ein Name oder ein Ausdruck in Klammern.",
        "The expression ends here although a value is missing: a number, a text in quotation"
        " marks, a name, or an expression in brackets.",
    ),
    "feel-expected-name": (
        "Hier muss ein Name stehen, nicht „{found}“.",
        'A name must stand here, not "{found}".',
    ),
    "feel-missing-name": (
        "Der Ausdruck hört hier auf, obwohl noch ein Name fehlt.",
        "The expression ends here although a name is missing.",
    ),
    "feel-expected-type": (
        "Hier muss ein Typ stehen, etwa number, string, date oder list<number>, nicht „{found}“.",
        'A type must stand here, such as number, string, date or list<number>, not "{found}".',
    ),
    "feel-missing-type": (
        "Der Ausdruck hört hier auf, obwohl noch ein Typ fehlt, etwa number oder list<string>.",
        "The expression ends here although a type is missing, such as number or list<string>.",
    ),
    "feel-expected-key": (
        "Hier muss ein Name mit Doppelpunkt stehen, etwa „alter: 18“, nicht „{found}“.",
        'A name with a colon must stand here, such as "age: 18", not "{found}".',
    ),
    "feel-missing-key": (
        "Der Ausdruck hört hier auf, obwohl noch ein Name mit Doppelpunkt und Wert fehlt.",
        "The expression ends here although a name with a colon and a value are missing.",
    ),
    "feel-expected-text": (
        'Hinter „@“ muss ein Text in Anführungszeichen stehen, etwa @"2027-03-01".',
        'A text in quotation marks must stand behind "@", such as @"2027-03-01".',
    ),
    "feel-missing-text": (
        'Hinter „@“ fehlt ein Text in Anführungszeichen, etwa @"2027-03-01".',
        'A text in quotation marks is missing behind "@", such as @"2027-03-01".',
    ),
    "feel-missing-close": (
        "Der Ausdruck hört hier auf, obwohl „{found}“ aus Zeile {from_line}, Spalte"
        " {from_column} noch offen ist. Schließen Sie die Klammer mit „{sign}“.",
        'The expression ends here although "{found}" of line {from_line}, column {from_column}'
        ' is still open. Close the bracket with "{sign}".',
    ),
    "feel-expected-end": (
        "Mit „{found}“ kann der Ausdruck nicht weitergehen. Hier könnte er enden, oder ein"
        " Rechenzeichen, ein Vergleich, „and“ oder „or“ könnte folgen.",
        'The expression cannot go on with "{found}". It could end here, or an operator, a'
        ' comparison, "and" or "or" could follow.',
    ),
    "feel-expected-sign": (
        "Hier muss „{sign}“ stehen, nicht „{found}“.",
        '"{sign}" must stand here, not "{found}".',
    ),
    "feel-missing-sign": (
        "Der Ausdruck hört hier auf, obwohl noch „{sign}“ fehlt.",
        'The expression ends here although "{sign}" is missing.',
    ),
    "feel-expected-signs": (
        "Hier muss „{first}“ oder „{second}“ stehen, nicht „{found}“.",
        '"{first}" or "{second}" must stand here, not "{found}".',
    ),
    "feel-missing-signs": (
        "Der Ausdruck hört hier auf, obwohl noch „{first}“ oder „{second}“ fehlt.",
        'The expression ends here although "{first}" or "{second}" is missing.',
    ),
    "feel-hint-sign": (
        "„{found}“ gibt es in FEEL nicht. Schreiben Sie „{right}“.",
        'FEEL has no "{found}". Write "{right}".',
    ),
    "feel-hint-quotation": (
        'Texte stehen in geraden doppelten Anführungszeichen. Schreiben Sie "Text".',
        'Texts stand in straight double quotation marks. Write "text".',
    ),
    "feel-hint-open-string": (
        "Dieser Text hat in seiner Zeile kein Ende. Setzen Sie das schließende"
        " Anführungszeichen; einen Zeilenumbruch im Text schreiben Sie als \\n.",
        "This text has no end in its line. Add the closing quotation mark; write a line break"
        " inside a text as \\n.",
    ),
    "feel-hint-open-comment": (
        "Diese Anmerkung hat kein Ende. Schließen Sie sie mit */.",
        "This comment has no end. Close it with */.",
    ),
    "feel-hint-decimal": (
        "Zahlen haben in FEEL einen Punkt. Schreiben Sie {right} statt {found}.",
        "Numbers have a point in FEEL. Write {right} instead of {found}.",
    ),
    "feel-hint-else": (
        "Zu jedem „if … then“ gehört ein „else“. Schreiben Sie, was sonst gilt, notfalls"
        " „else null“.",
        'Each "if … then" needs an "else". Write what holds otherwise, if need be "else null".',
    ),
    "feel-hint-colon": (
        "Ein Doppelpunkt steht nur zwischen Name und Wert: {{a: 1}} oder f(a: 1, b: 2), und dann"
        " hat jeder Wert einen Namen.",
        "A colon stands only between name and value: {{a: 1}} or f(a: 1, b: 2), and then each"
        " value has a name.",
    ),
    "feel-hint-ternary": (
        "Fallunterscheidungen schreiben Sie als „if a then b else c“ statt a ? b : c.",
        'Write a choice as "if a then b else c" instead of a ? b : c.',
    ),
    "feel-hint-two-tests": (
        "Bedingungen einer Zelle werden mit Kommas getrennt und gelten wahlweise. Für einen"
        " Bereich schreiben Sie [5..10], sonst „? > 5 and ? < 10“.",
        "Tests of a cell are separated by commas, and one of them suffices. For a range write"
        ' [5..10], otherwise "? > 5 and ? < 10".',
    ),
    "feel-hint-half-comparison": (
        "Auf jeder Seite von „and“ und „or“ steht ein ganzer Vergleich. Schreiben Sie"
        " „a > 5 and a < 10“ oder „a in (5..10)“.",
        'A whole comparison stands on each side of "and" and "or". Write "a > 5 and a < 10" or'
        ' "a in (5..10)".',
    ),
    "feel-hint-bare-comparison": (
        "Ein Vergleich braucht eine linke Seite, etwa a > 5. Nur in den Zellen einer Tabelle und"
        " in Klammern, etwa (> 5), darf sie fehlen.",
        "A comparison needs a left side, such as a > 5. Only in the cells of a table and in"
        " brackets, such as (> 5), it may be left out.",
    ),
    "feel-hint-not-word": (
        "Verneint wird mit not(…). Schreiben Sie not(a) statt not a.",
        "Negation is written not(…). Write not(a) instead of not a.",
    ),
    "feel-hint-not": (
        "Verneint wird mit not(…). Schreiben Sie not(a) statt !a.",
        "Negation is written not(…). Write not(a) instead of !a.",
    ),
    "feel-hint-percent": (
        "Das Zeichen % gibt es in FEEL nicht. Schreiben Sie 0.05 statt 5 % und modulo(a, b) für"
        " den Rest einer Teilung.",
        "FEEL has no %. Write 0.05 instead of 5 % and modulo(a, b) for the rest of a division.",
    ),
    "feel-hint-semicolon": (
        "Getrennt wird in FEEL mit Kommas. Schreiben Sie „,“ statt „;“.",
        'FEEL separates with commas. Write "," instead of ";".',
    ),
    "feel-hint-range": (
        "Ein Bereich steht in Klammern. Schreiben Sie [1..5] statt 1..5.",
        "A range stands in brackets. Write [1..5] instead of 1..5.",
    ),
    "feel-hint-is": (
        "Gleichheit wird mit = geprüft. Schreiben Sie „{right}“ statt „is“.",
        'Equality is checked with =. Write "{right}" instead of "is".',
    ),
    "feel-hint-not-in": (
        "„not“ steht vor dem Ganzen. Schreiben Sie not(a in b) statt a not in b.",
        '"not" stands before the whole. Write not(a in b) instead of a not in b.',
    ),
    "feel-hint-extra-bracket": (
        "Zu „{found}“ fehlt die öffnende Klammer. Löschen Sie das Zeichen oder ergänzen Sie sie.",
        'The opening bracket of "{found}" is missing. Delete the sign or add the bracket.',
    ),
}

FEEL: Mapping[str, tuple[str, str]] = {
    code: (_DE + german, _EN + english) for code, (german, english) in _PLAIN.items()
}
