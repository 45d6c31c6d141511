"""One way in place of another that cannot reach its person."""

from django.conf import settings

from motcua.kernel.worktime import day_in_vietnam
from motcua.notifications.ledger import Matter, write
from motcua.notifications.models import Delivery
from motcua.notifications.rules.channels import Channel, Way
from motcua.notifications.rules.ways import NO_PROVIDER
from motcua.notifications.senders import configured
from motcua.notifications.words import wording_on


def by_sms_instead(row: Delivery) -> None:
    """A Zalo message that cannot reach its person goes as an SMS, once; in the caller's transaction."""
    if row.way is not Channel.ZALO:
        return
    said = wording_on(day_in_vietnam(row.created_at)).of(row.template)
    text = said.render(Channel.SMS, {"code": row.about, "address": settings.SHORT_ADDRESS})
    way = Way(Channel.SMS, row.to, "" if Channel.SMS in configured() else NO_PROVIDER[Channel.SMS])
    write(row.entry, row.person_id, way, text, Matter(row.template, row.hurry, row.about))
