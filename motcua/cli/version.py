"""Where this release keeps what it ships."""

from pathlib import Path


def release_folder() -> Path:
    """The checkout this release runs from."""
    return Path(__file__).resolve().parents[2]


def deployments_folder() -> Path:
    """The folder of deployments in the checkout this release runs from."""
    return release_folder() / "deployments"
