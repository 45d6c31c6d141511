"""Opening accounts."""

from django.contrib.auth.hashers import identify_hasher, make_password

from motcua.accounts.models import User


def open_account(*, username: str, full_name: str, password: str, email: str = "") -> User:
    """A new account. `password` is plain, or already hashed (`hashed`) when many accounts are loaded at once.

    Raises IntegrityError when the name is taken.
    """
    user = User(username=username, full_name=full_name, email=email)
    user.password = password if _is_hashed(password) else make_password(password)
    user.save(force_insert=True)
    return user


def hashed(password: str) -> str:
    """The password as it is stored (argon2): hashing is slow on purpose, so a loader does it once."""
    return make_password(password)


def _is_hashed(password: str) -> bool:
    try:
        identify_hasher(password)
    except ValueError:
        return False
    return True
