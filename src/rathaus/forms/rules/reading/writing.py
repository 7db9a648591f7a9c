"""A form as plain data; reading it gives an equal form."""

from rathaus.forms.rules.model import Check, Element, Field, Form, Group, Note, Option, Page, Repeat
from rathaus.kernel.text import Localized


def form_to_data(form: Form) -> dict[str, object]:
    """Write a form as mappings, lists, texts, numbers and truth values."""
    return _without_defaults(
        id=form.id,
        version=form.version,
        title=_both(form.title),
        intro=_both(form.intro),
        given=list(form.given),
        pages=[_page(page) for page in form.pages],
    )


def _page(page: Page) -> dict[str, object]:
    return _without_defaults(
        key=page.key,
        title=_both(page.title),
        intro=_both(page.intro),
        condition=page.condition,
        elements=[_element(each) for each in page.elements],
    )


def _element(element: Element) -> dict[str, object]:
    if isinstance(element, Field):
        return _field(element)
    if isinstance(element, Note):
        tone = "" if element.tone == "info" else element.tone
        return _without_defaults(
            note=element.key,
            title=_both(element.title),
            text=_both(element.text),
            tone=tone,
            condition=element.condition,
        )
    shared = _without_defaults(
        title=_both(element.title),
        hint=_both(element.hint),
        condition=element.condition,
        elements=[_element(each) for each in element.elements],
    )
    if isinstance(element, Group):
        return {"group": element.key, **shared}
    return {"repeat": element.key, **_rows(element), **shared}


def _rows(repeat: Repeat) -> dict[str, object]:
    own = _without_defaults(row_title=_both(repeat.row_title), checks=_checks(repeat.checks))
    return {**own, "least": repeat.least, "most": repeat.most}


def _field(field: Field) -> dict[str, object]:
    required = {} if field.required is True else {"required": field.required}
    return {
        **_without_defaults(
            field=field.key,
            type=field.type,
            title=_both(field.title),
            hint=_both(field.hint),
            condition=field.condition,
            checks=_checks(field.checks),
            options=[_option(option) for option in field.options],
            purpose=_both(field.purpose),
            missing=_both(field.missing),
        ),
        **required,
        **{name: _setting(value) for name, value in field.settings.items()},
    }


def _checks(checks: tuple[Check, ...]) -> list[dict[str, object]]:
    return [{"holds": check.holds, "message": _both(check.message)} for check in checks]


def _option(option: Option) -> dict[str, object]:
    return _without_defaults(
        key=option.key,
        title=_both(option.title),
        hint=_both(option.hint),
        group=_both(option.group),
    )


def _setting(value: object) -> object:
    if isinstance(value, Localized):
        return _both(value)
    return list(value) if isinstance(value, tuple) else value


def _both(text: Localized) -> object:
    return {"de": text.de, "en": text.en} if text.en else text.de


def _without_defaults(**entries: object) -> dict[str, object]:
    """Leave out what is empty: texts, lists."""
    return {name: value for name, value in entries.items() if value not in ("", [], None)}
