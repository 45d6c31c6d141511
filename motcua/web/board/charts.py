"""The charts of the board: the same lines as the tables, in the shape the kit draws."""

from typing import Any

from motcua.monitoring.queries import FigureSet, Line

SHOWN = 12


def months(counted: FigureSet) -> dict[str, Any]:
    """Settled dossiers by month: early, on time, late."""
    return _outcomes(counted.by_month, "Tháng") | {"stacked": True}


def channels(counted: FigureSet) -> dict[str, Any]:
    """Received dossiers by month: online, and directly or by post."""
    lines = counted.by_month
    return {
        "type": "line",
        "label": "Tháng",
        "categories": [line.name for line in lines],
        "series": [
            {"name": "Trực tuyến", "tone": "now", "data": [line.totals.received_online for line in lines]},
            {
                "name": "Trực tiếp, bưu chính",
                "tone": "neutral",
                "data": [line.totals.received_otherwise for line in lines],
            },
        ],
    }


def fields(counted: FigureSet) -> dict[str, Any]:
    """The fields with most dossiers received, the most first."""
    lines = sorted(counted.by_field, key=lambda line: -line.totals.received)[:SHOWN]
    return {
        "type": "bar",
        "horizontal": True,
        "label": "Lĩnh vực",
        "categories": [line.name for line in lines],
        "series": [{"name": "Tiếp nhận", "tone": "now", "data": [line.totals.received for line in lines]}],
    }


def units(counted: FigureSet) -> dict[str, Any]:
    """The units with most dossiers open or late: what is being worked on, and what of it is overdue now."""
    lines = sorted(counted.by_unit, key=lambda line: (-line.totals.overdue, -line.totals.open))[:SHOWN]
    return {
        "type": "bar",
        "horizontal": True,
        "label": "Đơn vị",
        "categories": [line.name for line in lines],
        "series": [
            {"name": "Đang giải quyết", "tone": "now", "data": [line.totals.open for line in lines]},
            {"name": "Đang quá hạn", "tone": "late", "data": [line.totals.overdue for line in lines]},
        ],
    }


def public_months(by_month: list[dict[str, Any]]) -> dict[str, Any]:
    """Settled dossiers by month from the plain values of the public figures."""
    names = (
        ("Trước hạn", "done", "settled_early"),
        ("Đúng hạn", "now", "settled_on_time"),
        ("Quá hạn", "late", "settled_late"),
    )
    return {
        "type": "bar",
        "stacked": True,
        "label": "Tháng",
        "categories": [month["name"] for month in by_month],
        "series": [
            {"name": name, "tone": tone, "data": [month[key] for month in by_month]} for name, tone, key in names
        ],
    }


def _outcomes(lines: list[Line], label: str) -> dict[str, Any]:
    names = (
        ("Trước hạn", "done", "settled_early"),
        ("Đúng hạn", "now", "settled_on_time"),
        ("Quá hạn", "late", "settled_late"),
    )
    return {
        "type": "bar",
        "label": label,
        "categories": [line.name for line in lines],
        "series": [
            {"name": name, "tone": tone, "data": [getattr(line.totals, key) for line in lines]}
            for name, tone, key in names
        ],
    }
