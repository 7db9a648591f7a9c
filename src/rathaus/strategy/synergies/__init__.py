"""Projects that resemble each other: found with reasons, judged by people."""
