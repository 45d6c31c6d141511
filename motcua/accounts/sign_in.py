"""How accounts sign in: allauth's way, with the account of a session read by a prepared statement."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from motcua.accounts.models import User
from motcua.accounts.sessions import account_just_read
from motcua.rows.reading import read


class AccountBackend(AuthenticationBackend):
    """Only reading the account of a session differs: it comes with the session."""

    def get_user(self, user_id: Any) -> User | None:
        user = account_just_read(user_id) or read(User, "id = %s", user_id)
        return user if user is not None and self.user_can_authenticate(user) else None
