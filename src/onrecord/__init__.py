"""News coverage of a negotiation as an auditable record."""
