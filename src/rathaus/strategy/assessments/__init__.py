"""Assessments of the strategy: phases, watch list, findings, decisions with effect, a version."""
