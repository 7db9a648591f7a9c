"""The general list of words is consistent, and a city's list comes on top."""

from rathaus.kernel.ids import is_slug
from rathaus.strategy.document import Synonym, SynonymKind
from rathaus.strategy.synergies.rules.features import NAMES
from rathaus.strategy.synergies.rules.weights import ALIKE, VERY_ALIKE, WEIGHTS
from rathaus.strategy.synergies.vocabulary import general


def test_ids_of_the_general_list_are_unique_and_readable() -> None:
    ids = [each.id for each in general().synonyms]
    assert len(ids) == len(set(ids))
    assert all(
        each.terms and all(term.strip() for term in each.terms) for each in general().synonyms
    )
    assert [key for key in ids if not is_slug(key)] == []


def test_a_city_adds_terms_and_entries() -> None:
    known = general().synonyms[0]
    own = Synonym("own", SynonymKind.DATA, ("Nistkästen",))
    both = general().with_city([own, Synonym(known.id, known.kind, ("Zwergenwerk",))])
    found = {each.id: each for each in both.synonyms}
    assert found["own"] == own
    assert found[known.id].terms == (*known.terms, "Zwergenwerk")
    assert both.label("own") == "Nistkästen"


def test_every_feature_has_one_weight() -> None:
    assert set(WEIGHTS) == set(NAMES)
    assert 0 < ALIKE < VERY_ALIKE < 1
