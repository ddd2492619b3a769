from analysis.corpus.language import ENOUGH, languages, languages_log

ENGLISH = (
    "The minister said on Friday that the talks with the unions would go on until a deal was reached. " * 2
)
GERMAN = "Der Minister sagte am Freitag, dass die Gespräche mit den Gewerkschaften fortgesetzt werden. " * 2
FRENCH = "Le ministre a déclaré vendredi que les discussions avec les syndicats se poursuivraient. " * 2


def test_languages_are_named_by_their_codes():
    assert languages([ENGLISH, GERMAN, FRENCH]) == ["en", "de", "fr"]


def test_a_short_text_is_not_guessed_at():
    assert languages([GERMAN[: ENOUGH - 1], ""]) == ["", ""]


def test_other_languages_and_short_texts_are_told():
    log = languages_log(["en", "de", "fr", "de", ""])
    assert log[0].startswith("language: 3 articles not in English (de 2, fr 1); kept, and flagged")
    assert log[1] == f"language: 1 article too short to say (under {ENOUGH} characters)."
    assert languages_log(["en", "en-GB"]) == ()
