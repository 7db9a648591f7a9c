"""View models of the public pages: pure functions from strategy values to words and numbers."""
