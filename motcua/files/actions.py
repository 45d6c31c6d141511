"""Keeping files and taking uploads piece by piece."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from motcua.files import storage
from motcua.files.models import Blob, Upload
from motcua.files.rules.kinds import kind_of, why_not_usable, why_wrong_size
from motcua.kernel.refusals import Refused, refuse_if


def keep(content: bytes, *, at: datetime) -> Blob:
    """The blob of these bytes, stored durably before the row exists; the same bytes are kept once."""
    sha256 = hashlib.sha256(content).hexdigest()
    known = Blob.objects.filter(sha256=sha256).first()
    if known:
        return known
    storage.write(sha256, content)
    blob = Blob(sha256=sha256, size=len(content), kind=kind_of(content), created_at=at)
    Blob.objects.bulk_create([blob], ignore_conflicts=True)
    return Blob.objects.get(sha256=sha256)


@transaction.atomic(durable=True)
def begin_upload(*, name: str, size: int, by: AbstractBaseUser, at: datetime) -> Upload:
    """Announce a file of `size` bytes. Raises Refused when the size is not accepted."""
    refuse_if(why_wrong_size(size, settings.UPLOAD_MAX_BYTES, name))
    return Upload.objects.create(owner_id=by.pk, name=name[-200:], size=size, created_at=at)


@transaction.atomic(durable=True)
def append_piece(upload_id: UUID, piece: bytes, *, offset: int, by: AbstractBaseUser, at: datetime) -> Upload:
    """Add a piece at `offset`; the last one turns the upload into a checked file.

    Raises Upload.DoesNotExist for somebody else's upload, Refused when the offset does not continue what is here
    (the client asks for the offset and goes on from there) or when the whole file cannot be used.
    """
    upload = Upload.objects.select_for_update().get(pk=upload_id, owner_id=by.pk)
    if upload.blob_id is not None:
        return upload
    if offset != upload.offset or offset + len(piece) > upload.size:
        raise Refused("Phần tệp gửi lên không nối tiếp phần đã nhận; trình duyệt sẽ hỏi lại vị trí và gửi tiếp.")
    storage.append_piece(upload.id, offset, piece)
    upload.offset = offset + len(piece)
    if upload.offset == upload.size:
        _finish(upload, at)
    upload.save()
    return upload


def _finish(upload: Upload, at: datetime) -> None:
    content = storage.read_pieces(upload.id)
    refuse_if(why_not_usable(content, upload.name))
    upload.blob = keep(content, at=at)
    storage.drop_pieces(upload.id)


@transaction.atomic(durable=True)
def upload_whole(content: bytes, *, name: str, by: AbstractBaseUser, at: datetime) -> Upload:
    """A file sent in one piece by a browser without script. Raises Refused when it cannot be used."""
    refuse_if(why_wrong_size(len(content), settings.UPLOAD_MAX_BYTES, name))
    refuse_if(why_not_usable(content, name))
    blob = keep(content, at=at)
    return Upload.objects.create(
        owner_id=by.pk, name=name[-200:], size=len(content), offset=len(content), blob=blob, created_at=at
    )
