"""How alike two projects are, and why; pure."""
