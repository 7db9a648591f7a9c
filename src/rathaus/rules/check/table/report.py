"""Findings about the rules of a decision table."""

from collections.abc import Iterable, Mapping, Sequence

from rathaus.rules.check.findings import Finding, Severity, finding
from rathaus.rules.check.table.columns import Room, TooLarge, columns_of
from rathaus.rules.check.table.conditions import foreign_constants, is_clear
from rathaus.rules.check.table.cover import Box, Budget
from rathaus.rules.check.table.facts import Outcome, TableFacts, TableLimits
from rathaus.rules.check.table.gaps import find_gaps
from rathaus.rules.check.table.grid import (
    Column,
    Side,
    can_occur,
    cautious_sides,
    certain_sides,
    masking_sides,
)
from rathaus.rules.check.table.overlaps import (
    Meeting,
    fewest_rivals,
    in_groups,
    is_left_nothing,
    meeting_rules,
)
from rathaus.rules.check.table.universes import Choices, Line
from rathaus.rules.check.table.verdicts import bits
from rathaus.rules.dmn.model import HitPolicy, Place
from rathaus.rules.state import NO_DEADLINE, Deadline
from rathaus.rules.values.text import literal_of


class TableReport:
    """Looks at the rules of one table."""

    def __init__(
        self, facts: TableFacts, limits: TableLimits, deadline: Deadline = NO_DEADLINE
    ) -> None:
        self._facts = facts
        self._limits = limits
        self._deadline = deadline
        self._columns: list[Column] = []
        self._rules = (1 << len(facts.table.rules)) - 1

    def findings(self) -> Iterable[Finding]:
        """Give everything found, gaps first.

        Raises:
            LimitExceeded: no time is left.
        """
        if not self._facts.inputs or not self._rules:
            return
        try:
            self._columns = columns_of(
                self._facts.inputs, self._facts.cells, room=Room(self._limits.room, self._deadline)
            )
        except TooLarge:
            yield self._say(Severity.HINT, "check-table-too-large")
            return
        yield from self._unclear_cells()
        foreign = list(self._foreign_cells())
        yield from foreign
        strange = {one.rules for one in foreign} | {(rule + 1,) for rule, _ in self._facts.flagged}
        dead = list(self._dead_rules())
        yield from (one for one in dead if one.rules not in strange)
        yield from self._gaps()
        alive = self._rules
        for one in dead:
            for number in one.rules:
                alive &= ~(1 << (number - 1))
        yield from self._between_rules(alive)

    def _say(
        self, severity: Severity, code: str, rules: Sequence[int] = (), **values: object
    ) -> Finding:
        example = values.pop("case", None)
        place: Place | None = None
        if rules:
            place = self._facts.table.rules[rules[0]].place
        return finding(
            severity,
            code,
            self._facts.table,
            owner=self._facts.name,
            place=place,
            rules=tuple(rule + 1 for rule in rules),
            example=example if isinstance(example, Mapping) else None,
            table=self._facts.name,
            **values,
        )

    def _budget(self) -> Budget:
        return Budget(self._limits.steps, self._deadline)

    # --- cells

    def _unclear_cells(self) -> Iterable[Finding]:
        unclear = [
            (rule, one.heading)
            for one, cells in zip(self._facts.inputs, self._facts.cells, strict=True)
            for rule, cell in enumerate(cells)
            if not is_clear(cell)
        ]
        if not unclear:
            return
        unclear.sort()
        named = unclear[: self._limits.cells]
        cells = "; ".join(f"{rule + 1} ({heading})" for rule, heading in named)
        if len(unclear) > len(named):
            cells += " …"
        rules = sorted({rule for rule, _ in unclear})
        yield self._say(Severity.HINT, "check-unclear-cells", rules, cells=cells)

    def _foreign_cells(self) -> Iterable[Finding]:
        """Constants that can never equal a value of the column, as they are of another kind."""
        facts = self._facts
        for number, (one, cells) in enumerate(zip(facts.inputs, facts.cells, strict=True)):
            if one.kind is None or not one.single:
                continue
            for rule, cell in enumerate(cells):
                if (rule, number) in facts.flagged:
                    continue
                for constant in foreign_constants(cell, one.kind):
                    yield self._say(
                        Severity.ERROR,
                        "check-cell-type",
                        [rule],
                        rule=rule + 1,
                        heading=one.heading,
                        value=literal_of(constant),
                        type=one.kind.value,
                    )

    def _dead_rules(self) -> Iterable[Finding]:
        for rule, written in enumerate(self._facts.table.rules):
            for column in self._columns:
                cell = column.cells[rule]
                if cell.can_yes & column.domain.can_yes:
                    continue
                code = "check-value-outside" if cell.can_yes else "check-empty-cell"
                yield self._say(
                    Severity.WARNING,
                    code,
                    [rule],
                    rule=rule + 1,
                    heading=column.heading,
                    cell=_cell_text(self._facts, column, rule, written.tests),
                    allowed=column.universe.words(column.domain.can_yes & column.universe.values),
                )
                break

    # --- gaps

    def _gaps(self) -> Iterable[Finding]:
        if any(output.default is not None for output in self._facts.table.outputs):
            return
        sides = cautious_sides(self._columns)
        if not all(side.classes for side in sides):
            return
        gaps = find_gaps(sides, self._rules, self._budget(), self._limits.gaps)
        for box in gaps.boxes:
            yield self._gap(box)
        if gaps.more:
            yield self._say(Severity.HINT, "check-more-gaps", count=len(gaps.boxes))
        elif gaps.stopped:
            yield self._say(Severity.HINT, "check-gaps-stopped")

    def _gap(self, box: Box) -> Finding:
        severity, code = Severity.WARNING, "check-gap"
        if self._facts.table.hit_policy in _MANY:
            severity, code = Severity.HINT, "check-gap-collect"
        elif not can_occur(self._columns, box):
            severity, code = Severity.HINT, "check-gap-perhaps"
        elif any(_only_others(column, part) for column, part in self._pairs(box)):
            severity, code = Severity.HINT, "check-gap-others"
        elif any(_only_fractions(column, part) for column, part in self._pairs(box)):
            severity, code = Severity.HINT, "check-gap-fractions"
        case = self._case(self._near_a_rule(box))
        return self._say(severity, code, case=case, where=self._where(box), shown=_spoken(case))

    def _near_a_rule(self, box: Box) -> Box:
        """Narrow a gap to what misses a rule by the fewest columns: a telling example."""
        best: Box = box
        missed = len(box) + 1
        for rule in range(len(self._facts.table.rules)):
            narrow = [column.cells[rule].can_yes & part for column, part in self._pairs(box)]
            misses = narrow.count(0)
            if misses < missed:
                missed = misses
                best = tuple(own or part for own, part in zip(narrow, box, strict=True))
        return best

    def _pairs(self, box: Box) -> Iterable[tuple[Column, int]]:
        return zip(self._columns, box, strict=True)

    def _where(self, box: Box) -> str:
        parts = [
            f"{column.heading}: {column.universe.words(part)}"
            for column, part in self._pairs(box)
            if column.domain.must_yes & ~part
        ]
        return "; ".join(parts) or "-"

    def _case(self, box: Box) -> dict[str, str]:
        return {
            column.heading: literal_of(column.universe.sample(part))
            for column, part in self._pairs(box)
        }

    # --- rules against each other

    def _between_rules(self, alive: int) -> Iterable[Finding]:
        match self._facts.table.hit_policy:
            case HitPolicy.UNIQUE:
                yield from self._meetings("check-overlap", self._pairs_of_rules(alive))
            case HitPolicy.ANY:
                yield from self._meetings("check-conflict", self._conflicts(alive))
            case HitPolicy.FIRST:
                rules = range(len(self._facts.table.rules))
                earlier = [alive & ((1 << rule) - 1) for rule in rules]
                yield from self._masked("check-masked-first", alive, earlier)
            case HitPolicy.PRIORITY if self._facts.ranks is not None:
                above = [self._above(rank) & alive for rank in self._facts.ranks]
                yield from self._masked("check-masked-priority", alive, above)

    def _pairs_of_rules(self, alive: int) -> list[int]:
        cells = [[cell.must_yes for cell in column.cells] for column in self._columns]
        return meeting_rules(certain_sides(self._columns), cells, alive, self._deadline)

    def _conflicts(self, alive: int) -> list[int]:
        return [
            self._differing(rule, others) for rule, others in enumerate(self._pairs_of_rules(alive))
        ]

    def _differing(self, rule: int, others: int) -> int:
        self._deadline.look()
        outcomes = self._facts.outcomes
        return sum(1 << other for other in bits(others) if _differ(outcomes[rule], outcomes[other]))

    def _above(self, rank: tuple[int, ...] | None) -> int:
        """Give the rules of higher priority than a rank, as bits."""
        if rank is None:
            return 0
        self._deadline.look()
        return sum(
            1 << rule
            for rule, other in enumerate(self._facts.ranks or ())
            if other is not None and other < rank
        )

    def _meetings(self, code: str, pairs: list[int]) -> Iterable[Finding]:
        groups = in_groups(pairs, self._deadline)
        for group in groups[: self._limits.overlaps]:
            yield self._meeting(code, group)
        if len(groups) > self._limits.overlaps:
            yield self._say(
                Severity.HINT, "check-more-overlaps", count=len(groups) - self._limits.overlaps
            )

    def _meeting(self, code: str, group: Meeting) -> Finding:
        boxes = [self._shared(group.rule, other) for other in group.others]
        sure = [can_occur(self._columns, box) for box in boxes]
        first = sure.index(True) if True in sure else 0
        case = self._case(boxes[first])
        return self._say(
            Severity.ERROR if sure[first] else Severity.HINT,
            code if sure[first] else f"{code}-perhaps",
            [group.rule, *group.others],
            rule=group.rule + 1,
            others=_numbers(group.others),
            other=group.others[first] + 1,
            case=case,
            shown=_spoken(case),
        )

    def _shared(self, rule: int, other: int) -> Box:
        return tuple(
            column.cells[rule].must_yes & column.cells[other].must_yes & column.domain.must_yes
            for column in self._columns
        )

    def _masked(self, code: str, alive: int, rivals: list[int]) -> Iterable[Finding]:
        budget = self._budget()
        everywhere = masking_sides(self._columns, with_null=True)
        but_null = masking_sides(self._columns, with_null=False)
        for rule, against in enumerate(rivals):
            self._deadline.look()
            if not alive >> rule & 1:
                continue
            masking = self._masking(everywhere, rule, against, budget)
            if masking:
                yield self._say_masked(Severity.WARNING, code, rule, masking)
                continue
            masking = self._masking(but_null, rule, against, budget)
            if masking:
                yield self._say_masked(Severity.HINT, "check-only-null", rule, masking)

    def _masking(
        self, sides: list[Side], rule: int, against: int, budget: Budget
    ) -> tuple[int, ...]:
        """Give the rules that leave a rule nothing; none when something is left."""
        box = tuple(column.cells[rule].can_yes for column in self._columns)
        for side, part in zip(sides, box, strict=True):
            against &= side.rules_for(part)
        if against and is_left_nothing(sides, box, against, budget):
            return fewest_rivals(sides, box, against, budget)
        return ()

    def _say_masked(
        self, severity: Severity, code: str, rule: int, masking: tuple[int, ...]
    ) -> Finding:
        return self._say(severity, code, [rule, *masking], rule=rule + 1, others=_numbers(masking))


