"""How much work a project asks of central pools, with unknown kept unknown."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from rathaus.strategy.document import Effort, PoolKind, Project, SizeClass

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class CentralHelp:
    """Person months asked of central pools.

    ``at_least`` is the sum of what is known; ``complete`` tells whether that is all of it.
    ``told`` is false when nobody has said anything about central help.
    """

    at_least: Decimal
    complete: bool
    told: bool = True

    @property
    def months(self) -> Decimal | None:
        """The whole help in person months, or None when a part of it is unknown."""
        return self.at_least if self.complete else None


def months(effort: Effort, size_months: Mapping[SizeClass, Decimal]) -> Decimal | None:
    """Return the person months of one effort: the most exact statement counts.

    By quarter before total before size class; None when nothing is said or the class has no
    months in the city's rules.
    """
    if effort.quarters:
        return sum((part.person_months for part in effort.quarters), _ZERO)
    if effort.total is not None:
        return effort.total
    return None if effort.size is None else size_months.get(effort.size)


def central_help(
    project: Project,
    pool_kinds: Mapping[str, PoolKind],
    size_months: Mapping[SizeClass, Decimal],
) -> CentralHelp:
    """Sum the work asked of central pools.

    Efforts in detail count before the estimate ``central_help``, which stands in only where no
    effort names a central pool. A project of which only its own department's effort is known has
    not said that it needs no help: that stays unknown. An effort for a pool that does not exist
    may be central, so the sum is then not complete.
    """
    known, complete, told = _ZERO, True, False
    for effort in project.efforts:
        kind = pool_kinds.get(effort.pool)
        if kind is None:
            complete = False
        elif kind is PoolKind.CENTRAL:
            told = True
            part = months(effort, size_months)
            if part is None:
                complete = False
            else:
                known += part
    if told:
        return CentralHelp(known, complete)
    if project.central_help is not None:
        return CentralHelp(project.central_help, True)
    return CentralHelp(_ZERO, False, told=False)
