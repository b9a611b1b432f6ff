"""Heads for act and kind, fitted to our own labels."""
