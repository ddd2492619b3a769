"""Contrasts of outlets within events."""
