"""Voices: ideas, comments and votes on any subject, moderated and openly weighed."""
