from analysis.compare.choices.constructs import CONSTRUCTS, instruments_for
from analysis.features.registry import FEATURES


def names(feature, wanted=None, *, actor=False):
    return list(instruments_for(FEATURES[feature], wanted, actor=actor))


def test_every_feature_of_the_table_exists():
    assert {name for members in CONSTRUCTS.values() for name in members} <= set(FEATURES)


def test_the_feature_asked_for_comes_first():
    assert names("sentiment.huliu_net")[0] == "sentiment.huliu_net"


def test_measures_of_an_actor_stand_in_only_where_one_is_named():
    assert "sentiment.toward" not in names("sentiment.vader")
    assert "sentiment.toward" in names("sentiment.vader", actor=True)


def test_a_twin_joins_without_a_line_in_the_table():
    assert names("agency.power") == ["agency.power", "agency.agency"]


def test_a_plan_names_the_instruments_itself():
    assert names("sentiment.vader", ()) == ["sentiment.vader"]
    assert names("sentiment.vader", ("loaded.words",)) == ["sentiment.vader", "loaded.words"]
