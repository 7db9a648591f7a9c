"""Pages of assessments: office, calendar, and what everybody may read."""
