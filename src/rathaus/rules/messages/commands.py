"""Sentences of the command line: files and inputs that cannot be used."""

from collections.abc import Mapping

COMMANDS: Mapping[str, tuple[str, str]] = {
    "file-missing": (
        "Die Datei „{file}“ gibt es nicht. Prüfen Sie den Pfad.",
        'There is no file "{file}". Check the path.',
    ),
    "file-is-folder": (
        "„{file}“ ist ein Ordner. Geben Sie eine Datei an.",
        '"{file}" is a folder. Name a file.',
    ),
    "file-unreadable": (
        "Die Datei „{file}“ lässt sich nicht lesen: {reason}. Prüfen Sie die Zugriffsrechte.",
        'The file "{file}" cannot be read: {reason}. Check its permissions.',
    ),
    "file-unwritable": (
        "Die Datei „{file}“ lässt sich nicht schreiben: {reason}. Geben Sie einen anderen Ort an.",
        'The file "{file}" cannot be written: {reason}. Name another place.',
    ),
    "file-too-large": (
        "Die Datei „{file}“ ist größer als {limit} Bytes.",
        'The file "{file}" is larger than {limit} bytes.',
    ),
    "folder-missing": (
        "Den Ordner „{folder}“ gibt es nicht. Geben Sie einen Ordner mit DMN-Tests an.",
        'There is no folder "{folder}". Name a folder with DMN tests.',
    ),
    "folder-without-tests": (
        "In „{folder}“ liegen keine DMN-Tests. Geben Sie den Ordner TestCases des DMN-TCK an oder"
        " einen darunter.",
        'There are no DMN tests in "{folder}". Name the folder TestCases of the DMN TCK, or one'
        " below it.",
    ),
    "input-encoding": (
        "Die Eingaben sind kein UTF-8. Speichern Sie sie in UTF-8.",
        "The inputs are not UTF-8. Save them in UTF-8.",
    ),
    "input-no-json": (
        "Die Eingaben sind kein JSON (Zeile {line}, Spalte {column}). Schreiben Sie zum Beispiel"
        ' {{"Alter": 17}}.',
        'The inputs are no JSON (line {line}, column {column}). Write for instance {{"Age": 17}}.',
    ),
    "input-no-object": (
        "Die Eingaben müssen ein JSON-Objekt sein: Name des Eingabewerts zu Wert, zum Beispiel"
        ' {{"Alter": 17}}.',
        'The inputs must be a JSON object: name of the input to value, for instance {{"Age": 17}}.',
    ),
    "input-key-twice": (
        "„{key}“ steht in den Eingaben zweimal. Behalten Sie einen der beiden Werte.",
        '"{key}" stands twice in the inputs. Keep one of the two values.',
    ),
    "input-no-number": (
        "„{value}“ ist kein Wert von JSON. Geben Sie eine Zahl oder null an.",
        '"{value}" is no value of JSON. Give a number or null.',
    ),
    "input-too-deep": (
        "Die Eingaben sind zu tief geschachtelt. Geben Sie flachere Werte an.",
        "The inputs are nested too deeply. Give flatter values.",
    ),
    "decision-unknown": (
        "Die Entscheidung „{name}“ gibt es im Modell nicht. Vorhanden sind: {known}.",
        'The model has no decision "{name}". It has: {known}.',
    ),
    "decision-unknown-close": (
        "Die Entscheidung „{name}“ gibt es im Modell nicht. Meinten Sie „{close}“?",
        'The model has no decision "{name}". Did you mean "{close}"?',
    ),
    "decision-none": (
        "Das Modell hat keine Entscheidung. Wählen Sie eine andere Datei.",
        "The model has no decision. Choose another file.",
    ),
    "input-unknown": (
        "„{name}“ ist kein Eingabewert dieses Modells. Vorhanden sind: {known}.",
        '"{name}" is no input of this model. It has: {known}.',
    ),
    "input-unknown-none": (
        "„{name}“ ist kein Eingabewert: Das Modell braucht keine. Lassen Sie ihn weg.",
        '"{name}" is no input: the model needs none. Leave it out.',
    ),
    "input-unknown-close": (
        "„{name}“ ist kein Eingabewert dieses Modells. Meinten Sie „{close}“?",
        '"{name}" is no input of this model. Did you mean "{close}"?',
    ),
    "check-nothing": (
        "{file}: in Ordnung",
        "{file}: in order",
    ),
    "check-error": ("Fehler", "error"),
    "check-warning": ("Warnung", "warning"),
    "check-hint": ("Hinweis", "hint"),
    "check-example": ("Zum Beispiel: {example}", "For instance: {example}"),
    "check-counts": (
        "{file}: Fehler: {errors}, Warnungen: {warnings}, Hinweise: {hints}",
        "{file}: errors: {errors}, warnings: {warnings}, hints: {hints}",
    ),
    "tck-counts": (
        "{level}: {passed} von {total} bestanden",
        "{level}: {passed} of {total} passed",
    ),
    "tck-sum": (
        "Zusammen: {passed} von {total} bestanden, {not_applicable} nicht anwendbar (sie rufen"
        " Java oder PMML auf)",
        "Together: {passed} of {total} passed, {not_applicable} not applicable (they call Java or"
        " PMML)",
    ),
    "tck-level": ("Stufe {level}", "Level {level}"),
}
