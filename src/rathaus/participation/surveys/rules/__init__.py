"""Rules of surveys: their life and their questionnaires; pure."""
