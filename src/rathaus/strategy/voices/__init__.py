"""Pages of participation: ideas, comments and votes on goals and projects, and their moderation."""
