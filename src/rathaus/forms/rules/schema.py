"""The data of a form as JSON Schema, for programs that send or receive it.

Source: JSON Schema 2020-12. What depends on other answers stands in `x-feel`, which any reader may
ignore: the schema admits all data that the form can give, and somewhat more.
"""

from rathaus.forms.rules.model import Check, Element, Field, Form, Group, Note, Page, Repeat
from rathaus.forms.rules.types.registry import type_named
from rathaus.kernel.text import Localized

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(form: Form, language: str = "de") -> dict[str, object]:
    """Describe `Sheet.data` of a form.

    Args:
        form: the form.
        language: language of titles and descriptions.
    """
    described = _Describer(language)
    pages = [described.page(page) for page in form.pages]
    properties = {key: schema for page in pages for key, schema in page[0].items()}
    required = [key for page in pages for key in page[1]]
    return {
        "$schema": DIALECT,
        "$id": f"urn:rathaus:form:{form.id}:{form.version}",
        "title": form.title.in_language(language),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


class _Describer:
    """Writes schemas with the texts of one language."""

    def __init__(self, language: str) -> None:
        self._language = language

    def page(self, page: Page) -> tuple[dict[str, object], list[str]]:
        """Properties and required names of a page; none are required when it may be skipped."""
        properties, required = self._elements(page.elements)
        if page.condition:
            for schema in properties.values():
                assert isinstance(schema, dict)
                feel = schema.setdefault("x-feel", {})
                feel["page"] = page.condition
        return properties, [] if page.condition else required

    def _elements(self, elements: tuple[Element, ...]) -> tuple[dict[str, object], list[str]]:
        properties: dict[str, object] = {}
        required: list[str] = []
        for element in elements:
            if isinstance(element, Note):
                continue
            properties[element.key] = self._element(element)
            if not element.condition and (
                not isinstance(element, Field) or (element.required is True and _answered(element))
            ):
                required.append(element.key)
        return properties, required

    def _element(self, element: Field | Group | Repeat) -> dict[str, object]:
        texts = self._texts(element)
        if isinstance(element, Field):
            kind = type_named(element.type)
            assert kind is not None, element.type
            return {**kind.schema(element), **texts}
        properties, required = self._elements(element.elements)
        inner: dict[str, object] = {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }
        if isinstance(element, Group):
            return {**inner, **texts}
        rows = {"minItems": element.least, "maxItems": element.most}
        return {"type": "array", "items": inner, **rows, **texts}

    def _texts(self, element: Field | Group | Repeat) -> dict[str, object]:
        texts: dict[str, object] = {"title": element.title.in_language(self._language)}
        if element.hint:
            texts["description"] = element.hint.in_language(self._language)
        feel = self._feel(element)
        return {**texts, "x-feel": feel} if feel else texts

    def _feel(self, element: Field | Group | Repeat) -> dict[str, object]:
        feel: dict[str, object] = {}
        if element.condition:
            feel["condition"] = element.condition
        checks: tuple[Check, ...] = () if isinstance(element, Group) else element.checks
        if checks:
            feel["checks"] = [check.holds for check in checks]
        if isinstance(element, Field):
            feel.update(_formulas(element))
        return feel


def _formulas(field: Field) -> dict[str, object]:
    kind = type_named(field.type)
    assert kind is not None, field.type
    formulas = {
        name: field.settings[name]
        for name, setting in kind.settings.items()
        if setting.kind == "feel" and not isinstance(field.settings.get(name), Localized | None)
    }
    if isinstance(field.required, str):
        formulas["required"] = field.required
    return formulas


def _answered(field: Field) -> bool:
    kind = type_named(field.type)
    return kind is not None and kind.answered
