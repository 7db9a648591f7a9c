"""What a form is, and what answers mean in it: pure values, no web, no database, no clock."""
