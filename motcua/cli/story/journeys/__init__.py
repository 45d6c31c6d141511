"""Every journey besides the main one: a module for each kind, each naming the articles it exercises."""

from motcua.cli.story.case import Tale
from motcua.cli.story.journeys import (
    announced,
    by_post,
    corrected,
    counter,
    district,
    ended,
    late,
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
    *by_post.TALES,
    *supplemented.TALES,
    *ended.TALES,
    *settled.TALES,
    *district.TALES,
    *signing.TALES,
    *late.TALES,
    *announced.TALES,
    *paid.TALES,
    *online_payment.TALES,
    *corrected.TALES,
)
