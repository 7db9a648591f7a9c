"""What the import does by itself: removing uploads that nobody finished."""

from rathaus.kernel.jobs import periodic
from rathaus.strategy.lists.uploads import remove_old


@periodic("23 3 * * *", "strategy.remove_old_uploads")
def remove_old_uploads() -> None:
    """Remove uploaded lists and their files after seven days; every night."""
    remove_old()
