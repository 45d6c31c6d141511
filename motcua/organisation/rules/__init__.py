"""Rules of the organisation: kinds of agencies and roles of officers."""
