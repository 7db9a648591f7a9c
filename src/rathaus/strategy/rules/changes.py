"""Which fact would change a project's category, and to what."""

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Category, Project
from rathaus.strategy.rules import wording
from rathaus.strategy.rules.decision import Check, RuleId, WouldChange
from rathaus.strategy.rules.effort import CentralHelp
from rathaus.strategy.rules.facts import Facts

_RANK = {category: place for place, category in enumerate(Category)}

_RUNNING = WouldChange(
    Localized(
        "Wird festgestellt, dass es bei Erscheinen der Strategie lief: Kategorie O.",
        "If it is established that it was running at publication: category O.",
    ),
    "running_at_publication",
    Category.O,
)
_NOT_RUNNING = Localized(
    "Wird festgestellt, dass es bei Erscheinen der Strategie nicht lief, "
    "entscheiden die weiteren Fragen.",
    "If it is established that it was not running at publication, the other questions decide.",
)
_REFERENCE = WouldChange(
    Localized(
        "Wird zum gemeldeten Grund eine Fundstelle hinterlegt: Kategorie A.",
        "If a reference is given for the reported ground: category A.",
    ),
    "mandates",
    Category.A,
)
_MANDATE = WouldChange(
    Localized(
        "Wird ein Gesetz, eine technische Frist, ein Auftrag oder ein Beschluss "
        "mit Fundstelle hinterlegt: Kategorie A.",
        "If a law, a technical deadline, an order or a resolution is put on record "
        "with its reference: category A.",
    ),
    "mandates",
    Category.A,
)
_ESTIMATE = Localized("Wird die Hilfe aus zentralen Teams", "If the help from central teams is")


def would_change(
    project: Project, facts: Facts, decided: Check, help_: CentralHelp
) -> tuple[WouldChange, ...]:
    """List the facts that would lead to another category, the smallest change first.

    A project of category O is not categorised again, so only that finding itself can change it.
    """
    if decided.rule is RuleId.RUNNING:
        after = _without_running(project, facts, help_)
        return (WouldChange(_NOT_RUNNING, "running_at_publication", after),)
    found: list[WouldChange] = []
    if decided.category is Category.A:
        found.append(_losing_the_ground(decided, facts, help_))
    if decided.category is Category.B:
        found.append(_more_help(facts, help_))
    if decided.category is Category.C:
        found += _less_help(project, facts, help_)
    if _RANK[decided.category] > _RANK[Category.A]:
        found.append(_mandate(project))
        found += _seat(project, facts)
    if project.running_at_publication is None and (
        project.start is None or project.start < facts.published
    ):
        found.append(_RUNNING)
    return tuple(found)


def _without_running(project: Project, facts: Facts, help_: CentralHelp) -> Category:
    if any(each.reference.strip() for each in project.mandates):
        return Category.A
    return Category.B if _few(help_, facts) else Category.C


def _few(help_: CentralHelp, facts: Facts) -> bool:
    return help_.complete and help_.at_least <= facts.help_limit


def _losing_the_ground(decided: Check, facts: Facts, help_: CentralHelp) -> WouldChange:
    after = Category.B if _few(help_, facts) else Category.C
    if decided.rule is RuleId.LEAD:
        text = Localized(
            f"Benennt das Dezernat ein anderes Leitprojekt: Kategorie {after}.",
            f"If the directorate names another lead project: category {after}.",
        )
        return WouldChange(text, "lead_project", after)
    text = Localized(
        f"Fällt der hinterlegte Grund weg und bleibt kein anderer: Kategorie {after}.",
        f"If the ground on record falls away and no other remains: category {after}.",
    )
    return WouldChange(text, "mandates", after)


def _more_help(facts: Facts, help_: CentralHelp) -> WouldChange:
    limit = wording.number(facts.help_limit)
    room = wording.number(facts.help_limit - help_.at_least, 1)
    return WouldChange(
        Localized(
            f"Braucht es mehr als {limit.de} Personenmonate aus zentralen Teams "
            f"({room.de} mehr als heute): Kategorie C.",
            f"If it needs more than {limit.en} person months of central teams "
            f"({room.en} more than today): category C.",
        ),
        "efforts",
        Category.C,
    )


def _less_help(project: Project, facts: Facts, help_: CentralHelp) -> list[WouldChange]:
    limit = wording.number(facts.help_limit)
    if help_.at_least > facts.help_limit:
        less = wording.number(help_.at_least - facts.help_limit, 1)
        text = Localized(
            f"Braucht es {less.de} Personenmonate weniger aus zentralen Teams "
            f"(höchstens {limit.de}): Kategorie B.",
            f"If it needs {less.en} person months less of central teams "
            f"(at most {limit.en}): category B.",
        )
        return [WouldChange(text, "efforts", Category.B)]
    found = []
    if not help_.complete:
        text = Localized(
            f"{_ESTIMATE.de} auf höchstens {limit.de} Personenmonate geschätzt: Kategorie B.",
            f"{_ESTIMATE.en} estimated at {limit.en} person months at most: category B.",
        )
        found.append(WouldChange(text, "central_help", Category.B))
    if project.department not in facts.departments:
        text = Localized(
            "Übernimmt ein Amt das Projekt allein: Kategorie B.",
            "If a department takes the project on alone: category B.",
        )
        found.append(WouldChange(text, "department", Category.B))
    return found


def _mandate(project: Project) -> WouldChange:
    return _REFERENCE if project.mandates else _MANDATE


def _seat(project: Project, facts: Facts) -> list[WouldChange]:
    directorate = facts.directorate_of(project)
    if directorate is None or not directorate.specialist:
        return []
    if project.lead_project:
        text = Localized(
            "Klärt das Dezernat, dass dies sein einziges Leitprojekt ist: Kategorie A.",
            "If the directorate settles that this is its only lead project: category A.",
        )
    elif facts.leads.get(directorate.id):
        text = Localized(
            "Benennt das Dezernat dieses Projekt statt des jetzigen Leitprojekts: Kategorie A.",
            "If the directorate names this project instead of its present lead: category A.",
        )
    else:
        text = Localized(
            "Benennt das Dezernat dieses Projekt als Leitprojekt: Kategorie A.",
            "If the directorate names this project as its lead project: category A.",
        )
    return [WouldChange(text, "lead_project", Category.A)]
