"""Rules of an assessment: its phases, and what a decision does. Pure."""
