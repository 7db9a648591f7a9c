"""Which fact would change a project's category, and to what."""

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Category, Project
from rathaus.strategy.rules import wording
from rathaus.strategy.rules.decision import Answer, Check, RuleId, WouldChange
from rathaus.strategy.rules.effort import CentralHelp
from rathaus.strategy.rules.facts import Facts

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


def would_change(
    project: Project, facts: Facts, asked: tuple[Check, ...], help_: CentralHelp
) -> tuple[WouldChange, ...]:
    """List the facts that would lead to another category, the smallest change first.

    A project of category O is not categorised again, so only that finding itself can change it.

    Args:
        project: the project.
        facts: its surroundings.
        asked: all checks with their answers, the deciding one marked.
        help_: what it asks of central teams.
    """
    decided = next(check for check in asked if check.applies)
    if decided.rule is RuleId.RUNNING:
        return (WouldChange(_NOT_RUNNING, "running_at_publication", _next_yes(asked, decided)),)
    found: list[WouldChange] = []
    if decided.category is Category.A:
        found.append(_losing_the_ground(decided, _next_yes(asked, decided)))
    if decided.category is Category.B:
        found.append(_more_help(facts, help_))
    if decided.category is Category.C:
        found.append(_alone(project, facts, help_))
    if decided.category is not Category.A:
        found.append(_REFERENCE if project.mandates else _MANDATE)
        found += _seat(project, facts)
    if asked[0].answer is Answer.UNKNOWN:
        found.append(_RUNNING)
    return tuple(found)


def _next_yes(asked: tuple[Check, ...], decided: Check) -> Category:
    """Category of the next check that was answered with yes, of another category."""
    later = asked[asked.index(decided) + 1 :]
    return next(
        check.category
        for check in later
        if check.answer is Answer.YES and check.category is not decided.category
    )


def _losing_the_ground(decided: Check, after: Category) -> WouldChange:
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


def _alone(project: Project, facts: Facts, help_: CentralHelp) -> WouldChange:
    """Say what is missing for B: a department, less help, an estimate, or two of them."""
    limit = wording.number(facts.help_limit)
    less = wording.number(help_.at_least - facts.help_limit, 1)
    conditions, field = [], "department"
    if project.department not in facts.departments:
        conditions.append(Localized("ein Amt es übernimmt", "a department takes it on"))
    if help_.at_least > facts.help_limit:
        field = "efforts"
        conditions.append(
            Localized(
                f"es {less.de} Personenmonate weniger aus zentralen Teams braucht "
                f"(höchstens {limit.de})",
                f"it needs {less.en} person months less of central teams (at most {limit.en})",
            )
        )
    elif not help_.complete:
        field = "central_help"
        conditions.append(
            Localized(
                f"die Hilfe zentraler Teams auf höchstens {limit.de} Personenmonate geschätzt wird",
                f"the help of central teams is estimated at {limit.en} person months at most",
            )
        )
    told = wording.join(conditions)
    text = Localized(f"Wenn {told.de}: Kategorie B.", f"If {told.en}: category B.")
    return WouldChange(text, field, Category.B)


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
