"""What follows from which fact: one table. Each reaction is idempotent on the entry, so that a retry is harmless."""

from collections.abc import Callable
from datetime import date
from uuid import NAMESPACE_OID, UUID, uuid5

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from motcua.dossiers.actions.confirm_payment import confirm_payment
from motcua.dossiers.actions.keep_document import keep_document
from motcua.dossiers.actions.recount import recount
from motcua.dossiers.billing import SUBJECT, all_fees, bill_for_obligation, bill_of, fee_channel
from motcua.dossiers.following import begin_parts, end_parts, give_to_whole, go_on_with_parts, pause_parts, tell_worker
from motcua.dossiers.models import Document
from motcua.dossiers.printing import receipts_of
from motcua.dossiers.queries import by_id, consultations_of, hand_overs_of, obligation_of
from motcua.dossiers.representing import representative_of
from motcua.dossiers.rules.alerts import Level
from motcua.dossiers.rules.states import State
from motcua.dossiers.watching import counted_over
from motcua.exchange.portal import tell_portal
from motcua.exchange.rules.telling import TOLD
from motcua.fees.actions.raise_charge import raise_charge
from motcua.fees.queries import charge_of, charges_of
from motcua.fees.rules.lines import only_choice
from motcua.journal.actions import FOLLOW_TASK
from motcua.journal.events import read_sentence
from motcua.journal.models import Entry
from motcua.journal.queries import entry as journal_entry
from motcua.kernel.vietnamese import format_day, format_short
from motcua.kernel.worktime import day_in_vietnam
from motcua.monitoring.actions import count
from motcua.notifications.actions import announce, tell
from motcua.notifications.rules.ways import Addressee
from motcua.organisation.queries import officers_at
from motcua.organisation.rules.kinds import Role
from motcua.people.queries import by_identity_number
from motcua.postal.queries import order_by_id

Reaction = Callable[[Entry], None]

# In which words of notifications/wording.yaml the applicant is told; any other fact is told as news.
WORDING_OF = {
    "dossier.received": "received",
    "dossier.result_sealed": "result_ready",
    "dossier.result_returned": "result_returned",
    "dossier.supplement_requested": "supplement_needed",
    "dossier.payment_requested": "payment_needed",
    "dossier.intake_refused": "refused",
    "dossier.refused": "refused",
    "dossier.apologised": "apology",
    "dossier.correction_sealed": "result_ready",
    "dossier.supplemented": "for_information",
    "dossier.check_recorded": "for_information",
    "fees.charge_raised": "fees",
    "fees.charge_cancelled": "fees",
    "fees.payment_received": "fees",
    "fees.refunded": "fees",
}


# What is told to who acts for the applicant only when they file for them: a mere collector neither pays nor supplements.
FOR_WHO_FILES = {"supplement_needed", "payment_needed", "fees", "for_information"}

# What the applicant of a linked dossier is told of its parts, under the code they know.
TOLD_OF_PARTS = {"dossier.part_delivered", "dossier.correction_sealed"}


def make_filing_receipt(entry: Entry) -> None:
    """The signed confirmation that lists every file."""
    keep_document(entry.subject_id, Document.Kind.FILING, at=entry.at)


def make_receipt(entry: Entry) -> None:
    """Form 01, as it will be reprinted for ever; one for each time the term began."""
    given = sum(1 for receipt in receipts_of(by_id(entry.subject_id)) if receipt.made_at <= entry.at)
    keep_document(entry.subject_id, Document.Kind.RECEIPT, at=entry.at, turn=given)


def make_supplement_request(entry: Entry) -> None:
    """Form 02, with every pin of the request."""
    keep_document(entry.subject_id, Document.Kind.SUPPLEMENT, at=entry.at, turn=entry.data["number"])


def make_refusal(entry: Entry) -> None:
    """Form 03."""
    keep_document(entry.subject_id, Document.Kind.REFUSAL, at=entry.at)


def make_stop_notice(entry: Entry) -> None:
    """Form 05."""
    keep_document(entry.subject_id, Document.Kind.STOP, at=entry.at)


def make_transfer_note(entry: Entry) -> None:
    """What the applicant gets where another desk took the dossier in: no day is promised yet."""
    keep_document(entry.subject_id, Document.Kind.TRANSFER, at=entry.at)


