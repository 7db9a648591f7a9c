"""Surveys: designing, inviting, answering, delegating, reminding, closing."""
