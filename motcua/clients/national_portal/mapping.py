"""How our values are written for the portal, by version of its interface; a new version is a new row here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from motcua.clients.national_portal import mapping_2021
from motcua.clients.national_portal.values import Case, Filed, Progress


@dataclass(frozen=True)
class Mapping:
    """One version of the fields."""

    dossier_row: Callable[[Case], dict[str, Any]]
    progress_row: Callable[[Progress], dict[str, Any]]
    read_filed: Callable[[dict[str, Any]], Filed]


VERSIONS: dict[str, Mapping] = {
    "2021": Mapping(mapping_2021.dossier_row, mapping_2021.progress_row, mapping_2021.read_filed),
}


def mapping_of(version: str) -> Mapping:
    """The mapping of a version. Raises ValueError for one there is not."""
    if version not in VERSIONS:
        raise ValueError(f"the national portal is spoken to in version {', '.join(VERSIONS)}, not {version}")
    return VERSIONS[version]
