"""The portal door: citizens find, file, track, verify and rate."""
