"""Participation: questionnaires with invitations, ideas, comments and votes on any subject."""
