"""Figures kept before there were cuts and years: everything but the days of the full cut is made again from these."""

from django.db import migrations

_COUNTS = (
    "submitted, received, settled_early, settled_on_time, settled_late, returned, ballots, satisfied, turned_away, "
    "refused, withdrawn, closed, late_apologised"
)
_SUMS = ", ".join(f"sum({name})" for name in _COUNTS.split(", "))
_ROLL_UP = """
INSERT INTO {table} (cut, grain, {day}, agency_id, unit_id, desk_id, field_id, channel, {columns})
SELECT CASE WHEN grouping(unit_id) = 1 THEN 'field' WHEN grouping(field_id) = 1 THEN 'unit' ELSE 'full' END, grains.grain,
  CASE grains.grain WHEN 'day' THEN known.{day} ELSE date_trunc(grains.grain, known.{day})::date END AS first,
  agency_id, unit_id, desk_id, field_id, channel, {sums}
FROM {table} known, (VALUES ('day'), ('month'), ('year')) AS grains (grain)
GROUP BY GROUPING SETS ((grains.grain, first, agency_id, unit_id, desk_id, field_id, channel),
  (grains.grain, first, agency_id, unit_id, channel), (grains.grain, first, field_id, channel))
HAVING grains.grain <> 'day' OR grouping(unit_id, field_id) <> 0;
"""
_FORWARD = f"""
DELETE FROM monitoring_figure WHERE cut <> 'full' OR grain <> 'day';
DELETE FROM monitoring_openbydue WHERE cut <> 'full' OR grain <> 'day' OR open = 0;
{_ROLL_UP.format(table="monitoring_figure", day="day", columns=_COUNTS, sums=_SUMS)}
{_ROLL_UP.format(table="monitoring_openbydue", day="due_on", columns="open", sums="sum(open)")}
DELETE FROM monitoring_openbydue WHERE open = 0;
"""
_BACKWARD = """
DELETE FROM monitoring_figure WHERE cut <> 'full' OR grain = 'year';
DELETE FROM monitoring_openbydue WHERE cut <> 'full' OR grain <> 'day';
"""


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0003_grains_and_cuts")]

    operations = [migrations.RunSQL(_FORWARD, _BACKWARD)]
