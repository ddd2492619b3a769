"""Instruments: each feature marks words or sentences."""
