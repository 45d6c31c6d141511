"""What is particular to few dossiers: somebody acts for the applicant, another desk took it in, it is a part of a linked one."""
