"""Rules about regimes as values: limits that change with the law, each with its article."""
