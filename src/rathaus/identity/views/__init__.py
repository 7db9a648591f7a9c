"""Pages for people: their own account, its administration, sign-in."""
