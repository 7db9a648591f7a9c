"""Forms as data: a data model with conditions, checked answers, pages that work without a script."""
