"""The static page: events side by side, evidence in place."""
