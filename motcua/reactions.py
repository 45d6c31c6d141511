"""What follows from which fact: one table. Each reaction is idempotent on the entry, so that a retry is harmless."""

from collections.abc import Callable

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from motcua.dossiers.actions.keep_document import keep_document
from motcua.dossiers.models import Document
from motcua.dossiers.queries import by_id, consultations_of
from motcua.journal.actions import FOLLOW_TASK
from motcua.journal.models import Entry
from motcua.journal.queries import entry as journal_entry
from motcua.journal.queries import read_sentence
from motcua.kernel.vietnamese import format_short
from motcua.kernel.worktime import day_in_vietnam
from motcua.monitoring.actions import count
from motcua.notifications.actions import announce, tell
from motcua.notifications.rules.ways import Addressee
from motcua.organisation.queries import officers_at
from motcua.organisation.rules.kinds import Role

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
}


def make_filing_receipt(entry: Entry) -> None:
    """The signed confirmation that lists every file."""
    keep_document(entry.subject_id, Document.Kind.FILING, at=entry.at)


def make_receipt(entry: Entry) -> None:
    """Form 01, as it will be reprinted for ever."""
    keep_document(entry.subject_id, Document.Kind.RECEIPT, at=entry.at)


def tell_applicant(entry: Entry) -> None:
    """The applicant is told on every way they have and want, at the telephone given for this dossier."""
    dossier = by_id(entry.subject_id)
    person = dossier.applicant
    reached = Addressee(person.pk, person.user_id, dossier.applicant_phone or person.phone, person.email)
    values = {
        "code": dossier.code,
        "sentence": read_sentence(entry.kind, entry.data),
        "desk": dossier.desk.name,
        "phone": dossier.desk.phone or "ghi trên giấy hẹn",
    }
    announce(entry, reached, WORDING_OF.get(entry.kind, "news"), values, page=f"/ho-so/{dossier.code}/")


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


def tell_sealers(entry: Entry) -> None:
    """A message to the document clerks of the authority: a corrected result waits for the seal."""
    dossier = by_id(entry.subject_id)
    text = f"Hồ sơ {dossier.code} chờ ông/bà xử lý: {read_sentence(entry.kind, entry.data)}"
    for officer in officers_at({dossier.agency_id}, Role.DOCUMENT_CLERK, on=day_in_vietnam(entry.at)):
        tell(entry.pk, officer.user_id, text, f"/ban-lam-viec/ho-so/{dossier.code}/", at=entry.at)


FOLLOWS: dict[str, tuple[Reaction, ...]] = {
    "dossier.submitted": (count, make_filing_receipt, tell_holder),
    "dossier.received": (count, make_receipt, tell_applicant, tell_holder),
    "dossier.assigned": (tell_holder,),
    "dossier.proposed": (tell_holder,),
    "dossier.result_signed": (tell_holder,),
    "dossier.result_sealed": (count, tell_applicant, tell_holder),
    "dossier.result_returned": (count, tell_applicant),
    "dossier.supplement_requested": (count, tell_applicant),
    "dossier.second_supplement_authorised": (tell_holder,),
    "dossier.supplemented": (tell_holder, tell_applicant),
    "dossier.intake_refused": (count, tell_applicant),
    "dossier.refused": (count, tell_applicant),
    "dossier.withdrawn": (count, tell_applicant),
    "dossier.closed": (count, tell_applicant),
    "dossier.sent_back": (tell_holder,),
    "dossier.recalled": (count, tell_holder),
    "dossier.handed_over": (count, tell_holder),
    "dossier.payment_requested": (count, tell_applicant),
    "dossier.payment_confirmed": (count, tell_applicant, tell_holder),
    "dossier.consulted": (tell_asked,),
    "dossier.consultation_answered": (tell_holder, tell_asked),
    "dossier.check_recorded": (tell_applicant,),
    "dossier.apologised": (tell_applicant, tell_holder),
    "dossier.result_corrected": (tell_sealers,),
    "dossier.correction_sealed": (tell_applicant,),
    "surveys.rated": (count,),
}


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
