"""Measurements of the running system, each beside the limit of what it stands on, taken in the same run."""
