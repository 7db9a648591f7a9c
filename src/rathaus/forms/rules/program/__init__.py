"""A form made ready: expressions compiled, names resolved, an order to work it out in."""
