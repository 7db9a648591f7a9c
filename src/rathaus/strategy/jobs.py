"""What the strategy does by itself after an answer: measuring its goals."""

from rathaus.kernel.jobs import periodic


@periodic("7 * * * *", "strategy.measure_goals")
def measure_goals() -> None:
    """Compute every goal from its measures; every hour, and after each change of a project.

    Enqueue it inside ``store.state.changing()``: it waits for the changes that had begun, so a
    change whose run was merged with a waiting one is always seen.
    """
    # Imported late: the store enqueues this job and is itself needed to measure.
    from rathaus.strategy.measuring import measure  # noqa: PLC0415

    measure()
