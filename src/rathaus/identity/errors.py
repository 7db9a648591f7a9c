"""What can go wrong with accounts, roles and delegations."""

from rathaus.kernel.errors import RathausError


class IdentityError(RathausError):
    """Root of the errors of identity."""


class UnknownAccountError(IdentityError):
    """No account has this id."""


class AddressTakenError(IdentityError):
    """Another account uses the email address."""


class InvalidGrantError(IdentityError):
    """A role cannot be granted this way."""


class InvalidDelegationError(IdentityError):
    """A delegation cannot be made this way."""


class DemoAccountsRefusedError(IdentityError):
    """Demo accounts were asked for outside of demo mode."""


class LastAdministratorError(IdentityError):
    """The change would leave nobody who can grant roles."""
