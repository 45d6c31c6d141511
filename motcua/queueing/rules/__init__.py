"""Who is called next, what may happen to a ticket, which hours can be booked. No Django."""
