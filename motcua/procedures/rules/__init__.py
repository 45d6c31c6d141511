"""What a procedure is made of, as plain values: papers, fees, steps, online level, form, and the search over the catalogue."""
