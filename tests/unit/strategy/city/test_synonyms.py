"""Synonyms of a city: checked, and written as they are read."""

from dataclasses import replace

import pytest

from rathaus.strategy.city.check import check_strategy
from rathaus.strategy.city.read import read_files
from rathaus.strategy.city.write import canonical
from rathaus.strategy.document import Synonym, SynonymKind
from tests.integration.strategy.small_city import SMALL

GOOD = Synonym("kita", SynonymKind.SUBJECT, ("Kita", "Krippe"))


def _problems(*synonyms: Synonym) -> list[str]:
    plain = {str(each) for each in check_strategy(SMALL)}
    found = check_strategy(replace(SMALL, synonyms=synonyms))
    return [each.path for each in found if str(each) not in plain]


def test_good_synonyms_have_no_finding() -> None:
    assert _problems(GOOD) == []


@pytest.mark.parametrize(
    ("bad", "path"),
    [
        (Synonym("Große Kita", SynonymKind.SUBJECT, ("Hort",)), "id"),
        (replace(GOOD, terms=("Hort",)), "id"),
        (replace(GOOD, id="hort", terms=()), "terms"),
        (replace(GOOD, id="hort", terms=("  ",)), "terms"),
        (replace(GOOD, id="hort", terms=("krippe",)), "terms"),
        (replace(GOOD, id="hort", terms=("x" * 81,)), "terms"),
    ],
)
def test_mistakes_are_named_at_their_field(bad: Synonym, path: str) -> None:
    (found,) = _problems(GOOD, bad)
    assert path in found


def test_synonyms_are_written_as_they_are_read() -> None:
    text = canonical({"synonyms": (GOOD,)})
    assert read_files([("synonyms.yaml", text.encode())]).parts["synonyms"] == (GOOD,)
