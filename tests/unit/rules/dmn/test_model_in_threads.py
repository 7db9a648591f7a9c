"""A model may be shared: many threads get the answers that one gets."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal, getcontext

from rathaus.rules.dmn.model import HitPolicy
from tests.unit.rules.dmn.building import decision, given, knowledge, linked, service, table

MODEL = linked(
    given("x", "number"),
    given("kind", "string"),
    decision(
        "fee",
        table(
            ["x: number", "kind: string"],
            ["fee"],
            [
                "< 10 | - => fac(3)",
                '[10..20) | "a", "b" => x * 2',
                '- | not("a") => 5',
                "- | - => 7",
            ],
            HitPolicy.FIRST,
        ),
        "x",
        "kind",
        "f:fac",
    ),
    knowledge("fac", {"n": "number"}, "if n < 2 then 1 else n * fac(n - 1)"),
    service("ask", ["fee"], ["x", "kind"]),
    decision("all", 'for i in 1..30 return ask(i, "a")', "f:ask"),
)


def test_threads_share_a_model() -> None:
    questions = [(x, kind) for x in range(30) for kind in ("a", "b", "c", None)] * 10

    def ask(question: tuple[int, str | None]) -> object:
        x, kind = question
        return MODEL.evaluate("fee", {"x": x, "kind": kind}), MODEL.evaluate("all", {})

    expected = [ask(question) for question in questions[:120]] * 10
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, questions)) == expected


def test_an_evaluation_leaves_the_decimal_context_as_it_was() -> None:
    before = getcontext()
    precision = before.prec
    MODEL.evaluate("fee", {"x": Decimal(1) / 3, "kind": "a"})
    assert getcontext() is before
    assert getcontext().prec == precision


def test_evaluating_changes_nothing_in_a_model() -> None:
    plan = MODEL._plans["fee"]
    MODEL.answer("all", {}, trace=True)
    assert MODEL._plans["fee"] is plan
