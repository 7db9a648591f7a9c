"""A proposal which column gives which field, with the reason for each."""

import re
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, replace
from pathlib import PurePath

from rathaus.kernel.ids import slug
from rathaus.kernel.text import Localized
from rathaus.strategy.document import Mandate
from rathaus.strategy.lists.columns.fields import FIELDS, FieldKind
from rathaus.strategy.lists.columns.known import recognise_list
from rathaus.strategy.lists.columns.names import match_name, normalise
from rathaus.strategy.lists.columns.sniff import Sniff, sniff
from rathaus.strategy.lists.mapping import ColumnUse, Mapping
from rathaus.strategy.lists.table import Column, Table
from rathaus.strategy.lists.values import as_text, find_quarter, fold

_LEAST = 0.35
_BELIEVED = {FieldKind.DATE, FieldKind.MONEY, FieldKind.NUMBER}
_ALTERNATIVES = {"start", "end"}
_MILLIONS = re.compile(
    r"(?i)[£€$]\W?.?\W?m(?:illion|io|n)?\b|\bmi(?:o|ll)\b|\bmillion(?:s|en)?\b|\bm[€£$]|\bmeur\b"
)
_THOUSANDS = re.compile(r"(?i)\bteur\b|\bt ?€|\bk ?€|\btsd\b|\btausend\b|€ ?k\b|\bthousands?\b")
_RUNNING = re.compile(r"\blfd\b|laufend|ordnungsnummer|#")
_BILLIONS = re.compile(r"(?i)[£€$]\W?bn\b|\bmrd\b|\bbillion\b|\bmilliarden\b")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column is proposed for; ``field`` is empty when nothing fits well enough."""

    column: Column
    field: str
    score: float
    reason: Localized
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mapping that can be used at once, and the guess behind each column."""

    mapping: Mapping
    guesses: tuple[Guess, ...]


def propose(table: Table, file_name: str, pools: MappingType[str, str] | None = None) -> Proposal:
    """Propose a mapping from headings and cells.

    Args:
        table: the list.
        file_name: its name; years and versions in it are left out of the source's name.
        pools: folded names of resource pools with their ids, to recognise them in headings.

    Returns:
        A mapping, without a title column if none was found, and the guesses.
    """
    sniffs = [sniff(table.values(i)) for i in range(len(table.columns))]
    chosen = _assign(table, sniffs)
    if "title" not in chosen.values() and _is_list(table, sniffs, chosen):
        _find_title(table, sniffs, chosen)
    known = recognise_list(column.heading for column in table.columns)
    fields: dict[str, list[ColumnUse]] = {}
    scores = _scores(table, sniffs)
    for position, name in sorted(
        chosen.items(), key=lambda item: (-scores.get(item, 0.0), item[0])
    ):
        heading = table.columns[position].heading
        use = propose_use(name, heading, pools or {})
        if known and use.scale == 1:
            use = replace(use, scale=known.scale)
        if FIELDS[name].kind is not FieldKind.MONEY:
            use = replace(use, scale=1)
        fields.setdefault(name, []).append(use)
    order = {column.heading: i for i, column in enumerate(table.columns)}
    for name, uses in fields.items():
        if FIELDS[name].several == "join":
            uses.sort(key=lambda use: order[use.heading])
    if "id" not in fields and "number" in fields and _is_unique(table, chosen):
        fields["id"] = [fields["number"][0]]
    if "id" in fields and "number" not in fields:
        fields["number"] = [fields["id"][0]]
    mapping = Mapping(
        source=family(file_name),
        month_first=_month_first(table, chosen),
        currency=known.currency if known else _currency(table, chosen),
        dollar=known.dollar if known else "USD",
        id_rule="column" if "id" in fields else "title+department",
        fields={name: tuple(uses) for name, uses in sorted(fields.items())},
    )
    guesses = tuple(
        _guess(column, chosen.get(i, ""), scores.get((i, chosen.get(i, "")), 0.0), sniffs[i])
        for i, column in enumerate(table.columns)
    )
    return Proposal(mapping, guesses)


