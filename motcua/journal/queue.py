"""Queueing jobs in the caller's own transaction.

Inside a worker procrastinate's app holds a connection of its own: a job queued with it would be seen before the fact it
belongs to, and would stay when that is rolled back. This one always speaks through Django's connection.
"""

from procrastinate import App
from procrastinate.contrib.django.django_connector import DjangoConnector

queue = App(connector=DjangoConnector())