def tell_taking_desk(entry: Entry) -> None:
    """A message to the clerks of the desk that took a dossier in for another: it still lies there."""
    dossier = by_id(entry.subject_id)
    text, sender = f"Hồ sơ {dossier.code}: {read_sentence(entry.kind, entry.data)}", entry.data["from_desk"]
    for officer in officers_at({sender}, Role.RECEIVER, on=day_in_vietnam(entry.at)):
        tell(entry.pk, officer.user_id, text, f"/mot-cua/ho-so/{dossier.code}/", at=entry.at)


def make_hand_over_slip(entry: Entry) -> None:
    """The slip between two settling units, as many as there were hand-overs until then."""
    given = sum(1 for one in hand_overs_of(by_id(entry.subject_id)) if one.at <= entry.at)
    keep_document(entry.subject_id, Document.Kind.HAND_OVER, at=entry.at, turn=given)


def tell_applicant(entry: Entry) -> None:
    """The applicant is told on every way they have and want, at the telephone given for this dossier."""
    dossier = by_id(entry.subject_id)
    if dossier.is_part:
        if entry.kind not in TOLD_OF_PARTS:
            return
        dossier = by_id(dossier.parent_link.parent_id)
    person = dossier.applicant
    reached = Addressee(person.pk, person.user_id, dossier.applicant_phone or person.phone, person.email)
    values = {
        "code": dossier.code,
        "sentence": read_sentence(entry.kind, entry.data),
        "desk": dossier.desk.name,
        "phone": dossier.desk.phone or "ghi trên giấy hẹn",
    }
    page = f"/ho-so/{dossier.code}/"
    announce(entry, reached, WORDING_OF.get(entry.kind, "news"), values, page=page)
    acting, wording = representative_of(dossier), WORDING_OF.get(entry.kind, "news")
    if acting and acting.person_id != person.pk and (acting.files or wording not in FOR_WHO_FILES):
        told = Addressee(acting.person_id, acting.person.user_id, acting.phone, acting.person.email)
        announce(entry, told, wording, values, page=page)


def tell_sender(entry: Entry) -> None:
    """Who sent an envelope that never arrived is told at the telephone on its slip; so are the clerks of the desk."""
    order = order_by_id(entry.subject_id)
    person, sentence = by_identity_number(order.sender_identity_no), read_sentence(entry.kind, entry.data)
    if person:
        reached = Addressee(person.pk, person.user_id, order.sender_phone, person.email)
        values = {
            "code": order.slip_no,
            "sentence": sentence,
            "desk": order.desk.name,
            "phone": order.desk.phone or "ghi trên phiếu gửi",
        }
        announce(entry, reached, "news", values, page="/tra-cuu/")
    for officer in officers_at({order.desk_id}, Role.RECEIVER, on=day_in_vietnam(entry.at)):
        tell(entry.pk, officer.user_id, sentence, f"/mot-cua/buu-chinh/phieu-gui/{order.pk}/", at=entry.at)


def tell_holder(entry: Entry) -> None:
    """A message to the officer it now waits for, or to everybody at that place who may act."""
    dossier = by_id(entry.subject_id)
    text = f"Hồ sơ {dossier.code} chờ ông/bà xử lý: {read_sentence(entry.kind, entry.data)}"
    if dossier.holder_officer:
        recipients = [dossier.holder_officer]
    else:
        on = day_in_vietnam(entry.at)
        recipients = officers_at({dossier.holder_agency_id}, Role(dossier.holder_role), on=on)
    door = "mot-cua" if dossier.holder_role == Role.RECEIVER else "ban-lam-viec"
    for officer in recipients:
        tell(entry.pk, officer.user_id, text, f"/{door}/ho-so/{dossier.code}/", at=entry.at)


def tell_asked(entry: Entry) -> None:
    """A message to the officers of the units whose opinion is asked for now."""
    dossier = by_id(entry.subject_id)
    for asked in consultations_of(dossier):
        if asked.opened_at == entry.at and asked.answered_at is None:
            text = f"Hồ sơ {dossier.code}: đề nghị cho ý kiến trước {format_short(asked.due_at or entry.at)}"
            for officer in officers_at({asked.asked_id}, Role.SPECIALIST, on=day_in_vietnam(entry.at)):
                tell(entry.pk, officer.user_id, text, f"/ban-lam-viec/y-kien/{asked.pk}/", at=entry.at)


