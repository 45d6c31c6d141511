"""What a clerk has typed and not filed: kept while it is typed, offered again, gone on with or thrown away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from motcua.dossiers.actions.drop_reception import drop_reception
from motcua.dossiers.actions.keep_reception import TypedPage, keep_reception
from motcua.dossiers.keeping import kept_receptions
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.kernel.text import nfc
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.procedures.queries import revisions_named
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.asking import key_of

UNAUTHORISED, UNKNOWN, CONFLICT, GONE, UNPROCESSABLE = 401, 404, 409, 410, 422
LONGEST_VERSION = 9
NOT_TYPED = {"csrfmiddlewaretoken", "buoc", "chon", "filing_key", "cua_so", "lan_luu", "version"}


@dataclass(frozen=True)
class Window:
    """A window of the browser, by which the server tells it from another one with the same reception.

    `version` is the running number of its last save.
    """

    token: UUID
    version: int = 0
    saved_at: datetime | None = None

    @classmethod
    def opened(cls, version: int = 0, saved_at: datetime | None = None) -> Window:
        """A page that is opened now, going on from a version."""
        return cls(uuid4(), version, saved_at)

    @classmethod
    def read(cls, post: Mapping[str, Any]) -> Window:
        """The window a page was sent from, which goes on when the page comes back to it."""
        token, version = key_of(post.get("cua_so", "")), str(post.get("lan_luu", ""))
        return cls(token, _number(version)) if token else cls.opened()


@dataclass(frozen=True)
class Offer:
    """One reception left unfiled, as it is offered."""

    filing_key: UUID
    name: str
    procedure: str
    saved_at: datetime


def offers_for(user: Any) -> list[Offer]:
    """What this clerk left unfiled, the newest first; pages with nothing of a person on them are not worth a word."""
    kept = [one for one in kept_receptions(user, at=doorclock.now()) if _says_something(one.answers)]
    codes = list({code for one in kept if (code := one.answers.get("ma_thu_tuc"))})
    names = {one.procedure.code: one.name for one in revisions_named(codes, on=doorclock.today())} if codes else {}
    return [
        Offer(
            one.filing_key,
            one.answers.get("nguoi_full_name") or one.answers.get("nguoi_identity_no") or "Chưa ghi tên người nộp",
            names.get(one.answers.get("ma_thu_tuc", ""), "chưa chọn thủ tục"),
            one.updated_at,
        )
        for one in kept
    ]


@login_not_required
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Autosave of the page of a reception, in the manner of the portal's drafts: answers `{version}`.

    401 when the session is over, 409 with the newest version when an older save of this window came late (it then sends
    what it shows now), 410 with the reason when another window has gone on with it.
    """
    if not request.user.is_authenticated:
        return _refuse("Phiên đăng nhập đã hết; đăng nhập lại rồi chọn Tiếp tục ở trang Tiếp nhận.", UNAUTHORISED)
    return _keep(request)


@officer_with(Role.RECEIVER)
def _keep(request: HttpRequest, duties: Duties) -> HttpResponse:
    key, window = key_of(request.POST.get("filing_key")), key_of(request.POST.get("cua_so"))
    if key is None or window is None:
        return _refuse("Trang này không phải trang Tiếp nhận; mở lại trang Tiếp nhận.", UNPROCESSABLE)
    version, at = _number(str(request.POST.get("version", ""))), doorclock.now()
    try:
        kept = keep_reception(TypedPage(key, _answers(request.POST), window, version), by=account(request), at=at)
    except Refused as refused:
        return _refuse(refused.sentence, GONE)
    except ObjectDoesNotExist:
        return _refuse("Không có lượt tiếp nhận này.", UNKNOWN)
    if kept is None:
        return JsonResponse({"version": version})
    return JsonResponse({"version": kept.version}, status=200 if kept.updated_at == at else CONFLICT)


@require_POST
@officer_with(Role.RECEIVER)
def discard(request: HttpRequest, duties: Duties, filing_key: UUID) -> HttpResponse:
    """The clerk does not want it any more; back to an empty page."""
    try:
        drop_reception(filing_key, by=account(request))
    except ObjectDoesNotExist:
        raise Http404("no reception of this clerk") from None
    return redirect("counter:reception")


def _answers(post: Mapping[str, Any]) -> dict[str, str]:
    """Everything typed, without what belongs to the window; a NUL fits into no text of the database."""
    pairs = ((name.replace("\0", ""), nfc(str(value)).replace("\0", "")) for name, value in post.items())
    return {name: value for name, value in pairs if value and name not in NOT_TYPED}


def _says_something(answers: Mapping[str, str]) -> bool:
    return any(name.startswith(("nguoi_", "uq_")) or name == "ma_thu_tuc" for name in answers)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_VERSION else 0


def _refuse(sentence: str, status: int) -> HttpResponse:
    return JsonResponse({"reason": sentence}, status=status)
