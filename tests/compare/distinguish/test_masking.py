import numpy as np
import pytest

from analysis.compare.distinguish.house_names import agencies, journalists, outlets
from analysis.compare.distinguish.house_style import broken_letters, numbers, spellings
from analysis.compare.distinguish.masking import KINDS, masked
from analysis.compare.distinguish.page_lines import (
    addresses,
    boilerplate,
    captions,
    credit_lines,
    datelines,
    set_phrases,
)


@pytest.mark.parametrize(
    ("outlet", "text", "taken"),
    [
        ("Harbor Gazette", "The Harbor Gazette reported. At the Gazette, a harbor fell.", 4),
        ("New York Times - News", "He told the Times and NYT in New York.", 3),
        ("Kappa (Web News)", "He told Kappa that kappa is a letter.", 1),
        ("Kappa (Web News)", "Kappa’s Ann Lee asked.", 1),
        ("The Hill", "On Capitol Hill, The Hill asked.", 2),
        ("left", "He left. They turned Left.", 0),
    ],
)
def test_names_of_outlets_are_masked_and_ordinary_words_stay(make_material, outlet, text, taken):
    assert outlets(make_material(text, outlets=[outlet])).sum() == taken


def test_sites_are_known_from_addresses_and_programmes_from_their_outlet(make_material, masked_words):
    text = "Kappanews said so. On Kappa's “Morning Hour” she said “we are done” to Kappa."
    material = make_material(text, outlets=["Kappa"], url=["https://www.kappanews.com/a"])
    assert masked_words(material, outlets(material)) == ["Kappanews", "Kappa's", "Morning", "Hour", "Kappa"]


def test_journalists_are_known_from_credits_and_from_their_outlet(make_material, masked_words):
    material = make_material(
        "Kappa's Ann Lee spoke to Bob Ray. Lee asked.\n\nCarla Diaz contributed to this report.",
        "Carla Diaz wrote. Lee is a town.",
        outlets=["Kappa", "Beta"],
    )
    found = journalists(material, outlets(material), credit_lines(material))
    assert masked_words(material, found) == ["Ann", "Lee", "Lee", "Carla", "Diaz", "Carla", "Diaz"]


def test_a_politician_once_named_by_an_outlet_stays(make_material):
    bodies = ["Kappa's Ann Lee spoke.", *["Ann Lee won the vote."] * 9]
    material = make_material(*bodies, outlets=["Kappa"] * 10)
    assert not journalists(material, outlets(material), credit_lines(material)).any()


def test_authors_are_masked_where_the_corpus_names_them(make_material, masked_words):
    material = make_material("Ann Lee reports rain.", outlets=["Kappa"], author=["Ann Lee"])
    none = np.zeros(len(material.tokens), bool)
    assert masked_words(material, journalists(material, none, none)) == ["Ann", "Lee"]


@pytest.mark.parametrize(
    ("rule", "text", "left"),
    [
        (addresses, "See www.example.org/a or @somebody or mail.", "See or or mail"),
        (agencies, "He told Reuters and the Associated Press it ended.", "He told and the it ended"),
        (datelines, "WASHINGTON (Reuters) - Rain fell.", "Rain fell"),
        (datelines, "SAN JOSE, Calif. — Rain fell.", "Rain fell"),
        (datelines, "(CNN) Rain fell.", "Rain fell"),
        (datelines, "Rain (heavy at times) fell.", "Rain heavy at times fell"),
        (credit_lines, "By Ann Lee\n\nRain fell by the sea.", "Rain fell by the sea"),
        (credit_lines, "Rain fell.\n\nAnn Lee contributed to this report.", "Rain fell"),
        (captions, "Rain fell.\n\nEnlarge this image toggle caption Ann Lee/AP", "Rain fell"),
        (captions, "Rain fell. They watch the sky.", "Rain fell They watch the sky"),
        (boilerplate, "Rain fell.\n\nSign up for our newsletter", "Rain fell"),
        (boilerplate, "Story highlights Rain is near\n\nRain fell.", "Rain fell"),
        (boilerplate, "Rain fell.\n\nAnother story Read more\n\nWind blew.", "Rain fell Wind blew"),
        (boilerplate, "He read more than most. They support it.", "He read more than most They support it"),
        (numbers, "On Tuesday 12 of twenty marched; one may march.", "On of marched one may march"),
        (
            spellings,
            "Mr. Lee told us U.S. aid to Sen. Ray (R-Ky.) rose 5 percent.",
            "Lee told us aid to Ray rose 5",
        ),
        (broken_letters, "It wasnâ€™t so. It was.", "It so It was"),
    ],
)
def test_a_mask_takes_what_it_names_and_leaves_the_rest(make_material, masked_words, rule, text, left):
    material = make_material(text)
    assert " ".join(masked_words(material, ~rule(material))) == left


def test_two_spellings_of_one_word_are_masked_only_where_both_are_printed(make_material, masked_words):
    both = make_material("the harbour and the honour", "the harbor of four hours")
    assert masked_words(both, spellings(both)) == ["harbour", "harbor"]


def test_lines_that_recur_over_three_events_are_masked_whoever_prints_them(make_material):
    bodies = ["Rain fell.\n\nOur own words"] * 2 + ["Wind blew.\n\nOur own words"]
    assert boilerplate(make_material(*bodies)).sum() == 9
    assert not boilerplate(make_material(*bodies, events=[0, 0, 1])).any()


def test_runs_of_six_words_in_three_events_are_set_phrases(make_material, masked_words):
    phrase = "spoke on condition of being left unnamed"
    bodies = [f"{who} {phrase} {when}." for who, when in (("Ann", "then"), ("Bob", "late"), ("Cy", "here"))]
    material = make_material(*bodies)
    assert " ".join(masked_words(material, set_phrases(material))) == " ".join([phrase] * 3)


def test_every_kind_is_counted_and_each_word_once(make_material):
    material = make_material("WASHINGTON (Reuters) - “Rain” fell on Mr. Lee, 12 said.", "Wind blew here.")
    everything = np.ones(len(material.tokens), bool)
    found = masked(material, everything)
    assert found.table["kind"].tolist() == list(KINDS)
    assert found.table["words"].sum() == (found.level > 0).sum() == 4
    assert found.left(0).all()
    assert found.left(len(KINDS)).sum() == len(material.tokens) - 4


def test_masks_do_not_depend_on_whose_an_article_is(make_material):
    bodies = ["Kappa's Ann Lee spoke. Sign up for more.", "Beta said 12 fell.", "Rain fell."]
    levels = []
    for names in (["Kappa", "Beta", "Gamma"], ["Gamma", "Kappa", "Beta"]):
        material = make_material(*bodies, outlets=names)
        levels.append(masked(material, np.ones(len(material.tokens), bool)).level.tolist())
    assert levels[0] == levels[1]


def test_odd_texts_take_no_more_time_than_others(make_material):
    odd = ["a" * 50_000, "(" * 20_000, "By A" + " b" * 20_000, "A. " * 20_000, "@" * 20_000, "-" * 20_000, ""]
    material = make_material(*odd)
    assert len(masked(material, np.ones(len(material.tokens), bool)).level) == len(material.tokens)
