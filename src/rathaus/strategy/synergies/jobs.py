"""What the synergies do by themselves after an answer: comparing the portfolio."""

from rathaus.kernel.jobs import periodic


@periodic("27 * * * *", "strategy.compare_projects")
def compare_projects() -> None:
    """Compare all projects when something that counts has changed; every hour, and on demand.

    Enqueue it inside ``store.state.changing()``: it waits for the changes that had begun, so many
    changes in a row are compared once.
    """
    # Imported late: the store enqueues this job and is itself needed to compare.
    from rathaus.strategy.synergies.computing import compare  # noqa: PLC0415

    compare()
