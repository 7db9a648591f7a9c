"""Says why a plan is as it is, what would change it, and what no plan can do; makes no words."""
