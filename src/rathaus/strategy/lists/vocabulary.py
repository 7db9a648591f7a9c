"""The words of a city's strategy that cells of a list may name: departments, programmes, …"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Strategy
from rathaus.strategy.lists.values import fold


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Ids by kind (the name of the project's field) and by folded id, number or title."""

    words: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, strategy: Strategy) -> "Vocabulary":
        """Collect the words of a strategy."""
        return cls(
            {
                "department": _words((d.id, d.number, d.title) for d in strategy.departments),
                "programme": _words((p.id, "", p.title) for p in strategy.programmes),
                "action_plan": _words((p.id, "", p.title) for p in strategy.action_plans),
                "dimensions": _words((d.id, "", d.title) for d in strategy.dimensions),
                "goals": _words((g.id, g.number, g.title) for g in strategy.goals),
                "efforts": _words((p.id, "", p.title) for p in strategy.pools),
            }
        )

    def find(self, kind: str, text: str) -> str:
        """Return the id that a text names, or nothing.

        >>> known = Vocabulary({"department": {"40": "amt-40", "schulamt": "amt-40"}})
        >>> known.find("department", "Amt 40"), known.find("department", "?")
        ('amt-40', '')
        """
        known = self.words.get(kind, {})
        folded = fold(text)
        if folded in known:
            return known[folded]
        if kind == "department":
            return known.get(folded.removeprefix("amt").removeprefix("für"), "")
        return ""


def _words(entries: Iterable[tuple[str, str, Localized]]) -> dict[str, str]:
    words: dict[str, str] = {}
    for key, number, title in entries:
        for text in (key, number, title.de, title.en):
            if folded := fold(text):
                words.setdefault(folded, key)
    return words
