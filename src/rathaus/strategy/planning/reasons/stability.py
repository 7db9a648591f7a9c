"""Makes a new plan stay close to an old one: moving what is planned has a price."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from rathaus.strategy.planning.model import Instance, Start


def stay_close(
    instance: Instance,
    starts: Mapping[str, Start],
    *,
    price: int,
    free: Collection[str] = (),
) -> Instance:
    """Return the task in which each quarter that a project moves costs ``price``.

    Running projects do not move anyway and are left out; so is what the task no longer has. As a
    quarter of delay costs a project's weight, a price above the weight of most projects moves
    another only where its delay saves more than that.

    Args:
        instance: the task.
        starts: the plan to stay close to.
        price: of moving one project by one quarter, earlier or later; 0: none.
        free: projects that may move at no price, such as those a change is about.

    Raises:
        ValueError: if the price is negative.
    """
    if price < 0:
        raise ValueError("a price of moving must not be negative")
    bound = {
        project.id: starts[project.id]
        for project in instance.projects
        if project.id in starts and project.id not in free and project.fixed_start is None
    }
    return replace(instance, previous=bound, stability=price)


def usual_price(instance: Instance) -> int:
    """Return half the median weight of the projects that may move, at least 1.

    With it a project stays where it is unless moving it saves more than half of what a project
    costs in a quarter: a small change does not reshuffle the rest, a good reason still moves it.
    """
    weights = sorted(each.weight for each in instance.projects if each.fixed_start is None)
    return max(1, weights[len(weights) // 2] // 2) if weights else 1
