"""Names that nobody gives an expression are found without evaluating it."""

import pytest

from rathaus.rules.api import FeelSyntaxError, unknown_names


@pytest.mark.parametrize(
    ("text", "names", "unknown"),
    [
        ("income + 1", ["income"], ()),
        ("incom + 1", ["income"], ("incom",)),
        ("count(rows) > 1", ["rows"], ()),
        ("some r in rows satisfies r.age > limit", ["rows"], ("limit",)),
        ("rows[item.age > age]", ["rows"], ("age",)),
        ("b + a", [], ("a", "b")),
    ],
)
def test_only_names_that_nobody_gives_are_unknown(
    text: str, names: list[str], unknown: tuple[str, ...]
) -> None:
    assert unknown_names(text, names) == unknown


def test_what_is_no_expression_is_refused() -> None:
    with pytest.raises(FeelSyntaxError):
        unknown_names("1 +")
