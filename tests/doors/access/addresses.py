"""Every address there is, and those that are about one dossier."""

import re
from collections.abc import Iterator

from django.urls import URLResolver, get_resolver, reverse

ABOUT_ONE = ("/ho-so/<str:code>/", "/ho-so/<portal_code:code>/", "/dossiers/<code>", "/tra-cuu/<portal_code:code>/")
OTHERS = {"charge_id": 1, "payment_id": 1, "name": "receipt-1", "kind": "ket-qua"}
"""What an address names beside the dossier, unless the caller says otherwise."""


def addresses(resolver: URLResolver | None = None, prefix: str = "/", space: str = "") -> Iterator[tuple[str, str]]:
    """Every URL pattern: its name, or its path when it has none, and its path."""
    for pattern in (resolver or get_resolver()).url_patterns:
        path = prefix + str(pattern.pattern).lstrip("^")
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern, path, inner)
        else:
            yield (f"{space}{pattern.name}" if pattern.name else path), path


def about(code: str, **arguments: object) -> dict[str, str]:
    """Every address about one dossier, by its name."""
    known, found = OTHERS | {"paper_id": 0} | arguments | {"code": code}, {}
    for name, path in addresses():
        if any(part in path for part in ABOUT_ONE):
            found[name] = reverse(
                name, kwargs={key: value for key, value in known.items() if re.search(rf"\b{key}>", path)}
            )
    return found
