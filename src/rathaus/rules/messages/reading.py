"""Sentences about reading a model from its XML."""

from collections.abc import Mapping

READING: Mapping[str, tuple[str, str]] = {
    "xml-empty": (
        "Die Datei ist leer. Speichern Sie das Modell noch einmal als DMN-Datei.",
        "The file is empty. Save the model as a DMN file again.",
    ),
    "xml-too-large": (
        "Die Datei ist größer als {limit} Bytes. Teilen Sie das Modell auf mehrere Dateien auf.",
        "The file is larger than {limit} bytes. Split the model into several files.",
    ),
    "xml-too-many-elements": (
        "Die Datei hat mehr als {limit} Elemente. Teilen Sie das Modell auf mehrere Dateien auf.",
        "The file has more than {limit} elements. Split the model into several files.",
    ),
    "xml-too-deep": (
        "Die Elemente sind tiefer als {limit} Ebenen geschachtelt. Lagern Sie innere Ausdrücke in"
        " eigene Entscheidungen aus.",
        "Elements are nested deeper than {limit} levels. Move inner expressions to decisions of"
        " their own.",
    ),
    "xml-doctype": (
        "Die Datei enthält eine Dokumenttyp-Angabe (<!DOCTYPE …>). Sie könnte andere Dateien"
        " hereinziehen und wird deshalb nicht gelesen. Entfernen Sie die Angabe.",
        "The file contains a document type declaration (<!DOCTYPE …>). It could pull in other"
        " files and is therefore not read. Remove the declaration.",
    ),
    "xml-encoding": (
        "Die Zeichenkodierung „{encoding}“ wird nicht gelesen. Speichern Sie die Datei in UTF-8.",
        'The encoding "{encoding}" is not read. Save the file in UTF-8.',
    ),
    "xml-wrong-encoding": (
        "Die Datei ist nicht in der Zeichenkodierung geschrieben, die sie angibt. Speichern Sie"
        " die Datei in UTF-8.",
        "The file is not written in the encoding it declares. Save the file in UTF-8.",
    ),
    "xml-cut-off": (
        "Die Datei bricht ab, bevor alle Elemente geschlossen sind. Laden oder speichern Sie sie"
        " noch einmal vollständig.",
        "The file ends before all elements are closed. Download or save it completely again.",
    ),
    "xml-tags": (
        "Das schließende Element passt nicht zu dem, das zuletzt geöffnet wurde. Gleichen Sie die"
        " Namen der beiden an oder ergänzen Sie das fehlende.",
        "The closing tag does not fit the element that was opened last. Make the two names equal,"
        " or add the one that is missing.",
    ),
    "xml-attribute-twice": (
        "Ein Attribut steht zweimal im selben Element. Entfernen Sie eines davon.",
        "An attribute stands twice in the same element. Remove one of them.",
    ),
    "xml-after-end": (
        "Nach dem Ende des Modells steht noch etwas. Entfernen Sie, was hinter </definitions>"
        " steht.",
        "Something follows the end of the model. Remove what stands after </definitions>.",
    ),
    "xml-entity": (
        "Die Datei benutzt ein Kürzel (&…;), das XML nicht kennt. Schreiben Sie das Zeichen selbst;"
        " für & und < stehen &amp; und &lt;.",
        "The file uses an entity (&…;) that XML does not know. Write the character itself; for &"
        " and < write &amp; and &lt;.",
    ),
    "xml-prefix": (
        "Ein Element oder Attribut hat ein Präfix, das nirgends erklärt ist. Ergänzen Sie"
        " xmlns:… am Anfang der Datei oder entfernen Sie das Präfix.",
        "An element or attribute has a prefix that is not declared. Add xmlns:… at the top of the"
        " file, or remove the prefix.",
    ),
    "xml-broken": (
        "An dieser Stelle ist die Datei kein gültiges XML. Oft steht dort ein < oder &, das als"
        " &lt; oder &amp; geschrieben werden muss.",
        "At this place the file is no valid XML. Often there is a < or & that has to be written as"
        " &lt; or &amp;.",
    ),
    "dmn-no-model": (
        "Die Datei ist kein DMN-Modell: Sie beginnt mit <{element}> statt mit <definitions> aus"
        " DMN. Wählen Sie die .dmn-Datei des Modells.",
        "The file is no DMN model: it begins with <{element}> and not with <definitions> of DMN."
        " Choose the .dmn file of the model.",
    ),
    "dmn-version-unknown": (
        "Die DMN-Version mit dem Namensraum „{namespace}“ ist nicht bekannt. Speichern Sie das"
        " Modell als DMN 1.2, 1.3, 1.4 oder 1.5.",
        'The version of DMN with the namespace "{namespace}" is not known. Save the model as DMN'
        " 1.2, 1.3, 1.4 or 1.5.",
    ),
    "dmn-element-unknown": (
        "<{child}> ist in <{element}> nicht vorgesehen. Entfernen Sie es oder verschieben Sie es an"
        " seinen Platz.",
        "<{child}> has no place in <{element}>. Remove it, or move it where it belongs.",
    ),
    "dmn-element-close": (
        "<{child}> ist in <{element}> nicht vorgesehen. Meinten Sie <{close}>?",
        "<{child}> has no place in <{element}>. Did you mean <{close}>?",
    ),
    "dmn-element-twice": (
        "<{child}> steht mehrfach in <{element}>, darf aber nur einmal vorkommen. Entfernen Sie"
        " das überzählige.",
        "<{child}> stands more than once in <{element}>, where only one is allowed. Remove the"
        " others.",
    ),
    "dmn-element-missing": (
        "In <{element}> fehlt <{child}>. Ergänzen Sie es.",
        "<{element}> lacks its <{child}>. Add it.",
    ),
    "dmn-name-missing": (
        "<{element}> hat keinen Namen. Ergänzen Sie das Attribut name.",
        "<{element}> has no name. Add the attribute name.",
    ),
    "dmn-attribute-missing": (
        "In <{element}> fehlt das Attribut {attribute}. Ergänzen Sie es.",
        "<{element}> lacks the attribute {attribute}. Add it.",
    ),
    "dmn-value-unknown": (
        "„{value}“ ist kein Wert für {attribute} in <{element}>. Möglich sind: {known}.",
        '"{value}" is no value for {attribute} of <{element}>. Possible are: {known}.',
    ),
    "dmn-expression-twice": (
        "In <{element}> stehen zwei Ausdrücke. Behalten Sie einen davon.",
        "<{element}> holds two expressions. Keep one of them.",
    ),
    "dmn-expression-missing": (
        "In <{parent}> ist <{element}> leer. Tragen Sie einen Ausdruck ein.",
        "<{element}> in <{parent}> is empty. Enter an expression.",
    ),
    "dmn-imported-values": (
        "Werte aus einer anderen Datei (importedValues) werden nicht gelesen. Tragen Sie sie als"
        " Liste in das Modell ein.",
        "Values from another file (importedValues) are not read. Write them into the model as a"
        " list.",
    ),
    "dmn-entry-without-name": (
        "Nur der letzte Eintrag eines Kontexts darf ohne Namen sein: Er ist das Ergebnis. Geben Sie"
        " diesem Eintrag eine <variable> mit Namen.",
        "Only the last entry of a context may be without a name: it is the result. Give this entry"
        " a <variable> with a name.",
    ),
    "dmn-row-cells": (
        "Diese Zeile hat {cells} Zellen, die Relation aber {columns} Spalten. Ergänzen oder"
        " entfernen Sie Zellen.",
        "This row has {cells} cells, but the relation has {columns} columns. Add or remove cells.",
    ),
    "dmn-table-without-output": (
        "Die Entscheidungstabelle hat keine Ergebnisspalte. Ergänzen Sie ein <output>.",
        "The decision table has no output column. Add an <output>.",
    ),
    "dmn-rule-inputs": (
        "Regel {rule} hat {cells} Eingabezellen (inputEntry), die Tabelle aber {columns}"
        " Eingabespalten. Ergänzen oder entfernen Sie Zellen; „-“ steht für „beliebig“.",
        "Rule {rule} has {cells} input cells (inputEntry), but the table has {columns} input"
        ' columns. Add or remove cells; "-" stands for anything.',
    ),
    "dmn-rule-outputs": (
        "Regel {rule} hat {cells} Ergebniszellen (outputEntry), die Tabelle aber {columns}"
        " Ergebnisspalten. Ergänzen oder entfernen Sie Zellen.",
        "Rule {rule} has {cells} output cells (outputEntry), but the table has {columns} output"
        " columns. Add or remove cells.",
    ),
    "dmn-item-two-ways": (
        "Der Typ „{name}“ hat zugleich einen Verweis (typeRef) und Bestandteile (itemComponent)."
        " Behalten Sie eines von beiden.",
        'The type "{name}" has both a reference (typeRef) and components (itemComponent). Keep'
        " one of the two.",
    ),
    "dmn-requirement-of-one": (
        "<informationRequirement> muss auf genau eines verweisen: <requiredDecision> oder"
        " <requiredInput>. Berichtigen Sie den Verweis.",
        "<informationRequirement> must point at exactly one: <requiredDecision> or"
        " <requiredInput>. Correct the reference.",
    ),
    "dmn-id-twice": (
        "Die Kennung „{id}“ von „{name}“ gehört schon zu „{other}“ in Zeile {line}. Geben Sie einem"
        " der beiden eine neue Kennung.",
        'The id "{id}" of "{name}" already belongs to "{other}" in line {line}. Give one of the two'
        " a new id.",
    ),
    "tck-no-tests": (
        "Die Datei enthält keine Testfälle: Sie beginnt mit <{element}> statt mit <testCases>.",
        "The file holds no test cases: it begins with <{element}> and not with <testCases>.",
    ),
    "tck-type-unknown": (
        "Der Typ „{type}“ eines Testwerts ist nicht bekannt. Möglich sind: {known}.",
        'The type "{type}" of a test value is not known. Possible are: {known}.',
    ),
    "tck-value-wrong": (
        "„{text}“ ist kein Wert vom Typ {type}. Berichtigen Sie den Testwert.",
        '"{text}" is no value of the type {type}. Correct the test value.',
    ),
    "tck-model-missing": (
        "Das Modell „{model}“ liegt nicht neben den Testfällen. Legen Sie es in denselben Ordner.",
        'The model "{model}" does not lie beside the test cases. Put it into the same folder.',
    ),
}
