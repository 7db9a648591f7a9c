"""The face of forms: the model, answers and what they mean, pages, drafts.

>>> from datetime import date
>>> form = read_form({"id": "pets", "title": "Haustiere", "pages": [{
...     "key": "dog", "title": "Ihr Hund", "elements": [
...         {"field": "count", "type": "whole", "title": "Wie viele Hunde haben Sie?"},
...         {"field": "names", "type": "text", "title": "Wie heißen sie?",
...          "condition": "count > 0"},
... ]}]})
>>> sheet = evaluate(form, {"count": "2"}, today=date(2026, 11, 21))
>>> sheet.missing
('names',)
>>> evaluate(form, {"count": 0}, today=date(2026, 11, 21)).data
{'count': 0}
"""

from rathaus.forms.rules.completeness import check_form
from rathaus.forms.rules.evaluation.evaluate import evaluate
from rathaus.forms.rules.evaluation.sheet import (
    FieldState,
    GroupState,
    NoteState,
    PageState,
    RepeatState,
    Sheet,
    State,
)
from rathaus.forms.rules.model import (
    Check,
    Element,
    Field,
    Form,
    Group,
    Note,
    Option,
    Page,
    Repeat,
    fields_of,
)
from rathaus.forms.rules.problem import Finding, Problem, problem
from rathaus.forms.rules.reading.form import read_form
from rathaus.forms.rules.reading.writing import form_to_data
from rathaus.forms.rules.schema import json_schema
from rathaus.forms.rules.types.base import (
    FieldType,
    FileInfo,
    Frame,
    Provider,
    Reading,
    Setting,
)
from rathaus.forms.rules.types.registry import register_type, type_named, type_names

__all__ = [
    "Check",
    "Element",
    "Field",
    "FieldState",
    "FieldType",
    "FileInfo",
    "Finding",
    "Form",
    "Frame",
    "Group",
    "GroupState",
    "Note",
    "NoteState",
    "Option",
    "Page",
    "PageState",
    "Problem",
    "Provider",
    "Reading",
    "Repeat",
    "RepeatState",
    "Setting",
    "Sheet",
    "State",
    "check_form",
    "evaluate",
    "fields_of",
    "form_to_data",
    "json_schema",
    "problem",
    "read_form",
    "register_type",
    "type_named",
    "type_names",
]
