"""Sentence ends and quoted voice against hand labels in corpora that users bring."""

import pytest

from benchmarks.gold import corpora, passages
from benchmarks.segmentation import end_agreement, voice_agreement

needs_corpora = pytest.mark.skipif(
    corpora() is None, reason="SAMESTORY_CORPORA does not name a folder of corpora"
)


@needs_corpora
@pytest.mark.parametrize("run_together", [True, False])
def test_sentence_ends_agree_with_hand_labels(run_together):
    agreement = end_agreement(passages(corpora(), "sentence_ends.tsv"), run_together=run_together)
    assert agreement.labelled >= 200
    assert agreement.f1 >= 0.97


@needs_corpora
def test_voice_agrees_with_hand_labels():
    gold = passages(corpora(), "quoted_voice.tsv")
    agree, total, differ = voice_agreement(gold)
    assert len(gold) == 60
    assert agree / total >= 0.97, "\n".join(differ)
