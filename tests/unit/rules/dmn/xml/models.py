"""Small models as XML, for the tests of reading."""

from rathaus.rules.dmn.model import Definitions
from rathaus.rules.dmn.xml import read_definitions

DMN = "https://www.omg.org/spec/DMN/20230324/MODEL/"


def xml(inside: str, *, namespace: str = DMN, attributes: str = "") -> bytes:
    """Return a model file with the elements given."""
    head = f'<definitions xmlns="{namespace}" namespace="urn:test" name="Test"{attributes}>'
    return f"{head}\n{inside}\n</definitions>".encode()


def read(inside: str, *, namespace: str = DMN, attributes: str = "") -> Definitions:
    """Read a model with the elements given."""
    return read_definitions(xml(inside, namespace=namespace, attributes=attributes), "test.dmn")


def decision(logic: str) -> str:
    """Return a decision with this logic."""
    return f'<decision id="d" name="D"><variable name="D" typeRef="number"/>{logic}</decision>'
