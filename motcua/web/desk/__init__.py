"""The desk door: specialists, leaders who sign, document clerks."""
