"""How the English reader's weights are made: ``python -m training --help``. Needs the packages of the group `train`."""
