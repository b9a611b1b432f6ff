"""What kind of saying a statement is: the parts of `statements`."""
