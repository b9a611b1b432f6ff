"""Curated tables and one loader. Everything here is data: a pack never brings code."""
