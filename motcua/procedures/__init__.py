"""The registry of administrative procedures (TTHC): revisions that never change once published, who settles them, online levels."""
