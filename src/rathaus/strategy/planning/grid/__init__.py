"""The search for a portfolio's plan: every project takes one option (mode and start), or none."""
