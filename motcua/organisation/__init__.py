"""Our side: agencies, one-stop desks, officers and the roles they hold for a time."""
