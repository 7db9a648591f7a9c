"""What happens by the clock."""

from rathaus.forms.store.drafts import delete_expired
from rathaus.kernel.jobs import periodic


@periodic("53 2 * * *", "forms.delete_expired_drafts")
def delete_expired_drafts() -> None:
    """Delete drafts whose time is over."""
    delete_expired()
