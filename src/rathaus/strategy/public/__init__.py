"""The public site of the strategy: pages for everybody under /strategie/."""
