"""Keeping answers within a bound."""

from rathaus.strategy.public.caching import Kept, Shelf


def answer(size: int) -> Kept:
    return Kept(b"x" * size, (), '"e"')


def test_the_answer_used_longest_ago_makes_room() -> None:
    shelf = Shelf(room=100)
    shelf.put(("a",), answer(40))
    shelf.put(("b",), answer(40))
    assert shelf.get(("a",)) is not None

    shelf.put(("c",), answer(40))

    assert shelf.get(("b",)) is None
    assert shelf.get(("a",)) is not None
    assert shelf.used == 80


def test_replacing_an_answer_counts_its_bytes_once() -> None:
    shelf = Shelf(room=100)
    shelf.put(("a",), answer(60))
    shelf.put(("a",), answer(70))
    assert shelf.used == 70
    shelf.clear()
    assert shelf.used == 0


def test_an_answer_larger_than_the_shelf_is_not_kept() -> None:
    shelf = Shelf(room=10)
    shelf.put(("a",), answer(60))
    assert shelf.get(("a",)) is None
    assert shelf.used == 0
