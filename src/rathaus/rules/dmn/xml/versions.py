"""The versions of DMN by the namespace of their elements."""

from collections.abc import Mapping

VERSIONS: Mapping[str, str] = {
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd": "1.1",
    "http://www.omg.org/spec/DMN/20180521/MODEL/": "1.2",
    "https://www.omg.org/spec/DMN/20191111/MODEL/": "1.3",
    "https://www.omg.org/spec/DMN/20211108/MODEL/": "1.4",
    "https://www.omg.org/spec/DMN/20230324/MODEL/": "1.5",
}
"""Namespace of the elements to version."""

MODEL_KINDS = frozenset(VERSIONS)
"""Values of `importType` that mean another model of decisions."""
