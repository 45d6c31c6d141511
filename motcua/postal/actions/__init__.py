"""What can be done with orders, records and parcels: one verb a file."""
