"""Opening accounts."""

from motcua.accounts.models import User


def open_account(*, username: str, full_name: str, password: str, email: str = "") -> User:
    """A new account with a password (argon2). Raises IntegrityError when the name is taken."""
    return User.objects.create_user(username=username, password=password, full_name=full_name, email=email)
