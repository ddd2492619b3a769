"""One file a format: each turns a source into raw rows, and refuses what it cannot read."""
