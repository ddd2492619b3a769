"""Calibration: how often each test calls chance a difference, and how often each interval holds the truth.

    python -m benchmarks.calibration [--outlets 5] [--quick]
    python -m benchmarks.calibration --corpus triples.jsonl.gz --by side [--features loaded frames]

Thousands of data sets without a difference go through the functions that ``compare`` and the rest of the
suite use, all at once, each as if it were a feature. Without a corpus they are simulated; with one, the
values are real and outlet names are shuffled within its own events. Every row is printed with its binomial
error, those that miss their band too.
"""
