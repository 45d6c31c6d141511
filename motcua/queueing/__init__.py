"""The queue in front of a desk: numbered tickets, the windows that call them, and hours booked beforehand."""
