"""The database engine of the settings."""

import select

from django.db.backends.postgresql import base
from psycopg.pq import ConnStatus


class DatabaseWrapper(base.DatabaseWrapper):
    """Looks at the socket before it asks the server: an idle connection on which nothing has arrived is alive.

    A server that stopped or threw us out has sent its goodbye, which lies there to be read. Asking would cost every
    request a journey to the database.
    """

    def is_usable(self) -> bool:
        if self.connection is None or self.connection.pgconn.status != ConnStatus.OK:
            return False
        waiting = select.poll()
        waiting.register(self.connection.pgconn.socket, select.POLLIN)
        return bool(super().is_usable()) if waiting.poll(0) else True
