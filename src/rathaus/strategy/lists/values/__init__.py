"""Pure readings of single cells: a value, an absence or a reason."""

from rathaus.strategy.lists.values.amounts import (
    Amount,
    infer_decimal_mark,
    parse_money,
    parse_number,
)
from rathaus.strategy.lists.values.dates import parse_date
from rathaus.strategy.lists.values.result import Parsed, says_absent, shorten
from rathaus.strategy.lists.values.words import (
    as_text,
    find_quarter,
    fold,
    parse_size,
    parse_status,
    parse_text,
    parse_yes_no,
    split_list,
)

__all__ = [
    "Amount",
    "Parsed",
    "as_text",
    "find_quarter",
    "fold",
    "infer_decimal_mark",
    "parse_date",
    "parse_money",
    "parse_number",
    "parse_size",
    "parse_status",
    "parse_text",
    "parse_yes_no",
    "says_absent",
    "shorten",
    "split_list",
]
