"""What makes two projects alike, and what does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.strategy.document import Project, Synonym, SynonymKind
from rathaus.strategy.synergies.rules.level import Level
from rathaus.strategy.synergies.rules.reasons import ReasonKind
from rathaus.strategy.synergies.rules.similar import Portfolio
from rathaus.strategy.synergies.rules.vocabulary import Vocabulary
from rathaus.strategy.synergies.vocabulary import general
from tests.unit.strategy.synergies.portfolios import between, portfolio


def _kinds(one: Project, other: Project) -> set[ReasonKind]:
    found = between(one, other)
    return {reason.kind for reason in found.reasons} if found else set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hundesteueranmeldung online", "Anmeldung der Hundesteuer"),
        ("Einführung der E-Akte", "DMS-Rollout"),
        ("Termine im Netz buchen", "Online-Terminvergabe"),
        ("Straßenbäume wässern", "Strassenbaeume bewaessern"),
        ("Bürger*innen-Befragung Innenstadt", "Bürgerbefragung zur Innenstadt"),
    ],
)
def test_the_same_in_other_words_is_alike(one: str, other: str) -> None:
    assert between(Project("a", one), Project("b", other)) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("App für Spielplätze", "App für Feuerwehrkräfte"),
        ("Konzept Innenstadt", "Konzept Aktenvernichtung"),
        ("", ""),
        ("Einführung neues System", "Einführung digitale Plattform"),
    ],
)
def test_common_words_alone_are_not_alike(one: str, other: str) -> None:
    assert between(Project("a", one), Project("b", other)) is None


def test_the_same_department_is_no_reason_by_itself() -> None:
    one = Project("a", "Zeltlager", department="youth")
    assert between(one, Project("b", "Stempeluhr", department="youth")) is None


def test_a_shared_rare_system_is_named() -> None:
    one = Project("a", "Gebühren berechnen", systems=("Feewerk 3",), department="x")
    other = Project("b", "Bescheide erzeugen", systems=("feewerk 3",), department="x")
    found = between(one, other)
    assert found is not None
    assert found.reasons[0].kind is ReasonKind.SYSTEM
    assert found.reasons[0].values == ("Feewerk 3",)
    assert ReasonKind.DEPARTMENT in {reason.kind for reason in found.reasons}


def test_shared_data_are_named() -> None:
    one = Project("a", "Karte zeichnen", data=("Nistkästen",))
    assert ReasonKind.DATA in _kinds(one, Project("b", "Zählung", data=("Nistkästen",)))


def test_a_stated_dependency_is_a_follow_up() -> None:
    found = between(Project("a", "Fundament"), Project("b", "Turmhelm", depends_on=("a",)))
    assert found is not None
    assert found.level is Level.FOLLOW_UP
    assert found.reasons[0].kind is ReasonKind.BUILDS_ON
    assert found.reasons[0].values == ("a",)


def test_numbered_parts_are_a_follow_up() -> None:
    found = between(Project("a", "Zwergenwerk Teil 1"), Project("b", "Zwergenwerk Teil II"))
    assert found is not None
    assert found.level is Level.FOLLOW_UP


def test_a_system_in_every_project_says_nothing() -> None:
    projects = [Project(f"p{n}", title, systems=("Windwerk",)) for n, title in enumerate(_TITLES)]
    assert Portfolio(projects, general()).alike() == []


_TITLES = [f"{a}{b}{a}{a}{b}" for a in "bdfgk" for b in "aeiouyxz"]


def test_a_text_finds_its_like_outside_the_portfolio() -> None:
    known = portfolio(Project("a", "Hundesteuer online"))
    assert [each.other for each in known.like(Project("", "Hund zur Steuer anmelden"))] == ["a"]
    assert known.like(Project("", "")) == []


@pytest.mark.parametrize("projects", [(), (Project("a", "Hund"),)])
def test_tiny_portfolios_have_no_pairs(projects: tuple[Project, ...]) -> None:
    assert Portfolio(projects, general()).alike() == []


def test_an_empty_vocabulary_still_compares_words() -> None:
    projects = [Project(str(n), title) for n, title in enumerate((*_TITLES, "Zwergenwerk neu"))]
    words = Portfolio([*projects, Project("x", "Zwergenwerk")], Vocabulary())
    assert [(each.one, each.other) for each in words.alike()] == [("40", "x")]


FEW = Vocabulary((Synonym("ab", SynonymKind.SUBJECT, ("a", "b c")),), ("neu",), ("ab",))
_texts = st.text(max_size=60)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(_texts, _texts, _texts), max_size=6))
def test_any_text_is_compared_the_same_in_any_order(texts: list[tuple[str, str, str]]) -> None:
    projects = [
        Project(f"p{n}", title, description=text, systems=(system,))
        for n, (title, text, system) in enumerate(texts)
    ]
    found = Portfolio(projects, FEW).alike()
    turned = Portfolio(projects[::-1], FEW).alike()
    assert all(0 <= each.likelihood <= 1 and each.one < each.other for each in found)
    assert {(e.one, e.other): e.level for e in found} == {(e.one, e.other): e.level for e in turned}
