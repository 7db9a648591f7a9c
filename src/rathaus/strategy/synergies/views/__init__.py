"""Pages of the synergies for the office."""
