"""Plans for other programs: CSV, iCalendar, MS Project XML."""