_MANY = {HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER}


def _only_others(column: Column, part: int) -> bool:
    """Tell whether a gap is about texts that no cell names: they may be impossible anyway."""
    universe = column.universe
    return isinstance(universe, Choices) and part == universe.other_bit != 0


def _only_fractions(column: Column, part: int) -> bool:
    """Tell whether a gap is about what lies between whole numbers: often only those occur."""
    universe = column.universe
    return isinstance(universe, Line) and universe.is_between_whole_numbers(part)


def _differ(one: Outcome, other: Outcome) -> bool:
    if one.same_as == other.same_as or one.values is None or other.values is None:
        return False
    return any(
        a.__class__ is not b.__class__ or a != b
        for a, b in zip(one.values, other.values, strict=False)
    )


def _spoken(case: Mapping[str, str]) -> str:
    return ", ".join(f"{heading} = {literal}" for heading, literal in case.items())


def _numbers(rules: Sequence[int]) -> str:
    """Say numbers of rules: `2, 5–9`."""
    runs: list[list[int]] = []
    for rule in rules:
        if runs and runs[-1][-1] == rule - 1:
            runs[-1].append(rule)
        else:
            runs.append([rule])
    parts = []
    for run in runs:
        if len(run) > 2:
            parts.append(f"{run[0] + 1}–{run[-1] + 1}")
        else:
            parts.extend(str(rule + 1) for rule in run)
    return ", ".join(parts)


def _cell_text(facts: TableFacts, column: Column, rule: int, tests: Sequence[object]) -> str:
    texts = [
        getattr(test, "text", "").strip()
        for one, test in zip(facts.inputs, tests, strict=False)
        if one.heading == column.heading
    ]
    return " / ".join(texts)
