"""What can be said of a model without evaluating it."""
