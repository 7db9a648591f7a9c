"""The face of the engine: all that other packages use of it.

>>> from rathaus.rules import api
>>> api.compile_expression("income * 0.1", ["income"]).evaluate({"income": 200}).value
Decimal('20.0')
"""

from collections.abc import Mapping
from types import MappingProxyType

from rathaus.rules.check.findings import Finding, Severity
from rathaus.rules.check.model import check_model
from rathaus.rules.dmn.evaluate import Answer, Model, Subject, Variable
from rathaus.rules.dmn.files import imported_files
from rathaus.rules.dmn.link import link
from rathaus.rules.dmn.replay import Replay, replay
from rathaus.rules.dmn.trace import Trace
from rathaus.rules.dmn.xml import read_definitions
from rathaus.rules.errors import (
    FeelSyntaxError,
    InputError,
    LimitExceeded,
    ModelError,
    RulesError,
)
from rathaus.rules.expression import (
    Expression,
    Outcome,
    UnaryTest,
    compile_expression,
    compile_unary_tests,
    unknown_names,
)
from rathaus.rules.limits import DEFAULT_LIMITS, Limits
from rathaus.rules.messages import Message
from rathaus.rules.show.fields import (
    Choice,
    Field,
    FieldKind,
    input_fields,
    read_fields,
    rows_of,
    write_fields,
)
from rathaus.rules.show.logic import Box, DecisionView, view_decisions
from rathaus.rules.show.outcome import Shown, lay_over
from rathaus.rules.show.tables import ColumnView, RowView, TableView, table_named
from rathaus.rules.state import Deadline, Note
from rathaus.rules.values.convert import from_json, from_python, to_json
from rathaus.rules.values.text import literal_of, text_of

__all__ = [
    "DEFAULT_LIMITS",
    "Answer",
    "Box",
    "Choice",
    "ColumnView",
    "DecisionView",
    "Expression",
    "FeelSyntaxError",
    "Field",
    "FieldKind",
    "Finding",
    "InputError",
    "LimitExceeded",
    "Limits",
    "Message",
    "Model",
    "ModelError",
    "Note",
    "Outcome",
    "Replay",
    "RowView",
    "RulesError",
    "Severity",
    "Shown",
    "Subject",
    "TableView",
    "Trace",
    "UnaryTest",
    "Variable",
    "check_model",
    "compile_expression",
    "compile_unary_tests",
    "from_json",
    "from_python",
    "input_fields",
    "lay_over",
    "literal_of",
    "load_model",
    "read_fields",
    "replay",
    "rows_of",
    "table_named",
    "text_of",
    "to_json",
    "unknown_names",
    "view_decisions",
    "write_fields",
]


def load_model(
    data: bytes,
    others: Mapping[str, bytes] = MappingProxyType({}),
    file: str = "",
    limits: Limits = DEFAULT_LIMITS,
) -> Model:
    """Read, link and compile a decision model.

    Args:
        data: the file, DMN 1.2 to 1.5.
        others: files that it or they may import, by the name they go by in errors.
        file: what to call the file in errors.
        limits: bounds of the files, of their expressions and of the time all takes together.

    Returns:
        The model, which threads may share.

    Raises:
        ModelError: a file cannot be read, or the model cannot be linked.
        LimitExceeded: it takes longer than the limits allow.
    """
    deadline = Deadline(limits.loading_seconds)
    read = [read_definitions(each, name, limits, deadline) for name, each in others.items()]
    definitions = read_definitions(data, file, limits, deadline)
    return link(definitions, imported_files(definitions, read), limits, deadline)
