"""What is to be paid, for which reason, and when it is settled; the VietQR payload. Plain Python."""
