"""Where the national portal is, as it is written in the settings."""

from urllib.parse import parse_qs, unquote, urlsplit

from motcua.clients.national_portal.mapping import mapping_of
from motcua.clients.national_portal.portal import PortalFacts


def read_portal(text: str) -> PortalFacts | None:
    """The portal at `https://code:secret@host/path?dstcode=…&version=…`; None for no text. Raises ValueError."""
    if not text.strip():
        return None
    parts = urlsplit(text.strip())
    if parts.scheme not in {"http", "https"} or not (parts.hostname and parts.username and parts.password):
        raise ValueError("the national portal is written https://code:secret@host/path")
    port = f":{parts.port}" if parts.port else ""
    said = parse_qs(parts.query)
    version = said.get("version", ["2021"])[0]
    mapping_of(version)
    return PortalFacts(
        address=f"{parts.scheme}://{parts.hostname}{port}{parts.path.rstrip('/')}",
        code=unquote(parts.username),
        secret=unquote(parts.password),
        destination=said.get("dstcode", [""])[0],
        version=version,
    )
