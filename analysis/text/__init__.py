"""Words and sentences as arrays."""