def tell_heads(entry: Entry) -> None:
    """A message to the heads of the settling unit and to the desk: a term or a step needs their eye."""
    dossier = by_id(entry.subject_id)
    text, on = f"Hồ sơ {dossier.code}: {read_sentence(entry.kind, entry.data)}", day_in_vietnam(entry.at)
    for officer in officers_at({dossier.unit_id}, Role.LEADER, on=on):
        tell(entry.pk, officer.user_id, text, f"/ban-lam-viec/ho-so/{dossier.code}/", at=entry.at)
    for officer in officers_at({dossier.desk_id}, Role.RECEIVER, on=on):
        tell(entry.pk, officer.user_id, text, f"/mot-cua/ho-so/{dossier.code}/", at=entry.at)


def tell_late_unit(entry: Entry) -> None:
    """A message to who answers for the unit that was asked: its opinion is overdue."""
    dossier = by_id(entry.subject_id)
    text = f"Hồ sơ {dossier.code}: ý kiến phối hợp của đơn vị đã quá hạn trả lời ({entry.data['due_text']})"
    for role in (Role.LEADER, Role.SPECIALIST):
        for officer in officers_at({entry.data["asked"]}, role, on=day_in_vietnam(entry.at)):
            tell(entry.pk, officer.user_id, text, f"/ban-lam-viec/y-kien/{entry.data['consultation']}/", at=entry.at)


def tell_of_late_answer(entry: Entry) -> None:
    """An online filing nobody answered in time goes to the heads, and the applicant is told."""
    if entry.data["level"] == Level.OVERDUE:
        tell_heads(entry)
        tell_applicant(entry)


def recount_terms(entry: Entry) -> None:
    """Every open term that crosses a day announced or taken back is counted anew."""
    day = date.fromisoformat(entry.data["day"])
    notice = f"Thông báo về ngày {format_day(day)} ({entry.data['name']})"
    for dossier_id in counted_over(day):
        recount(dossier_id, notice=notice, at=entry.at)


def tell_sealers(entry: Entry) -> None:
    """A message to the document clerks of the authority: a corrected result waits for the seal."""
    dossier = by_id(entry.subject_id)
    text = f"Hồ sơ {dossier.code} chờ ông/bà xử lý: {read_sentence(entry.kind, entry.data)}"
    for officer in officers_at({dossier.agency_id}, Role.DOCUMENT_CLERK, on=day_in_vietnam(entry.at)):
        tell(entry.pk, officer.user_id, text, f"/ban-lam-viec/ho-so/{dossier.code}/", at=entry.at)


def tell_holder_of_pin(entry: Entry) -> None:
    """A message to the officer under whose account a PIN was guessed at."""
    text = (
        f"Mã PIN chứng thư số bị nhập sai {entry.data['tries']} lần bằng tài khoản của ông/bà. "
        "Nếu không phải ông/bà nhập, hãy đổi mật khẩu và báo quản trị ngay."
    )
    if entry.actor_id:
        tell(entry.pk, entry.actor_id, text, "/ban-lam-viec/thong-bao/", at=entry.at)


def charge_for_filing(entry: Entry) -> None:
    """An online filing whose one fee is certain is charged at once; anything else is for the desk to say."""
    dossier = by_id(entry.subject_id)
    choice = only_choice(all_fees(dossier), fee_channel(dossier))
    if choice and not charges_of(SUBJECT, dossier.pk):
        raise_charge(bill_of(dossier, [choice], key=key_of(entry)), by=None, at=entry.at)


def charge_for_obligation(entry: Entry) -> None:
    """What the specialist asks for can be paid like a fee; the desk confirms by hand what comes another way."""
    dossier = by_id(entry.subject_id)
    obligation = obligation_of(dossier)
    if obligation and obligation.asked_at == entry.at and not any(c.is_open for c in charges_of(SUBJECT, dossier.pk)):
        raise_charge(bill_for_obligation(dossier, obligation, key=key_of(entry)), by=None, at=entry.at)


def end_waiting_for_payment(entry: Entry) -> None:
    """The obligation a dossier waits for has been paid in full: settling goes on."""
    dossier = by_id(entry.subject_id)
    obligation = obligation_of(dossier)
    charge = charge_of(SUBJECT, dossier.pk, entry.data["charge"])
    if not (entry.data["paid"] and obligation and charge and State(dossier.state) is State.WAIT_PAYMENT):
        return
    if (charge.raised_at, charge.total) == (obligation.asked_at, obligation.amount):
        confirm_payment(dossier.pk, proof=f"Biên lai số {entry.data['receipt']}", by=None, at=entry.at)


def key_of(entry: Entry) -> UUID:
    """The key of what follows once from an entry."""
    return uuid5(NAMESPACE_OID, f"journal:{entry.pk}")