def _is_unique(table: Table, chosen: dict[int, str]) -> bool:
    """Tell whether the numbers of a list tell its projects apart, so that they may be their ids.

    A running number (*lfd. Nr.*) never is one: it counts the rows of this year's list. A few
    numbers that stand twice do not matter; their rows are rejected as for any id.
    """
    position = next(i for i, name in chosen.items() if name == "number")
    if _RUNNING.search(normalise(table.columns[position].heading)):
        return False
    texts = [text for value in table.values(position) if (text := as_text(value))]
    return len(texts) >= 0.5 * len(table.records) and len(set(texts)) >= max(1, 0.9 * len(texts))


def family(file_name: str) -> str:
    """Return the name that all years of a list share.

    >>> family("uk_2018.csv"), family("gc-it-projects-2016.csv"), family("Projekte 2024-25 v2.xlsx")
    ('uk', 'gc-it-projects', 'projekte')
    """
    stem = PurePath(file_name.replace("\\", "/")).stem
    stem = re.sub(
        r"(?i)(?<![a-z])(?:v|version|stand|fassung|q[1-4]|kopie|copy)(?![a-z])", " ", stem
    )
    stem = re.sub(r"(?<![a-z\d])v?\d[\d.\-/]*(?![a-z])", " ", stem.replace("_", " "))
    return slug(stem) or "liste"


def _scores(table: Table, sniffs: list[Sniff]) -> dict[tuple[int, str], float]:
    scores: dict[tuple[int, str], float] = {}
    for i, column in enumerate(table.columns):
        for match in match_name(column.heading):
            scores[i, match.field] = match.score * _fit(match.field, match.score, sniffs[i])
    return scores


def _fit(name: str, score: float, found: Sniff) -> float:
    if name == "id":
        if found.filled and found.unique < (0.5 if score == 1 else 0.95):
            return 0.1
        return 1.0 if found.length < 80 else 0.1
    if name == "title":
        likely = not found.filled or (found.numeric < 0.5 and found.length > 2)
        return 1.0 if likely else (0.5 if score == 1 else 0.2)
    if name == "department" and found.length > 120:
        return 0.3
    if name == "data" and found.shares.get(FieldKind.DATE, 0) > 0.5:
        return 0.1
    fit = found.fit(FIELDS[name].kind)
    # A heading that says exactly this is believed, so that unreadable cells are told.
    return max(fit, 0.4) if score == 1 and FIELDS[name].kind in _BELIEVED else fit


def _assign(table: Table, sniffs: list[Sniff]) -> dict[int, str]:
    """Give each column its best field, and each field its best column or columns."""
    scores = _scores(table, sniffs)
    chosen: dict[int, str] = {}
    taken: set[str] = set()
    for (position, name), score in sorted(scores.items(), key=lambda item: (-item[1], item[0][0])):
        if position in chosen or score < _LEAST:
            continue
        shared = FIELDS[name].several == "join" or name in _ALTERNATIVES or name == "mandates"
        if name in taken and not shared:
            continue
        chosen[position] = name
        taken.add(name)
    return chosen


def _is_list(table: Table, sniffs: list[Sniff], chosen: dict[int, str]) -> bool:
    """Tell whether a table without a title heading is likely a list of projects at all.

    Some heading must be known; a list without headings must have dates or amounts. Else any
    text could pass for a list, and a person has to say which column is the title.
    """
    if table.heading_rows:
        return bool(chosen)
    kinds = (FieldKind.DATE, FieldKind.MONEY)
    return any(found.shares.get(kind, 0) >= 0.5 for found in sniffs for kind in kinds)


