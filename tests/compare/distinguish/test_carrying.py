import numpy as np

from analysis.compare.distinguish.carrying import carrying
from analysis.compare.distinguish.ridge import articles_weigh
from analysis.compare.distinguish.terms import likeness, terms_of


def carried(material, names, *, event=None, printed=False):
    event = np.arange(len(names)) // 2 if event is None else event
    rows = np.arange(len(names))
    kept = np.ones(len(material.tokens), bool)
    terms = terms_of(material.tokens, kept, rows=rows, event=event, printed=printed)
    weigh = articles_weigh(likeness(terms.weights), names, 2)
    return carrying(terms, weigh, names=names, event=event, material=material)


def test_a_word_must_hold_in_three_events_of_the_outlet(make_material):
    often, twice = "the calm zarka fell", "the calm velum zarka fell"
    material = make_material(*[text for own in (twice, twice, often) for text in (own, "the calm sea rose")])
    words = carried(material, np.tile([0, 1], 3))
    first = words[words["outlet"] == 0]
    assert "zarka" in first["term"].tolist()
    assert "velum" not in first["term"].tolist()
    assert first.loc[first["term"] == "zarka", ["articles", "events"]].to_numpy().tolist() == [[3, 3]]


def test_names_numbers_and_marks_are_flagged(make_material):
    pairs = [("calm Lee met 12 of us; zarka", "calm all rose")] * 3
    material = make_material(*[text for pair in pairs for text in pair])
    words = carried(material, np.tile([0, 1], 3), printed=True)
    flags = dict(zip(words["term"], words["flag"], strict=True))
    assert (flags["lee"], flags["12"], flags[";"], flags["zarka"]) == ("name", "number", "punctuation", "")
