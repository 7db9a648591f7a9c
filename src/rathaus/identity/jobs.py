"""What the clock does: keeps the promises of retention that the tables of identity make."""

from datetime import datetime, time

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from rathaus.identity.models import Delegation, RoleAssignment
from rathaus.kernel.jobs import periodic
from rathaus.kernel.time import BERLIN, today


@periodic("41 2 * * *", "identity.forget_what_is_over")
def forget_what_is_over() -> None:
    """Remove expired sessions, and grants and delegations past their retention."""
    SessionStore.clear_expired()
    live = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=live).delete()
    for model in (RoleAssignment, Delegation):
        keep_for = model.privacy.keep_for
        if keep_for is not None:
            last_day = today() - keep_for
            moment = datetime.combine(last_day, time(), BERLIN)
            model.objects.filter(revoked_at__lt=moment).delete()
            model.objects.filter(until__lt=last_day).delete()
