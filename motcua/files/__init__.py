"""Content-addressed files: what was uploaded or made, with hash, size and type by content. Nothing else opens a storage."""
