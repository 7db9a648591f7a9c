"""The Drehbuch: plans and variants of the portfolio, why a project waits, timeline and exports."""
