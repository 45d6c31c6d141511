"""Sessions in the database as Django keeps them, read by a prepared statement, for every request reads one."""

from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone

from motcua.rows.statements import first_row

_LOAD = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(db.SessionStore):
    """Only loading differs."""

    def load(self) -> dict[str, Any]:
        row = first_row(_LOAD, [self.session_key, timezone.now()])
        if row is None:
            self._session_key = None
            return {}
        loaded: dict[str, Any] = self.decode(row[0])
        return loaded

    @classmethod
    def get_model_class(cls) -> Any:
        return db.SessionStore.get_model_class()
