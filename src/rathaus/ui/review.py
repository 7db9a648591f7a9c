"""Reviews a city's `city.toml` and legal texts: what is wrong, what is still to be filled in."""

from dataclasses import dataclass
from pathlib import Path

from rathaus.kernel.text import Localized
from rathaus.ui.city import LABELS, City, open_values, read_city
from rathaus.ui.errors import CityFileError
from rathaus.ui.legal import PAGES, places


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark about a file of a city.

    Attributes:
        file: path below the city's parent folder.
        line: line number from one; 0 for the whole file.
        text: what it is, and how to mend it.
        mistake: false for a gap, which pages show as such and nobody has to fill in today.
    """

    file: str
    line: int
    text: Localized
    mistake: bool

    def in_language(self, language: str) -> str:
        """Write the remark as `file:line: text`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.text.in_language(language)}"


def review_city(folder: Path) -> list[Remark]:
    """Return remarks about `city.toml` and `legal/` of a city, mistakes first."""
    try:
        city = read_city(folder)
    except CityFileError as error:
        return [Remark(f"{folder.name}/city.toml", 0, Localized(error.message), mistake=True)]
    return [*_texts(city), *_gaps(city)]


def _texts(city: City) -> list[Remark]:
    remarks = []
    for name in PAGES:
        for language in ("de", "en"):
            path = city.folder / "legal" / f"{name}.{language}.md"
            file = f"{city.id}/legal/{path.name}"
            if path.is_file():
                remarks += _unknown_places(file, path.read_text("utf-8"))
            elif language == "de":
                text = Localized("Die Datei fehlt.", "The file is missing.")
                remarks.append(Remark(file, 0, text, mistake=True))
    return remarks


def _unknown_places(file: str, text: str) -> list[Remark]:
    remarks = []
    for number, line in enumerate(text.splitlines(), start=1):
        for name in sorted(places(line) - set(LABELS)):
            told = Localized(
                f"{{{name}}} ist kein Wert von city.toml. Bekannt sind: {', '.join(LABELS)}.",
                f"{{{name}}} is no value of city.toml. Known are: {', '.join(LABELS)}.",
            )
            remarks.append(Remark(file, number, told, mistake=True))
    return remarks


def _gaps(city: City) -> list[Remark]:
    lines = (city.folder / "city.toml").read_text("utf-8").splitlines()
    file = f"{city.id}/city.toml"
    return [
        Remark(file, _line_of(name, lines), _gap_text(name), mistake=False)
        for name in open_values(city)
    ]


def _gap_text(name: str) -> Localized:
    label = LABELS[name]
    return Localized(
        f"Hinweis: {name} ist leer ({label.de}). Die Rechtstexte zeigen dort eine Lücke.",
        f"Note: {name} is empty ({label.en}). The legal texts show a gap there.",
    )


def _line_of(name: str, lines: list[str]) -> int:
    section, _, key = name.partition(".")
    inside = ""
    for number, line in enumerate(lines, start=1):
        if line.startswith("["):
            inside = line.strip().strip("[]")
        elif inside == section and line.split("=")[0].strip() == key:
            return number
    return 0
