"""Changes of the certificate estate, one file a verb."""
