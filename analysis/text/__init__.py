"""Words and sentences as arrays."""

from analysis.text.scope import Scope, ScopeMask, mask
from analysis.text.tokens import Part, Tokens, Voice, tokenise, tokens_of

__all__ = ["Part", "Scope", "ScopeMask", "Tokens", "Voice", "mask", "tokenise", "tokens_of"]
