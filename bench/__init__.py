"""Figures that anyone can print again: ``python -m bench`` runs them all and holds them against ``floors.toml``."""
