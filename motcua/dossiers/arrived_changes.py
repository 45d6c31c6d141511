"""What an applicant says to another system of the State after filing there: an answer to what was asked, or to stop.

It runs inside the transaction of whoever takes the message, with the dossier locked, and returns the fact for them to
record. Only what was pinned is taken; what else differs is named, so that the other system can be told.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.dossiers.arriving import Arrival, ArrivedFile, attach_files, why_not_the_same
from motcua.dossiers.completeness import Incomplete
from motcua.dossiers.events import Supplemented, Withdrawn
from motcua.dossiers.models import Dossier, Supplement, SupplementPin
from motcua.dossiers.outcome import stopped
from motcua.dossiers.rules.pins import Target
from motcua.dossiers.rules.states import State, Verb, why_not, why_not_stopped
from motcua.dossiers.supplementing import Answer, check_answer, keys_of, pinnable, put_right, too_late
from motcua.kernel.refusals import Refused, refuse_if
from motcua.procedures.rules.forms import coerce


@dataclass(frozen=True)
class Taken:
    """What came of it: the fact, None when it says again what is known; and the labels of what else was sent and left."""

    fact: Supplemented | Withdrawn | None
    left: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sent:
    """What a message says otherwise than the dossier: values by field, contents by paper."""

    values: Mapping[str, Any]
    papers: frozenset[str]


def was_asked(dossier: Dossier) -> bool:
    """Whether a supplement was ever asked for: from then on nothing but what is pinned is taken."""
    return dossier.supplements.exists()


def answer_arrival(dossier: Dossier, arrival: Arrival, requests: Collection[str], *, at: datetime) -> Taken:
    """The pinned fields and papers are put right with what the message says of them; `requests` are those it answers.

    The same answer again is known. Raises Refused for one that is too late, answers another request or changes nothing
    that was pinned, `Incomplete` when a pinned thing is not right yet; nothing is changed then.
    """
    refuse_if(why_not_the_same(dossier, arrival))
    asked = dossier.supplements.order_by("number").last()
    if asked is None:
        raise Refused(f"Hồ sơ {dossier.code} không có yêu cầu bổ sung nào.")
    pins = list(asked.pins.order_by("id"))
    fields, papers = keys_of(pins, Target.FIELD), keys_of(pins, Target.PAPER)
    values = _values(dossier, arrival)
    new = _new(dossier, values, arrival.files)
    is_new = bool(fields & set(new.values) or papers & new.papers)
    if asked.answered_at is None:
        refuse_if(_why_no_answer(dossier, asked, requests, is_new=is_new, at=at))
        answer = Answer({name: values[name] for name in fields if name in values})
        fact = _put_right(dossier, asked, pins, answer, [file for file in arrival.files if file.key in papers], at)
    elif is_new or (not requests and (new.values or new.papers)):
        raise Refused(f"Hồ sơ {dossier.code} đã được bổ sung; nội dung gửi thêm không tự thay được, cán bộ phải xem.")
    else:
        fact = None
    return Taken(fact, _labels(dossier, [*(set(new.values) - fields), *(new.papers - papers)]))


def stop_arrival(dossier: Dossier, arrival: Arrival, reason: str, *, at: datetime) -> Taken:
    """The applicant has stopped the dossier on the other system; once more is known. Raises Refused like the portal."""
    refuse_if(why_not_the_same(dossier, arrival))
    if State(dossier.state) is State.WITHDRAWN:
        return Taken(None)
    refuse_if(why_not_stopped(State(dossier.state)))
    return Taken(stopped(dossier, reason, by=None, at=at))


def _why_no_answer(
    dossier: Dossier, asked: Supplement, requests: Collection[str], *, is_new: bool, at: datetime
) -> str | None:
    if why := too_late(asked, at=at) or why_not(Verb.SUPPLEMENT, State(dossier.state)):
        return why
    if requests and str(asked.pk) not in requests:
        return f"Nội dung gửi đến trả lời yêu cầu bổ sung trước; yêu cầu lần {asked.number} chưa được trả lời."
    if not requests and not is_new:
        return "Bản gửi lại chưa sửa nội dung nào trong phiếu yêu cầu bổ sung."
    return None


def _put_right(
    dossier: Dossier,
    asked: Supplement,
    pins: Sequence[SupplementPin],
    answer: Answer,
    files: Sequence[ArrivedFile],
    at: datetime,
) -> Supplemented:
    checked = check_answer(dossier, pins, answer, attach_files(dossier.revision, files, at), at=at)
    try:
        return put_right(dossier, asked, pins, checked, by=None, at=at)
    except Incomplete as lacking:
        label = {pin.key: pin.label for pin in pins}
        fields, papers = (
            {key: f"{label[key]}: {sentence}" for key, sentence in told.items()}
            for told in (lacking.fields, lacking.papers)
        )
        raise Incomplete(fields, papers) from lacking


def _values(dossier: Dossier, arrival: Arrival) -> dict[str, Any]:
    """The values of the message as the form reads them; an emptied field is None, a name the form lacks is left as sent."""
    form = dossier.revision.form_definition
    read = coerce({**dossier.data, **arrival.answers}, form)
    return {name: read.get(name) if name in form.properties else sent for name, sent in arrival.answers.items()}


def _new(dossier: Dossier, values: Mapping[str, Any], files: Sequence[ArrivedFile]) -> Sent:
    present = set(dossier.papers.current().filter(blob__isnull=False).values_list("key", "blob__sha256"))
    changed = {name: value for name, value in values.items() if value != dossier.data.get(name)}
    new = {file.key for file in files if (file.key, hashlib.sha256(file.content).hexdigest()) not in present}
    return Sent(changed, frozenset(new))


def _labels(dossier: Dossier, keys: Collection[str]) -> tuple[str, ...]:
    known = pinnable(dossier.revision)
    return tuple(sorted({(known.fields | known.papers).get(key, key)[:100] for key in keys}))
