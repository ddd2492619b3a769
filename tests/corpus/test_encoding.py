import codecs

import pytest

from analysis.corpus.encoding import decode, unreadable

TEXT = "outlet,text\nLedger,“Café” – naïve\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "UTF-8 with BOM"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16 without BOM"),
        (TEXT.encode("utf-16-be"), "UTF-16 without BOM"),
        (TEXT.encode("cp1252"), "Windows-1252"),
    ],
)
def test_each_encoding_is_recognised_and_named(raw, encoding):
    assert decode(raw) == (TEXT, encoding, "")


def test_damaged_bytes_stay_visible_and_do_not_turn_the_file_into_another_encoding():
    decoded = decode("“one”\n“two”\n".encode() + b"bad \xe9\n")
    assert decoded.encoding == "UTF-8 with damaged bytes"
    assert [unreadable(line) for line in decoded.text.split("\n")] == [False, False, True, False]


@pytest.mark.parametrize("raw", [b"a\x81b caf\xe9", codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"x"])
def test_bytes_that_no_encoding_explains_are_unreadable(raw):
    assert unreadable(decode(raw).text)


def test_emoji_in_utf_16_are_whole_characters():
    assert not unreadable(decode("😀 fine".encode("utf-16")).text)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "an empty file"),
        (b" \n\n", "an empty file"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04...", "a zip archive"),
        (bytes(range(1, 32)) * 9, "not a text file"),
    ],
)
def test_what_is_no_text_is_called_by_its_kind(raw, problem):
    assert problem in decode(raw).problem
