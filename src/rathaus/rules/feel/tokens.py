"""The words and signs of FEEL. Source: DMN 1.5, chapter 10.3.1.2 (grammar rules 1 to 66)."""

from rathaus.rules.feel.tree import Comparison, Operator

# What stands at a place of the text. For a sign or a reserved word the kind is the text itself.
NUMBER = "number"
STRING = "string"
NAME = "name"
END = "end"

_BETWEEN = frozenset(
    {"and", "between", "else", "in", "instance", "or", "return", "satisfies", "then"}
)
_BEFORE = frozenset({"every", "for", "function", "if", "some"})
_VALUES = frozenset({"false", "null", "true"})

RESERVED = _BETWEEN | _BEFORE | _VALUES
"""Words that are never a name by themselves. `not` is: it names a function."""

STOPS = _BETWEEN | _VALUES | {"not", "?"}
"""Words that end a name nobody has declared."""

COMPARISONS = {sign.value: sign for sign in Comparison}
OPERATORS = {sign.value: sign for sign in Operator}

# Levels of binding, from loose to tight (10.3.1.2, rules 2 and 4). All binary operators bind to
# the left.
LEVEL_OR = 1
LEVEL_AND = 2
LEVEL_COMPARISON = 3
LEVEL_SUM = 4
LEVEL_PRODUCT = 5
LEVEL_POWER = 6
LEVEL_NEGATION = 7
LEVEL_INSTANCE = 8
LEVEL_POSTFIX = 9
LEVEL_ATOM = 10

LEVELS = {
    "or": LEVEL_OR,
    "and": LEVEL_AND,
    "between": LEVEL_COMPARISON,
    "in": LEVEL_COMPARISON,
    **dict.fromkeys(COMPARISONS, LEVEL_COMPARISON),
    "+": LEVEL_SUM,
    "-": LEVEL_SUM,
    "*": LEVEL_PRODUCT,
    "/": LEVEL_PRODUCT,
    "**": LEVEL_POWER,
}
"""Level of each sign and word that may follow a finished operand."""

NAME_SIGNS = "./\\-'+*"
