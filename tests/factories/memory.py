"""What a process keeps from earlier requests, so that a test can start without it."""

import sys

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache


def forget_what_was_read() -> None:
    """Empty every memory that would spare a query: the queries' own, the content types', the shared cache."""
    for name, module in list(sys.modules.items()):
        if name.startswith("motcua.") and name.endswith(".queries"):
            for value in vars(module).values():
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()
    ContentType.objects.clear_cache()
    cache.clear()
