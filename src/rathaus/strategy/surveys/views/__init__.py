"""Pages of the surveys: the office designs, invites and decides; departments answer."""
