"""The running system: database, migrations, worker, jobs, certificates; or only that the database is away."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from motcua.cli.checkup.connected import connected_findings
from motcua.cli.checkup.findings import Finding, missing, ok, warning
from motcua.clients.national_portal.portal import Unavailable
from motcua.exchange.portal import our_portal
from motcua.exchange.queries import load
from motcua.signatures.queries import Estate, estate

# procrastinate's own measure: a worker writes every ten seconds and is taken for dead after thirty.
SILENCE = timedelta(seconds=30)
CLOCK_TOLERANCE = timedelta(seconds=5)
EXPIRY_NOTICE = timedelta(days=30)


def running_findings(*, serving: bool, at: datetime) -> list[Finding]:
    """Everything the database can tell; only that it cannot be reached when it does not answer."""
    reached = database(at)
    if reached.level == "missing":
        return [reached]
    migrated = migrations()
    if migrated.level == "missing":
        return [reached, migrated]
    found = estate(at=at, within=EXPIRY_NOTICE)
    return [
        reached,
        migrated,
        worker(serving=serving, at=at),
        jobs(at),
        *certificates(found),
        *connected_findings(),
        national_portal(),
    ]


def database(at: datetime) -> Finding:
    """The database answers, and its clock agrees with this machine's."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT version(), now()")
            version, now = cursor.fetchone() or ("", at)
    except (DatabaseError, ImproperlyConfigured) as error:
        sentence = f"{which()} cannot be reached: {str(error).strip().splitlines()[0]}"
        return missing("database", sentence, "start it, or correct DATABASE_URL; without DATABASE_URL none is needed")
    name = f"{' '.join(version.split()[:2])}, {which()}"
    if abs(now - at) > CLOCK_TOLERANCE:
        apart = round(abs(now - at).total_seconds())
        return warning(
            "database", f"{name}; its clock is {apart} s apart from this machine's", "synchronise both (NTP)"
        )
    return ok("database", name)


def which() -> str:
    """Which database is meant, without its password."""
    if settings.EMBEDDED_DATABASE:
        return "the embedded one in the data folder"
    parts = urlsplit(settings.DATABASE_ADDRESS)
    return f"{parts.path.lstrip('/')} on {parts.hostname or 'a local socket'}"


def migrations() -> Finding:
    """Every migration has been applied."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return missing("migrations", f"{len(waiting)} not applied", "motcua migrate (make demo and make serve do it)")
    return ok("migrations", "all applied")


def worker(*, serving: bool, at: datetime) -> Finding:
    """A worker has shown itself lately. While pages are served without one, receipts and messages are not made."""
    last = ProcrastinateWorker.objects.order_by("-last_heartbeat").values_list("last_heartbeat", flat=True).first()
    if last and at - last <= SILENCE:
        return ok("worker", f"alive, last seen {max(0, round((at - last).total_seconds()))} s ago")
    sentence = f"not seen since {last:%d/%m/%Y %H:%M} UTC" if last else "none is running"
    if serving:
        return missing("worker", sentence, "start it again with make demo or make serve: receipts wait for it")
    return warning("worker", sentence, "make demo and make serve start one")


def jobs(at: datetime) -> Finding:
    """No job failed for good, and none is held by a worker that died."""
    rows = ProcrastinateJob.objects.all()
    held = rows.filter(status="doing").exclude(worker__last_heartbeat__gte=at - SILENCE).count()
    counts = {
        "waiting": rows.filter(status="todo").count(),
        "stalled": held,
        "failed": rows.filter(status="failed").count(),
    }
    sentence = ", ".join(f"{count} {name}" for name, count in counts.items())
    if counts["failed"]:
        return warning("jobs", sentence, "see why in the log, then: motcua procrastinate shell, “retry ID”")
    if held:
        return warning("jobs", sentence, "a running worker takes the stalled ones up again within a minute")
    return ok("jobs", sentence)


def certificates(found: Estate) -> list[Finding]:
    """Something is trusted, keys have not run out, and the test authority is there where test keys need it."""
    if not found.anchors:
        remedy = "motcua load deployments/cho-gao, or trust the roots of the real authorities"
        return [warning("certificates", "no authority is trusted: nothing can be signed or verified", remedy)]
    if found.test_valid and not found.test_authority:
        remedy = "restore the folder “authority” of the data folder from its backup"
        return [missing("certificates", "the keys of the test authority are gone: nothing can be signed", remedy)]
    kind = "test certificates without legal value" if found.test_valid else "certificates"
    rows = [ok("certificates", f"{found.valid} valid {kind}, {found.anchors} trusted root(s)")]
    if found.expiring or found.expired:
        sentence = (
            f"{found.expiring} run out within {EXPIRY_NOTICE.days} days, {found.expired} holder(s) without a valid one"
        )
        rows.append(warning("expiry", sentence, "have them renewed before the holder has to sign"))
    return rows


def national_portal() -> Finding:
    """The national portal is connected, answers and knows us, and nothing waits for somebody to look."""
    portal = our_portal()
    if portal is None:
        return ok("national portal", "not connected (MOTCUA_NATIONAL_PORTAL is not set)")
    waits = load()
    sentence = f"{waits.waiting} to be told, {waits.failed} told in vain, {waits.quarantined} arrived and not filed"
    try:
        answer = portal.check()
    except Unavailable as silent:
        remedy = "nothing is lost: what waits is sent when it answers; correct MOTCUA_NATIONAL_PORTAL if it is wrong"
        return warning("national portal", f"{silent}; {sentence}", remedy)
    if not answer.is_yes:
        remedy = "correct the code and the secret in MOTCUA_NATIONAL_PORTAL"
        return warning("national portal", f"it answers {answer.code} {answer.message}; {sentence}", remedy)
    if waits.failed or waits.quarantined:
        return warning("national portal", sentence, "a controller looks at /quan-tri/trao-doi/")
    return ok("national portal", f"answers; {sentence}")
