"""How much an expression and an evaluation may ask for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that a hostile model meets before the machine does.

    Args:
        nesting: levels of an expression's tree, and of a value given from outside.
        calls: depth of function calls while evaluating.
        list_size: items of one list.
        text_length: characters of one text.
        steps: loop rounds, function calls and items looked at, in one evaluation.
        seconds: time of one evaluation.
        source_length: characters of one expression's text.
        model_bytes: size of one model file.
        elements: XML elements of one model file.
        loading_seconds: time to read, link and compile a model.
        checking_seconds: time of the static checks of a model.
    """

    nesting: int = 100
    calls: int = 100
    list_size: int = 100_000
    text_length: int = 1_000_000
    steps: int = 2_000_000
    seconds: float = 5.0
    source_length: int = 100_000
    model_bytes: int = 20_000_000
    elements: int = 500_000
    loading_seconds: float = 30.0
    checking_seconds: float = 20.0


DEFAULT_LIMITS = Limits()
