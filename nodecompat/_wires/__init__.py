"""How messages become bytes: one folder for each wire, one row for each in `table`."""
