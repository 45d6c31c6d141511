"""Every journey besides the main one: a module for each kind, each naming the articles it exercises."""

from motcua.cli.story.case import Tale
from motcua.cli.story.journeys import (
    announced,
    batch,
    by_post,
    corrected,
    counter,
    district,
    ended,
    entrusted,
    kiosk,
    late,
    linked,
    national,
    online_payment,
    paid,
    queued,
    settled,
    signing,
    supplemented,
)

TALES: tuple[Tale, ...] = (
    *counter.TALES,
    *queued.TALES,
    *kiosk.TALES,
    *by_post.TALES,
    *entrusted.TALES,
    *national.TALES,
    *batch.TALES,
    *supplemented.TALES,
    *ended.TALES,
    *settled.TALES,
    *district.TALES,
    *linked.TALES,
    *signing.TALES,
    *late.TALES,
    *announced.TALES,
    *paid.TALES,
    *online_payment.TALES,
    *corrected.TALES,
)
