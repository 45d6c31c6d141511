"""Changes of the organisation, one file a verb."""
