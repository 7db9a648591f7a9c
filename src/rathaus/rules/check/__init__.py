"""What can be said of a model without evaluating it."""

from rathaus.rules.check.findings import Finding, Severity
from rathaus.rules.check.model import check_definitions, check_model
from rathaus.rules.check.table.facts import TableLimits

__all__ = ["Finding", "Severity", "TableLimits", "check_definitions", "check_model"]