FOLLOWS: dict[str, tuple[Reaction, ...]] = {
    "dossier.submitted": (count, make_filing_receipt, tell_holder, charge_for_filing),
    "dossier.received": (count, make_receipt, tell_applicant, tell_holder, begin_parts),
    "dossier.assigned": (tell_holder,),
    "dossier.proposed": (tell_holder,),
    "dossier.result_signed": (tell_holder,),
    "dossier.result_sealed": (count, tell_applicant, tell_holder, give_to_whole),
    "dossier.result_returned": (count, tell_applicant),
    "dossier.supplement_requested": (count, make_supplement_request, tell_applicant, pause_parts),
    "dossier.second_supplement_authorised": (tell_holder,),
    "dossier.supplemented": (tell_holder, tell_applicant),
    "dossier.intake_refused": (count, make_refusal, tell_applicant, end_parts),
    "dossier.refused": (count, make_refusal, tell_applicant, end_parts, go_on_with_parts),
    "dossier.withdrawn": (count, make_stop_notice, tell_applicant, end_parts),
    "dossier.closed": (count, tell_applicant, end_parts),
    "dossier.sent_back": (tell_holder,),
    "dossier.recalled": (count, tell_holder),
    "dossier.handed_over": (count, make_hand_over_slip, tell_holder),
    "dossier.payment_requested": (count, tell_applicant, charge_for_obligation),
    "dossier.payment_confirmed": (count, tell_applicant, tell_holder),
    "dossier.consulted": (tell_asked,),
    "dossier.consultation_answered": (tell_holder, tell_asked),
    "dossier.check_recorded": (tell_applicant,),
    "dossier.apologised": (tell_applicant, tell_holder),
    "dossier.parts_linked": (tell_heads,),
    "dossier.part_opened": (tell_holder,),
    "dossier.part_delivered": (tell_applicant, go_on_with_parts),
    "dossier.part_ended": (tell_worker, tell_heads),
    "dossier.part_dropped": (tell_worker, tell_heads),
    "dossier.part_paused": (tell_worker,),
    "dossier.part_restarted": (tell_worker,),
    "dossier.due_moved": (count, tell_applicant, tell_holder),
    "dossier.warned": (tell_holder, tell_heads),
    "dossier.papers_handed_over": (tell_holder,),
    "dossier.papers_left": (tell_heads,),
    "dossier.intake_warned": (tell_holder, tell_of_late_answer),
    "dossier.opinion_late": (tell_heads, tell_late_unit),
    "dossier.escalated": (tell_applicant, tell_heads),
    "reference.day_announced": (recount_terms,),
    "reference.day_taken_back": (recount_terms,),
    "dossier.result_corrected": (tell_sealers,),
    "dossier.correction_sealed": (tell_applicant,),
    "dossier.representative_named": (tell_applicant,),
    "dossier.representation_ended": (tell_applicant,),
    "dossier.taken_elsewhere": (count, make_transfer_note, tell_applicant, tell_holder),
    "dossier.sent_on": (tell_applicant, tell_holder),
    "dossier.transfer_late": (tell_applicant, tell_taking_desk, tell_heads),
    "fees.charge_raised": (tell_applicant,),
    "fees.charge_cancelled": (tell_applicant,),
    "fees.payment_received": (tell_applicant, end_waiting_for_payment),
    "fees.refunded": (tell_applicant,),
    "signatures.wrong_pins": (tell_holder_of_pin,),
    "surveys.rated": (count,),
    "postal.parcel_handed_over": (tell_applicant,),
    "postal.attempted": (tell_applicant,),
    "postal.brought_back": (tell_applicant,),
    "postal.lost": (tell_applicant,),
    "postal.order_lost": (tell_sender,),
}

# What the national portal shows follows last: a portal that is away holds up nothing.
FOLLOWS |= {kind: (*FOLLOWS[kind], tell_portal) for kind in TOLD}


@app.task(name=FOLLOW_TASK, queue="reactions", retry=RetryStrategy(max_attempts=10, exponential_wait=2))
def follow(entry_id: int) -> None:
    """Do everything that follows from one entry."""
    fact = journal_entry(entry_id)
    for reaction in FOLLOWS.get(fact.kind, ()):
        reaction(fact)


@app.periodic(cron="* * * * *")
@app.task(name="reactions.retry_stalled", queue="upkeep", queueing_lock="retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Give jobs of a worker that died back to the queue."""
    for job in await context.app.job_manager.get_stalled_jobs():
        await context.app.job_manager.retry_job(job)
