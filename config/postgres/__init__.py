"""Django's PostgreSQL, told apart by one thing: how it finds out that a kept connection is dead."""
