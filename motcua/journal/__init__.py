"""What happened: one append-only row per act. It owns the entries and their digests, and never interprets them."""
