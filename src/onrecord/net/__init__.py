"""Connections with a deadline and answers within a limit, for whoever asks the network."""
