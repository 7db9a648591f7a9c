"""Shortest schedules under scarce resources (RCPSP): public instances measure the search.

The resource-constrained project scheduling problem is the portfolio's plan without values and
deadlines: tasks with fixed durations, needs and predecessors, and only the makespan counts. For it
there are public instances with best known values (PSPLIB, RG300), so the search can be compared.
"""
