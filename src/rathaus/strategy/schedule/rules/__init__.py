"""What the strategy means to a planner, and what a plan means to people. Pure."""
