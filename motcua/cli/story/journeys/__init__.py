"""Every journey besides the main one: a module for each kind, each naming the articles it exercises."""

from motcua.cli.story.case import Tale
from motcua.cli.story.journeys import corrected, counter, ended, paid, settled, supplemented

TALES: tuple[Tale, ...] = (
    *counter.TALES,
    *supplemented.TALES,
    *ended.TALES,
    *settled.TALES,
    *paid.TALES,
    *corrected.TALES,
)
