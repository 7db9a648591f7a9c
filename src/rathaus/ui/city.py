"""The city that an installation shows: its name, its address, whom to write to.

Read from `city.toml` in the city folder (setting `RATHAUS_CITY`). What a city has not filled in
stays empty here, is marked on its legal pages, and is named by `open_values`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from rathaus.kernel.text import Localized
from rathaus.ui.errors import CityFileError

LABELS: dict[str, Localized] = {
    "contact.authority": Localized("Name der Behörde", "name of the authority"),
    "contact.represented_by": Localized("gesetzliche Vertretung", "legal representative"),
    "contact.department": Localized("zuständige Stelle", "responsible office"),
    "contact.street": Localized("Straße und Hausnummer", "street and number"),
    "contact.postcode": Localized("Postleitzahl", "postcode"),
    "contact.town": Localized("Ort", "town"),
    "contact.phone": Localized("Telefon", "telephone"),
    "contact.email": Localized("E-Mail-Adresse", "email address"),
    "contact.vat_id": Localized("Umsatzsteuer-Identifikationsnummer", "VAT number"),
    "contact.supervision": Localized("Aufsichtsbehörde", "supervisory authority"),
    "contact.editor": Localized("redaktionell verantwortliche Person", "responsible editor"),
    "privacy.officer": Localized("Datenschutzbeauftragte Stelle", "data protection officer"),
    "privacy.officer_email": Localized(
        "E-Mail-Adresse der Datenschutzbeauftragten", "email of the data protection officer"
    ),
    "privacy.authority": Localized("Datenschutzaufsicht", "data protection authority"),
    "accessibility.email": Localized(
        "E-Mail-Adresse für Barrieren", "email address for reporting barriers"
    ),
    "accessibility.assessed_on": Localized("Datum der Bewertung", "date of the assessment"),
    "accessibility.assessed_by": Localized("Art der Bewertung", "kind of assessment"),
    "accessibility.enforcement": Localized("Durchsetzungsstelle", "enforcement body"),
}
"""Every value that the legal pages may ask for, with the words for a gap."""


@dataclass(frozen=True, slots=True)
class City:
    """One city, as `city.toml` describes it.

    Attributes:
        id: name of the city folder, for machines.
        name: short name, `Düsseldorf`.
        full_name: official name, `Landeshauptstadt Düsseldorf`.
        official_of: the official name as it follows „Offizielle Website“, in two languages.
        locale: first language of the city's texts.
        folder: where its files lie.
        values: everything else, by dotted name (`contact.email`); empty texts are left out.
    """

    id: str
    name: str
    full_name: str
    official_of: Localized
    locale: str
    folder: Path
    values: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """Return a value by its dotted name, or an empty text."""
        return self.values.get(name, "")


def current_city() -> City:
    """Return the city of this installation."""
    return read_city(Path(settings.CITY))


@lru_cache(maxsize=8)
def read_city(folder: Path) -> City:
    """Read `city.toml` of a city folder.

    Raises:
        CityFileError: the file is missing, is no TOML, or names no city.
    """
    path = folder / "city.toml"
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise CityFileError(f"Im Ordner {folder.name} fehlt die Datei city.toml.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CityFileError(f"{folder.name}/city.toml ist nicht lesbar: {error}") from None
    missing = [name for name in ("name", "full_name", "official_of") if not data.get(name)]
    if missing:
        raise CityFileError(f"In {folder.name}/city.toml fehlt: {', '.join(missing)}.")
    return City(
        id=folder.name,
        name=str(data["name"]),
        full_name=str(data["full_name"]),
        official_of=Localized(**data["official_of"]),
        locale=str(data.get("locale", "de")),
        folder=folder,
        values=dict(_flat(data)),
    )


def open_values(city: City) -> list[str]:
    """Name the values of `LABELS` that the city has not filled in, in their order."""
    return [name for name in LABELS if not city.value(name)]


def _flat(data: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in data.items():
        if isinstance(value, Mapping):
            pairs += _flat(value, f"{prefix}{key}.")
        elif str(value).strip():
            pairs.append((f"{prefix}{key}", str(value).strip()))
    return pairs
