"""Regular expressions of XPath, run by the module `regex` under a time limit.

Source: XQuery 1.0 and XPath 2.0 Functions and Operators, 7.6, on top of XML Schema part 2,
appendix F; DMN 1.5, 10.3.4.3 sends us there.
"""

from rathaus.rules.feel.builtins.patterns.compiled import compiled
from rathaus.rules.feel.builtins.patterns.replacement import replacement_parts

__all__ = ["compiled", "replacement_parts"]
