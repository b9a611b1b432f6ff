"""Who would owe what to whom: the parts of `subjects` and `terms`."""
