"""Pictures: one file a figure."""
