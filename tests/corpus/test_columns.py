import pytest

from analysis.corpus.columns import USUAL_NAMES, map_columns, role_of
from analysis.errors import SamestoryError


@pytest.mark.parametrize(
    ("role", "name"), [(role, name) for role in USUAL_NAMES for name in USUAL_NAMES[role]]
)
def test_every_usual_name_is_understood_in_any_case(role, name):
    assert role_of(name.upper().replace("_", " ")) == role


def test_a_topic_is_not_an_event():
    assert role_of("topic") == ""


def test_our_own_name_is_preferred_and_the_other_column_is_kept_and_told():
    mapped = map_columns(["event_id", "event", "text"])
    assert mapped.roles["event"] == "event"
    assert mapped.extras == {"event_id": "event_id"}
    assert "event_id could be event too; event was taken" in mapped.log[1]


def test_a_further_column_never_bears_one_of_our_names():
    mapped = map_columns(["outlet", "side", "text"], {"outlet": "side"})
    assert mapped.extras == {"outlet": "outlet_source"}
    assert mapped.log[1] == "columns: the source's own outlet is kept as outlet_source."


def test_none_leaves_a_column_of_ours_alone():
    assert map_columns(["id", "text"], {"article": None}).roles == {"body": "text"}


def test_an_override_that_names_no_column_says_which_there_are():
    with pytest.raises(SamestoryError, match=r'outlet from "paper".*It has: side, text'):
        map_columns(["side", "text"], {"outlet": "paper"})


def test_an_override_of_a_role_that_is_not_ours_says_which_are():
    with pytest.raises(
        SamestoryError, match=r'"paper", which is no column of ours. Ours are: article, event'
    ):
        map_columns(["side", "text"], {"paper": "side"})


def test_without_a_body_the_columns_found_and_understood_are_listed():
    with pytest.raises(
        SamestoryError, match=r"Columns found: side, words\. Understood as the text: body, text"
    ):
        map_columns(["side", "words"])


def test_advice_on_columns_names_the_python_form_and_that_of_the_command_line():
    with pytest.raises(SamestoryError, match=r'columns=\{"body": "\.\.\."\} \(command line: --columns body='):
        map_columns(["side", "words"])
    with pytest.raises(SamestoryError, match=r"\(command line: --columns ours=yours\)"):
        map_columns(["side", "text"], {"paper": "side"})
    said = map_columns(["event_id", "event", "text"]).log[1]
    assert 'columns={"event": "event_id"} (command line: --columns event=event_id).' in said
