"""What linking finds wrong in a model that can still be used in its other parts."""

from dataclasses import dataclass

from rathaus.rules.dmn.model import Element, Place
from rathaus.rules.errors import FeelSyntaxError
from rathaus.rules.messages import Message, message


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong, and where.

    Args:
        message: what is wrong and what to do.
        element: name of the decision, function, service or type it is in.
        place: where it stands in the file.
        syntax: what is wrong with the text of an expression, None when it is about another thing.
    """

    message: Message
    element: str = ""
    place: Place = Place()
    syntax: FeelSyntaxError | None = None


class Problems:
    """Collects problems while a model is linked."""

    def __init__(self) -> None:
        self.found: list[Problem] = []
        self.element = ""

    def add(self, code: str, element: Element | Place, **values: object) -> Message:
        """Write a problem down and return its sentence."""
        place = element if isinstance(element, Place) else element.place
        said = message(code, **values)
        self.found.append(Problem(said, self.element, place))
        return said

    def add_syntax(self, error: FeelSyntaxError, element: Element) -> Message:
        """Write down that a text is no FEEL and return the sentence for the evaluation."""
        said = message("dmn-no-feel", reason=error.message)
        self.found.append(Problem(said, self.element, element.place, error))
        return said
