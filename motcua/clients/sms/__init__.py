"""Providers of short messages (SMS and Zalo) behind one interface, and a stand-in for tests and demonstrations."""
