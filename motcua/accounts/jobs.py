"""What accounts leave behind is cleared away."""

from procrastinate.contrib.django import app

from motcua.accounts.sessions import SessionStore


@app.periodic(cron="50 2 * * *")
@app.task(name="accounts.forget_sessions", queue="upkeep", queueing_lock="accounts_forget_sessions")
def forget_sessions(timestamp: int) -> None:
    """Each night the sessions that are over: nobody can come back with them."""
    SessionStore.clear_expired()
