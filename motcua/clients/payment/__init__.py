"""Paying online: one interface for every gateway, its HTTP client, the signature of its notices, a stand-in."""
