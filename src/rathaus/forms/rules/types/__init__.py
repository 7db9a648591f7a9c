"""Field types: how an answer is read, shown, described and seen by expressions."""
