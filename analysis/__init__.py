"""Samestory: how outlets report the same event, and what may be claimed about the difference."""
