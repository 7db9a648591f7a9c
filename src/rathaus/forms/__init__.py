"""Forms as data: a model with conditions, checked answers, pages that need no script."""
