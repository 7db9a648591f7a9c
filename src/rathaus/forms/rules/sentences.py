"""What is said of mistakes, in both languages; values stand in braces."""

from collections.abc import Mapping
from types import MappingProxyType

from rathaus.forms.rules.sentences_of_forms import OF_FORMS
from rathaus.kernel.text import Localized

OF_ANSWERS: dict[str, tuple[str, str]] = {
    "word-yes": ("Ja", "Yes"),
    "word-no": ("Nein", "No"),
    "missing": ("Beantworten Sie: {title}", "Answer: {title}"),
    "missing-choice": ("Wählen Sie aus: {title}", "Choose: {title}"),
    "missing-file": ("Fügen Sie eine Datei bei: {title}", "Attach a file: {title}"),
    "too-much": (
        "Die Angaben sind zusammen zu umfangreich. Kürzen Sie lange Texte.",
        "The answers are too large altogether. Shorten long texts.",
    ),
    "rows-few": (
        "Geben Sie mindestens {least} an; bisher sind es {count}.",
        "Give at least {least}; so far there are {count}.",
    ),
    "rows-many": (
        "Geben Sie höchstens {most} an; bisher sind es {count}.",
        "Give at most {most}; so far there are {count}.",
    ),
    "text-kind": ("Geben Sie einen Text ein.", "Enter a text."),
    "text-long": (
        "Kürzen Sie auf höchstens {most} Zeichen; bisher sind es {length}.",
        "Shorten this to at most {most} characters; so far there are {length}.",
    ),
    "text-short": (
        "Schreiben Sie mindestens {least} Zeichen; bisher sind es {length}.",
        "Write at least {least} characters; so far there are {length}.",
    ),
    "text-direction": (
        "Der Text enthält unsichtbare Zeichen, die die Schreibrichtung umkehren. "
        "Tippen Sie ihn neu ein, statt ihn zu kopieren.",
        "The text holds invisible characters that turn the direction of writing. "
        "Type it instead of copying it.",
    ),
    "text-half": (
        "Der Text enthält ein unvollständiges Zeichen. Tippen Sie ihn neu ein.",
        "The text holds an incomplete character. Type it anew.",
    ),
    "text-control": (
        "Der Text enthält unsichtbare Steuerzeichen. "
        "Tippen Sie ihn neu ein, statt ihn zu kopieren.",
        "The text holds invisible control characters. Type it instead of copying it.",
    ),
    "number-unreadable": (
        "Geben Sie eine Zahl ein, zum Beispiel 12,5",
        "Enter a number with a decimal comma, for example 12,5",
    ),
    "whole-unreadable": (
        "Geben Sie eine ganze Zahl ein, zum Beispiel 12",
        "Enter a whole number, for example 12",
    ),
    "number-large": ("Geben Sie höchstens {most} ein.", "Enter {most} at most."),
    "number-whole": (
        "Geben Sie eine ganze Zahl ohne Nachkommastellen ein.",
        "Enter a whole number without decimals.",
    ),
    "number-places": (
        "Geben Sie höchstens {most} Stellen nach dem Komma ein.",
        "Enter at most {most} decimals.",
    ),
    "number-below": ("Geben Sie mindestens {least} ein.", "Enter {least} at least."),
    "number-above": ("Geben Sie höchstens {most} ein.", "Enter {most} at most."),
    "money-unreadable": (
        "Geben Sie einen Betrag in Euro ein, zum Beispiel 1.234,50",
        "Enter an amount in euros with a decimal comma, for example 1.234,50",
    ),
    "money-large": (
        "Der Betrag ist zu groß. Prüfen Sie die Zahl.",
        "The amount is too large. Check the number.",
    ),
    "money-places": (
        "Geben Sie Cent mit zwei Stellen nach dem Komma ein, zum Beispiel 1,50",
        "Enter cents with two decimals, for example 1,50",
    ),
    "money-below": ("Geben Sie mindestens {least} € ein.", "Enter {least} € at least."),
    "money-above": ("Geben Sie höchstens {most} € ein.", "Enter {most} € at most."),
    "yes-no": ("Wählen Sie Ja oder Nein.", "Choose yes or no."),
    "date-unreadable": (
        "Geben Sie Tag, Monat und Jahr ein, zum Beispiel 1 12 2026",
        "Enter day, month and year, for example 1 12 2026",
    ),
    "date-day-missing": ("Geben Sie auch den Tag ein.", "Enter the day too."),
    "date-month-missing": ("Geben Sie auch den Monat ein.", "Enter the month too."),
    "date-year-missing": ("Geben Sie auch das Jahr ein.", "Enter the year too."),
    "date-day": (
        "Geben Sie den Tag als Zahl von 1 bis 31 ein.",
        "Enter the day as a number from 1 to 31.",
    ),
    "date-month": (
        "Geben Sie den Monat als Zahl von 1 bis 12 ein.",
        "Enter the month as a number from 1 to 12.",
    ),
    "date-year": (
        "Geben Sie das Jahr mit vier Ziffern ein, von {low} bis {high}.",
        "Enter the year with four digits, from {low} to {high}.",
    ),
    "date-none": (
        "Den {written} gibt es nicht. Prüfen Sie Tag und Monat.",
        "There is no {written}. Check day and month.",
    ),
    "date-early": (
        "Geben Sie einen Tag ab dem {earliest} ein.",
        "Enter a day from {earliest} on.",
    ),
    "date-late": (
        "Geben Sie einen Tag bis zum {latest} ein.",
        "Enter a day up to {latest}.",
    ),
    "range-from-missing": ("Geben Sie auch den ersten Tag ein.", "Enter the first day too."),
    "range-to-missing": ("Geben Sie auch den letzten Tag ein.", "Enter the last day too."),
    "range-crossed": (
        "Der letzte Tag liegt vor dem ersten. Geben Sie einen späteren ein.",
        "The last day lies before the first. Enter a later one.",
    ),
    "range-long": (
        "Der Zeitraum darf höchstens {most} Tage haben.",
        "The span may have {most} days at most.",
    ),
    "choice-not-offered": (
        "Wählen Sie eine der angebotenen Antworten.",
        "Choose one of the answers offered.",
    ),
    "choice-other": (
        "Schreiben Sie, was Sie mit der anderen Antwort meinen.",
        "Write what you mean by the other answer.",
    ),
    "choice-few": ("Wählen Sie mindestens {least} aus.", "Choose at least {least}."),
    "choice-many": ("Wählen Sie höchstens {most} aus.", "Choose at most {most}."),
    "mail": (
        "Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de",
        "Enter an e-mail address, for example name@example.org",
    ),
    "phone": (
        "Geben Sie eine Telefonnummer mit Vorwahl ein, zum Beispiel 0211 1234567",
        "Enter a telephone number with its area code, for example 0211 1234567",
    ),
    "url": (
        "Geben Sie eine Internetadresse ein, zum Beispiel https://www.beispiel.de",
        "Enter a web address, for example https://www.example.org",
    ),
    "person-name": ("Geben Sie den Namen ein.", "Enter the name."),
    "person-email": ("Geben Sie auch die E-Mail-Adresse ein.", "Enter the e-mail address too."),
    "person-phone": ("Geben Sie auch die Telefonnummer ein.", "Enter the telephone number too."),
    "file-kind": (
        "„{name}“ hat eine andere Art. Wählen Sie eine Datei der Art {kinds}.",
        "“{name}” is of another kind. Choose a file of the kind {kinds}.",
    ),
    "file-large": (
        "„{name}“ ist zu groß. Wählen Sie eine Datei mit höchstens {most} MB.",
        "“{name}” is too large. Choose a file of {most} MB at most.",
    ),
    "file-empty": (
        "„{name}“ ist leer. Wählen Sie eine andere Datei.",
        "“{name}” is empty. Choose another file.",
    ),
    "file-harmful": (
        "In „{name}“ wurde Schadsoftware gefunden. Die Datei wurde nicht gespeichert.",
        "Malware was found in “{name}”. The file was not stored.",
    ),
    "file-many": (
        "Fügen Sie höchstens {most} Dateien bei. Entfernen Sie zuerst eine.",
        "Attach {most} files at most. Remove one first.",
    ),
    "file-unknown": (
        "Die Datei ist nicht mehr da. Fügen Sie sie noch einmal bei.",
        "The file is not there any more. Attach it once more.",
    ),
    "file-again": (
        "„{name}“ wurde noch nicht gespeichert. Wählen Sie die Datei noch einmal.",
        "“{name}” has not been stored yet. Choose the file once more.",
    ),
    "point-lat": (
        "Geben Sie die Breite in Grad ein, zum Beispiel 51,225",
        "Enter the latitude in degrees, for example 51,225",
    ),
    "point-lon": (
        "Geben Sie die Länge in Grad ein, zum Beispiel 6,776",
        "Enter the longitude in degrees, for example 6,776",
    ),
    "point-outside": (
        "Der Ort liegt außerhalb des Gebiets. Prüfen Sie beide Zahlen.",
        "The place lies outside the area. Check both numbers.",
    ),
    "draft-none": (
        "Zu dieser Adresse gibt es keinen Entwurf. Beginnen Sie neu oder prüfen Sie die Adresse.",
        "There is no draft at this address. Begin anew, or check the address.",
    ),
    "draft-submitted": (
        "Diese Angaben sind schon abgeschickt und lassen sich nicht mehr ändern.",
        "These answers have been submitted and cannot be changed any more.",
    ),
    "draft-expired": (
        "Die Frist dieses Entwurfs ist abgelaufen. Beginnen Sie neu.",
        "This draft has expired. Begin anew.",
    ),
    "draft-changed": (
        "Diese Seite wurde inzwischen anderswo gespeichert. Ihre Eingaben stehen unten neben dem "
        "gespeicherten Stand. Prüfen Sie sie und speichern Sie dann noch einmal.",
        "This page was saved elsewhere in the meantime. What you entered stands below beside what "
        "was saved. Check it, and save once more.",
    ),
    "draft-incomplete": (
        "Es fehlen noch Angaben, oder einige sind nicht lesbar. Ergänzen Sie sie vor dem Absenden.",
        "Some answers are missing or cannot be read. Complete them before you submit.",
    ),
    "page-none": (
        "Diesen Schritt gibt es hier nicht. Gehen Sie zum ersten Schritt.",
        "There is no such step here. Go to the first step.",
    ),
}

SENTENCES: Mapping[str, Localized] = MappingProxyType(
    {code: Localized(*both) for code, both in (OF_ANSWERS | OF_FORMS).items()}
)
"""Every sentence by its code."""
