"""Pages of a form: what is shown, and what comes back when somebody sends one."""
