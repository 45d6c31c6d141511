"""A moment signed with the key of this installation: who wrote it holds the data folder."""

from datetime import datetime

from django.core.signing import BadSignature, Signer

HEADER = "X-Motcua-Moment"


def sign_moment(moment: datetime) -> str:
    """The header's value for a moment."""
    return _signer().sign(moment.isoformat())


def read_moment(written: str) -> datetime:
    """The moment that was signed. Raises ValueError for what this installation did not sign, or that has no zone."""
    try:
        moment = datetime.fromisoformat(_signer().unsign(written))
    except BadSignature as error:
        raise ValueError("the moment is not signed by this installation") from error
    if moment.tzinfo is None:
        raise ValueError("the moment has no time zone")
    return moment


def _signer() -> Signer:
    return Signer(salt="motcua.past")
