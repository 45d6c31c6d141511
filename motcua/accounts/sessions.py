"""Sessions in the database as Django keeps them, each with whose it is, so that one statement reads both.

Every request of somebody signed in asks for its session and then for its account: see `sign_in.AccountBackend`.
"""

from contextvars import ContextVar
from typing import Any, cast

from django.contrib.sessions.backends import db
from django.core.signals import request_started
from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone

from motcua.accounts.models import Session, User
from motcua.rows.reading import columns_of
from motcua.rows.statements import first_row

_ACCOUNT = "_auth_user_id"
_FIELDS, _COLUMNS = columns_of(User)
_LOAD = f"""
    SELECT s.session_data, {", ".join(f"u.{column}" for column in _COLUMNS)}
    FROM {Session._meta.db_table} s LEFT JOIN {User._meta.db_table} u ON u.id = s.account_id
    WHERE s.session_key = %s AND s.expire_date > %s
"""
_read: ContextVar[User | None] = ContextVar("read", default=None)


class SessionStore(db.SessionStore):
    """Loading and saving know the account."""

    def load(self) -> dict[str, Any]:
        row = first_row(_LOAD, [self.session_key, timezone.now()])
        _read.set(None)
        if row is None:
            self._session_key = None
            return {}
        if row[1] is not None:
            _read.set(User.from_db(DEFAULT_DB_ALIAS, _FIELDS, row[1:]))
        loaded: dict[str, Any] = self.decode(row[0])
        return loaded

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        session = cast("Session", super().create_model_instance(data))
        session.account_id = int(data[_ACCOUNT]) if _ACCOUNT in data else None
        return session

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session


def forget_account(**signal: Any) -> None:
    """No request begins with what one before it has read."""
    _read.set(None)


request_started.connect(forget_account, dispatch_uid="forget_account")


def account_just_read(user_id: int) -> User | None:
    """The account read with the session a moment ago by this thread; given once, and only under its own number."""
    known = _read.get()
    _read.set(None)
    return known if known is not None and known.pk == user_id else None
