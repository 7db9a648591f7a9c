"""Rules of voices: states, limits, weighing, likeness. Pure."""
