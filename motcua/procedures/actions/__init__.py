"""Changes of the registry, one file a verb."""
