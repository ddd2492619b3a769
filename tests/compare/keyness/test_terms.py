import numpy as np

from analysis.compare.keyness.furniture import repeated_sentences
from analysis.compare.keyness.names import name_words, signature_words
from analysis.compare.keyness.terms import count_terms
from analysis.text import Scope, mask, tokenise


def counted(*bodies, longest=3, fewest=1, voice="all"):
    tokens = tokenise([""] * len(bodies), list(bodies))
    terms = count_terms(tokens, mask(tokens, Scope(voice=voice)).tokens, longest=longest, fewest=fewest)
    return {term: terms.counts[:, [column]].toarray().ravel().astype(int).tolist()
            for column, term in enumerate(terms.terms)}  # fmt: skip


def test_words_and_phrases_are_counted_by_article():
    found = counted("Prices rose. Prices rose again.", "Prices fell.", longest=2)
    assert found["prices"] == [2, 1]
    assert found["prices rose"] == [2, 0]
    assert "rose prices" not in found


def test_phrases_cross_no_comma_number_or_quotation_mark():
    found = counted('Red, green paint costs 40 crowns now, he said "very loud" today.')
    phrases = {term for term in found if " " in term}
    assert phrases == {
        "green paint",
        "paint costs",
        "green paint costs",
        "crowns now",
        "he said",
        "very loud",
    }


def test_numbers_are_no_terms_but_words_with_digits_are():
    assert set(counted("In 2023 the G7 met 1,000 times.", longest=1)) == {"in", "the", "g7", "met", "times"}


def test_phrases_of_function_words_alone_are_left_out_single_ones_stay():
    found = counted("It was of the army. It was of the navy.", fewest=2)
    assert set(found) == {"it", "was", "of", "the"}
    assert "of the army" in counted("It was of the army.")


def test_stops_of_abbreviations_do_not_break_a_phrase():
    assert counted("The U.S. Senate met.")["u.s senate"] == [1]


def test_only_the_voice_asked_for_is_counted():
    text = "They call it “a cruel regime” there."
    assert "cruel" not in counted(text, voice="own")
    assert set(counted(text, voice="quoted", longest=1)) == {"a", "cruel", "regime"}
    assert "it there" not in counted(text, voice="own")


def test_rare_terms_and_phrases_of_rare_words_are_not_kept():
    assert counted("big news, big day, big news", fewest=2) == {"big": [3], "news": [2], "big news": [2]}
    assert counted("one two three", fewest=2) == {}


def test_counts_of_phrases_equal_a_plain_count():
    rng = np.random.default_rng(2)
    words = ["alpha", "beta", "gamma", "delta"]
    texts = [" ".join(rng.choice(words, 60)) for _ in range(5)]
    found = counted(*texts, fewest=3)
    for term, counts in found.items():
        parts = term.split()
        plain = [sum(text.split()[i : i + len(parts)] == parts for i in range(60)) for text in texts]
        assert counts == plain
    assert len(found) == 4 + 16 + sum(len(term.split()) == 3 for term in found)


def test_names_are_words_with_capitals_where_no_sentence_begins():
    tokens = tokenise(
        [""], ["Storms hit Paris. However, I saw Paris. He said: “Nobody came.” However hard, iPhones rang."]
    )
    names = {word for word, name in zip(tokens.words, name_words(tokens), strict=True) if name}
    assert names == {"paris"}


def test_words_of_outlets_and_bylines_are_known_unless_they_are_plain_words():
    tokens = tokenise(
        [""], ["Read more on Fox News. It told Fox’s man, a free man, at The Free Tribune’s door by Ann Lee."]
    )
    names = name_words(tokens)
    own = signature_words(tokens, ["Fox News", "The Free Tribune", "Ann Lee"], names)
    said = {word for word, one in zip(tokens.words, own, strict=True) if one}
    assert {"fox", "fox's", "news", "ann", "lee", "tribune's"} <= said
    assert not said & {"free", "the", "man"}


def test_furniture_is_what_comes_back_in_several_events():
    bodies = ["A fire. Sign up now!", "A flood. Sign up now.", "A strike; sign up now?", "Up now sign."]
    tokens = tokenise([""] * 4, bodies)
    event = np.array([0, 1, 2, 3])
    texts = [tokens.stream[a:b] for a, b in zip(tokens.sentences.begin, tokens.sentences.stop, strict=True)]
    found = [
        text for text, one in zip(texts, repeated_sentences(tokens, event, fewest=2), strict=True) if one
    ]
    assert found == ["Sign up now!", "Sign up now."]
    same_event = repeated_sentences(tokens, np.array([0, 0, 0, 0]), fewest=2)
    assert not same_event.any()
    assert not repeated_sentences(tokens, np.full(4, -1), fewest=1).any()
