"""Citations: whole records in one row, cut by rules and by what was learned of citing."""
