"""What stands on each document of a round, as data for its template."""
