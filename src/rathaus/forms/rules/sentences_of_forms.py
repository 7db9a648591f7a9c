"""What is said of mistakes in a form itself, to those who write forms."""

OF_FORMS: dict[str, tuple[str, str]] = {
    "form-object": (
        "Hier steht {kind}; geben Sie ein Objekt mit benannten Einträgen an.",
        "Here stands {kind}; give an object with named entries.",
    ),
    "form-list": (
        "Hier steht {kind}; geben Sie eine Liste an.",
        "Here stands {kind}; give a list.",
    ),
    "form-text": (
        "Hier steht {kind}; geben Sie einen Text an.",
        "Here stands {kind}; give a text.",
    ),
    "form-flag": (
        "Hier steht {kind}; geben Sie true oder false an.",
        "Here stands {kind}; give true or false.",
    ),
    "form-count": (
        "Geben Sie eine ganze Zahl von 0 bis {most} an.",
        "Give a whole number from 0 to {most}.",
    ),
    "form-number": ("Geben Sie eine Zahl an.", "Give a number."),
    "form-word": (
        "„{word}“ ist unbekannt. Möglich: {words}.",
        "“{word}” is unknown. Possible: {words}.",
    ),
    "form-entry": (
        "Den Eintrag „{name}“ gibt es hier nicht. Möglich: {words}.",
        "There is no entry “{name}” here. Possible: {words}.",
    ),
    "form-entry-near": (
        "Den Eintrag „{name}“ gibt es hier nicht. Meinten Sie „{near}“?",
        "There is no entry “{name}” here. Did you mean “{near}”?",
    ),
    "form-missing": ("Der Eintrag „{name}“ fehlt.", "The entry “{name}” is missing."),
    "form-empty": ("Das ist leer. Geben Sie etwas an.", "This is empty. Give something."),
    "form-long": (
        "Der Text ist zu lang: höchstens {most} Zeichen.",
        "The text is too long: {most} characters at most.",
    ),
    "form-large": (
        "Das Formular ist zu groß: höchstens {most} Elemente.",
        "The form is too large: {most} elements at most.",
    ),
    "form-deep": (
        "Gruppen und Listen sind zu tief verschachtelt: höchstens {most} Ebenen.",
        "Groups and repeats are nested too deeply: {most} levels at most.",
    ),
    "form-key": (
        "„{key}“ ist kein Schlüssel. Nehmen Sie Kleinbuchstaben, Ziffern und Unterstriche, "
        "mit einem Buchstaben am Anfang und höchstens {most} Zeichen.",
        "“{key}” is no key. Use small letters, digits and underscores, with a letter in front and "
        "{most} characters at most.",
    ),
    "form-key-reserved": (
        "„{key}“ ist ein Wort der Ausdruckssprache. Nehmen Sie einen anderen Schlüssel.",
        "“{key}” is a word of the expression language. Use another key.",
    ),
    "form-key-twice": (
        "Den Schlüssel „{key}“ gibt es schon ({other}). Nehmen Sie einen anderen.",
        "The key “{key}” is used already ({other}). Use another one.",
    ),
    "form-key-other": (
        "Der Schlüssel „other“ steht für die eigene Antwort. Nehmen Sie einen anderen.",
        "The key “other” stands for the answer in one's own words. Use another one.",
    ),
    "form-id": (
        "„{id}“ ist keine Kennung. Nehmen Sie Kleinbuchstaben, Ziffern und einzelne Bindestriche.",
        "“{id}” is no identifier. Use small letters, digits and single hyphens.",
    ),
    "form-version": (
        "Geben Sie als Fassung eine ganze Zahl ab 1 an.",
        "Give a whole number from 1 on as the version.",
    ),
    "form-element": (
        "Das Element braucht genau einen der Einträge field, group, repeat oder note.",
        "The element needs exactly one of the entries field, group, repeat or note.",
    ),
    "form-type": (
        "Den Feldtyp „{type}“ gibt es nicht. Möglich: {words}.",
        "There is no field type “{type}”. Possible: {words}.",
    ),
    "form-options": (
        "Der Feldtyp „{type}“ braucht options oder options_from.",
        "The field type “{type}” needs options or options_from.",
    ),
    "form-options-both": (
        "Geben Sie options oder options_from an, nicht beides.",
        "Give options or options_from, not both.",
    ),
    "form-options-none": (
        "Der Feldtyp „{type}“ hat keine Antworten zur Auswahl. Nehmen Sie options heraus.",
        "The field type “{type}” offers no answers. Take options out.",
    ),
    "form-rows": (
        "Die kleinste Zahl der Zeilen liegt über der größten.",
        "The least number of rows is above the greatest.",
    ),
    "form-expression": (
        "Der Ausdruck ist nicht lesbar: {reason}",
        "The expression cannot be read: {reason}",
    ),
    "form-name": (
        "Den Namen „{name}“ kennt hier niemand. Bekannt: {words}.",
        "Nobody knows the name “{name}” here. Known: {words}.",
    ),
    "form-name-near": (
        "Den Namen „{name}“ kennt hier niemand. Meinten Sie „{near}“?",
        "Nobody knows the name “{name}” here. Did you mean “{near}”?",
    ),
    "form-circle": (
        "Bedingungen und berechnete Werte drehen sich im Kreis: {circle}. Nehmen Sie einen heraus.",
        "Conditions and computed values turn in a circle: {circle}. Take one of them out.",
    ),
    "form-translation": (
        "Die englische Übersetzung fehlt.",
        "The English translation is missing.",
    ),
    "form-german": ("Der deutsche Text fehlt.", "The German text is missing."),
    "setting-crossed": (
        "„{low}“ liegt über „{high}“. Tauschen Sie die Werte.",
        "“{low}” is above “{high}”. Swap the values.",
    ),
    "person-not-asked": (
        "„{part}“ wird verlangt, aber nicht gefragt. Nehmen Sie es in ask auf.",
        "“{part}” is needed but not asked. Add it to ask.",
    ),
    "computed-value": (
        "Geben Sie in value an, wie der Wert berechnet wird.",
        "Say in value how the value is computed.",
    ),
}
