"""Features held against human-coded gold: python -m benchmarks.validity --corpora DIR."""
