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

from rathaus.forms.pages.posted import Posted, read_post
from rathaus.forms.pages.summary import SummaryView, first_wrong, summary_view
from rathaus.forms.pages.turn import SUMMARY, Turn, World, turn_page
from rathaus.forms.pages.view import PageView, page_view, view_of_turn, words_of
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
from rathaus.forms.store.draft import Draft, Saved, Submitted
from rathaus.forms.store.drafts import (
    delete_draft,
    drafts_of,
    load_draft,
    save_page,
    start_draft,
    submit,
)
from rathaus.forms.store.files import open_file
from rathaus.forms.store.scanning import Scanner, use_scanner

__all__ = [
    "SUMMARY",
    "Check",
    "Draft",
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
    "PageView",
    "Posted",
    "Problem",
    "Provider",
    "Reading",
    "Repeat",
    "RepeatState",
    "Saved",
    "Scanner",
    "Setting",
    "Sheet",
    "State",
    "Submitted",
    "SummaryView",
    "Turn",
    "World",
    "check_form",
    "delete_draft",
    "drafts_of",
    "evaluate",
    "fields_of",
    "first_wrong",
    "form_to_data",
    "json_schema",
    "load_draft",
    "open_file",
    "page_view",
    "problem",
    "read_form",
    "read_post",
    "register_type",
    "save_page",
    "start_draft",
    "submit",
    "summary_view",
    "turn_page",
    "type_named",
    "type_names",
    "use_scanner",
    "view_of_turn",
    "words_of",
]
