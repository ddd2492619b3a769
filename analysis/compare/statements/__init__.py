"""What each outlet says and leaves out of one event."""

from analysis.compare.statements.finding import statements
from analysis.compare.statements.likeness import embeddings
from analysis.compare.statements.result import Statements

__all__ = ["Statements", "embeddings", "statements"]