def _find_title(table: Table, sniffs: list[Sniff], chosen: dict[int, str]) -> None:
    """Take the column whose cells look like titles: texts of medium length, all different."""
    best, best_score = -1, 0.0
    for i, found in enumerate(sniffs):
        if chosen.get(i) not in {None, "description", "number", "programme", "goals"}:
            continue
        if found.numeric > 0.5 or not 3 <= found.length <= 200:
            continue
        score = found.filled * found.unique * (1.0 if found.length <= 120 else 0.6)
        score += 0.3 if i not in chosen else 0.0
        score -= i * 0.01
        if score > best_score:
            best, best_score = i, score
    if best >= 0 and best_score > 0.5:
        chosen[best] = "title"


def propose_use(name: str, heading: str, pools: MappingType[str, str]) -> ColumnUse:
    """Propose how a column gives a field: unit of money, pool and quarter of an effort, ground.

    Args:
        name: the field.
        heading: the column.
        pools: folded names of resource pools with their ids.
    """
    kind = FIELDS[name].kind
    if kind is FieldKind.MONEY:
        return ColumnUse(heading, scale=heading_scale(heading))
    if kind is FieldKind.EFFORT:
        folded = fold(heading)
        pool = next((key for words, key in pools.items() if words and words in folded), "")
        quarter = find_quarter(heading)
        return ColumnUse(heading, pool=pool, quarter=str(quarter) if quarter else "")
    if name == "mandates":
        return ColumnUse(heading, mandate=_mandate(heading))
    return ColumnUse(heading)


def heading_scale(heading: str) -> int:
    """Tell what the amounts of a column are counted in, from its heading.

    >>> heading_scale("Total budgeted whole life costs (£million)"), heading_scale("Kosten (T€)")
    (1000000, 1000)
    """
    if _BILLIONS.search(heading):
        return 1_000_000_000
    if _MILLIONS.search(heading):
        return 1_000_000
    return 1_000 if _THOUSANDS.search(heading) else 1


def _mandate(heading: str) -> str:
    words = normalise(heading)
    if re.search(r"\bob\b|stadtspitze|mayor|anordnung", words):
        return Mandate.MAYOR
    if re.search(r"gesetz|legal", words):
        return Mandate.LEGAL
    return Mandate.TECHNICAL if "techni" in words else Mandate.RESOLUTION


def _month_first(table: Table, chosen: dict[int, str]) -> bool:
    """Tell whether dates with slashes put the month first, from those that leave no doubt."""
    first_over, second_over = 0, 0
    for i, name in chosen.items():
        if FIELDS[name].kind is not FieldKind.DATE:
            continue
        for value in table.values(i):
            match = (
                re.match(r"(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}", value)
                if isinstance(value, str)
                else None
            )
            if match:
                first_over += int(match[1]) > 12
                second_over += int(match[2]) > 12
    return second_over > first_over


def _currency(table: Table, chosen: dict[int, str]) -> str:
    for i, name in chosen.items():
        if FIELDS[name].kind is FieldKind.MONEY:
            heading = table.columns[i].heading
            for sign, code in (("£", "GBP"), ("€", "EUR"), ("EUR", "EUR"), ("CHF", "CHF")):
                if sign in heading:
                    return code
    return ""


def _guess(column: Column, name: str, score: float, found: Sniff) -> Guess:
    if not name:
        reason = Localized(
            "Kein Feld passt; die Zellen bleiben beim Projekt erhalten.",
            "No field fits; the cells are kept with the project.",
        )
        return Guess(column, "", 0.0, reason, found.examples)
    label = FIELDS[name].label
    share = found.shares.get(FIELDS[name].kind)
    cells = f", {share:.0%} der Zellen passen" if share is not None else ""
    cells_en = f", {share:.0%} of the cells fit" if share is not None else ""
    if score == 0:
        reason = Localized(
            f"Die Zellen sehen aus wie „{label.de}“.", f"The cells look like '{label.en}'."
        )
        return Guess(column, name, 0.3, reason, found.examples)
    reason = Localized(
        f"Die Überschrift passt zu „{label.de}“{cells}.",
        f"The heading fits '{label.en}'{cells_en}.",
    )
    return Guess(column, name, round(score, 2), reason, found.examples)
