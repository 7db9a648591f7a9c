"""How projects appear: the page of one, the list with its filters, the map."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.strategy.document import (
    ActionPlan,
    Category,
    Cluster,
    Department,
    Dimension,
    Directorate,
    Effort,
    Origin,
    Override,
    PlanKind,
    Pool,
    PoolKind,
    Programme,
    Project,
    Rules,
    Status,
    Strategy,
    Vision,
)
from rathaus.strategy.public.pages import projects
from rathaus.strategy.public.pages.index import Index
from rathaus.strategy.public.pages.project import ProjectPage, project_page
from rathaus.strategy.public.pages.tallies import Tallies
from rathaus.strategy.public.pages.tree import SHOWN_PROJECTS, Node, tree
from rathaus.strategy.public.pages.words import Words
from rathaus.strategy.rules.category import categorise
from rathaus.strategy.rules.facts import gather
from tests.unit.strategy.city.folders import CATEGORY_RULES

TODAY = date(2026, 11, 20)
GERMAN = Words("de")
PROJECT = Project(
    id="dog",
    title="Digitale Hundeanmeldung",
    number="217",
    department="tax",
    programme="services",
    action_plan="life",
    dimensions=("user",),
    status=Status.PLANNED,
    running_at_publication=False,
    efforts=(Effort("it", total=Decimal(4)),),
)
STRATEGY = Strategy(
    title=Localized("S"),
    published=date(2024, 4, 23),
    vision=Vision(Localized("V"), Localized("T")),
    rules=Rules(central_capacity_free_from=Quarter(2027, 2)),
    category_rules=CATEGORY_RULES,
    clusters=(Cluster("c", 1, Localized("Cluster")),),
    dimensions=(Dimension("user", "c", 1, Localized("Nutzerorientiert")),),
    programmes=(Programme("services", 1, Localized("Services")),),
    action_plans=(
        ActionPlan("life", "services", PlanKind.ACTION_PLAN, Localized("Lebenslagen")),
        ActionPlan(
            "x", "services", PlanKind.UNDERTAKING, Localized("Vorhaben 1"), placeholder=True
        ),
    ),
    directorates=(Directorate("d", "1", Localized("Finanzen")),),
    departments=(Department("tax", "1", Localized("Steueramt"), "d"),),
    pools=(Pool("it", Localized("Online-Dienste"), PoolKind.CENTRAL),),
)
INDEX = Index.of(STRATEGY)


def shown(project: Project, *others: Project) -> ProjectPage:
    facts = gather(replace(STRATEGY, projects=(project, *others)))
    decision = categorise(project, facts)
    related = {other.id: other.title for other in others}
    return project_page(
        project, decision, INDEX, related=related, dependents=(), today=TODAY, words=GERMAN
    )


def test_a_waiting_project_says_since_when_capacity_is_free_and_what_is_not_known() -> None:
    page = shown(PROJECT)

    assert (page.letter, page.status) == ("C", "Wartet")
    assert page.statement == "Frühestens im 2.\u00a0Quartal\u00a02027."
    assert page.why_title == "Warum wartet dieses Projekt?"
    assert any("4,0\u00a0Personenmonate" in line for line in page.waiting)
    assert "hat noch niemand gerechnet" in page.waiting[-1]


def test_all_checks_are_shown_in_order_and_the_one_that_decided_is_marked() -> None:
    page = shown(PROJECT)
    assert [check.letter for check in page.checks] == ["O", "A", "A", "A", "B", "C"]
    assert [check.applies for check in page.checks] == [False] * 5 + [True]
    assert page.changes[0].letter == "B"


def test_capacity_that_should_be_free_by_now_promises_nothing() -> None:
    past = Index.of(replace(STRATEGY, rules=Rules(central_capacity_free_from=Quarter(2025, 1))))
    decision = categorise(PROJECT, gather(replace(STRATEGY, projects=(PROJECT,))))
    page = project_page(
        PROJECT, decision, past, related={}, dependents=(), today=TODAY, words=GERMAN
    )
    assert page.statement == "Wann es beginnen kann, ist offen."


def test_both_sides_of_a_conflict_name_the_other() -> None:
    one = replace(PROJECT, lead_project=True)
    two = replace(PROJECT, id="tax", title="Grundsteuer", lead_project=True)

    for page, other in ((shown(one, two), "Grundsteuer"), (shown(two, one), PROJECT.title)):
        assert [link.words for link in page.conflicts[0].others] == [other]


def test_an_override_shows_person_reason_and_what_the_rule_says() -> None:
    at = datetime(2026, 5, 4, 8, tzinfo=UTC)
    page = shown(replace(PROJECT, override=Override(Category.A, "Ratsbitte", "E. Muster", at)))

    assert page.letter == "A"
    assert page.override is not None
    assert "E. Muster" in page.override.text
    assert page.override.text.endswith("Nach der Regel wäre es C.")
    assert page.override.reason == "Ratsbitte"


def test_missing_facts_are_named_with_who_can_say_them() -> None:
    page = shown(replace(PROJECT, department="", dimensions=(), efforts=()))
    assert {fact.label for fact in page.facts if fact.missing} >= {"Amt", "Zieldimensionen"}
    assert any("Amt" in row.question for row in page.missing)
    assert all(row.who and row.needed_for for row in page.missing)


def test_names_of_people_in_charge_stay_inside() -> None:
    page = shown(replace(PROJECT, lead="Erika Musterfrau"))
    assert "Erika Musterfrau" not in repr(page)


def test_a_dependency_nobody_knows_stays_visible_without_a_link() -> None:
    page = shown(replace(PROJECT, depends_on=("gone",)))
    assert [(link.words, link.url) for link in page.depends_on] == [("gone", "")]


def test_a_running_project_past_its_end_says_so() -> None:
    late = replace(PROJECT, status=Status.RUNNING, end=date(2026, 3, 31))
    assert "läuft noch" in shown(late).statement


def test_unknown_filter_values_are_left_aside_and_named() -> None:
    wanted = projects.read(
        {"category": ["C", "Z"], "programme": ["<b>"], "seite": ["-1"], "sortierung": ["x"]}, INDEX
    )
    assert wanted.filters == {"category": ("C",)}
    assert (wanted.page, wanted.order) == (1, "number")
    assert wanted.ignored == ("programme=<b>", "category=Z", "sortierung=x", "seite=-1")


def test_names_that_no_filter_has_are_told() -> None:
    wanted = projects.read({"catgory": ["A"], "x\0": ["1", "2"], "category": ["A"]}, INDEX)
    assert wanted.ignored == ("catgory=A", "x\N{REPLACEMENT CHARACTER}=1,2")
    assert wanted.filters == {"category": ("A",)}


def test_an_address_can_be_read_again() -> None:
    wanted = projects.read({"q": ["  netz  plan "], "status": ["idea", "done"]}, INDEX)
    assert wanted.q == "netz plan"
    assert projects.read(wanted.query(), INDEX) == wanted
    assert wanted.without("status", "idea") == {"q": ["netz plan"], "status": ["done"]}


def test_strange_input_does_no_harm() -> None:
    strange = {"q": ["\x00" + "ä" * 5000], "seite": ["9" * 400], "category": ["\x00"]}
    wanted = projects.read(strange, INDEX)
    assert len(wanted.q) == 200
    assert wanted.page == 999999999


def test_chips_lead_to_the_address_without_them() -> None:
    wanted = projects.read({"q": ["netz"], "category": ["C"]}, INDEX)
    chips = projects.chips(wanted, INDEX, GERMAN)
    assert [chip.label for chip in chips] == ["Suche", "Kategorie"]
    assert chips[0].remove_url == "/strategie/projekte/?category=C"


def test_a_row_marks_samples_and_never_as_done() -> None:
    stored = projects.StoredProject(
        "dog", "1", "Hund", "services", "tax", "O", "done", None, None, Origin.SAMPLE.value
    )
    row = projects.row(stored, INDEX, GERMAN)
    assert row.sample
    assert row.mark == "unknown"


def test_the_map_holds_every_part_once_and_bounds_the_projects() -> None:
    many = {"life": [(f"p{i}", f"Projekt {i}") for i in range(SHOWN_PROJECTS)]}
    tallies = Tallies(total=500, programmes={"services": 510}, plans={"life": 500})

    found = tree(INDEX, tallies, many, GERMAN)

    nodes = list(walk(found.root))
    assert len({node.id for node in nodes}) == len(nodes) == found.parts
    titles = [node.title for node in nodes]
    assert "Alle 500 Projekte ansehen" in titles
    assert "10\u00a0Projekte ohne Aktionsplan" in titles
    assert [node.kind for node in nodes if node.title == "Vorhaben 1"] == ["Vorhaben, Platzhalter"]


def walk(node: Node) -> list[Node]:
    return [node, *(below for child in node.children for below in walk(child))]


def test_choices_are_escaped_and_the_chosen_one_is_marked() -> None:
    hostile = projects.Select("x", "X", (projects.Option('"a', "<b>", True),))
    assert hostile.html == '<option value="&quot;a" selected>&lt;b&gt;</option>'
