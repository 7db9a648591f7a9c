"""What answers mean in a form: what is shown, what is missing, what it comes to."""
