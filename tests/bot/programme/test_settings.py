"""The service's own choices about the programme: every key stands in the example file, and works."""

import re
import tomllib

import pytest
from pydantic import ValidationError

from audit.programme.cycle import Cycle
from audit.timings import Timings
from bot.programme.email_settings import EmailSettings
from bot.settings import Settings, example

TABLES = {"timings": Timings, "programme": Cycle, "email": EmailSettings}


def uncommented() -> dict[str, dict[str, object]]:
    """The tables of the example file, as they are once the # is taken away."""
    lines = example()[example().index("# [timings]") :].splitlines()
    kept = [line[2:] for line in lines if re.match(r"# (\[|\w+ =)", line)]
    return tomllib.loads("\n".join(kept))


@pytest.mark.parametrize("table", TABLES)
def test_every_key_stands_in_the_example_file(table: str) -> None:
    assert set(uncommented()[table]) == set(TABLES[table].model_fields) - {"password"}


def test_the_example_shows_the_defaults_where_there_are_any() -> None:
    examples = {"calendar", "meetings", "closed", "places", "host", "sender"}
    for table, model in TABLES.items():
        usual = model().model_dump(mode="json")
        used = model(**uncommented()[table]).model_dump(mode="json")
        assert {name for name in used if used[name] != usual[name]} <= examples


def test_the_example_can_be_used_as_it_stands() -> None:
    settings = Settings(**uncommented())  # type: ignore[arg-type]
    assert settings.programme.kinds("2026-12") == ("dip-sample",)


@pytest.mark.parametrize(
    "wrong",
    [
        {"timings": {"meeting": "every Thursday"}},
        {"timings": {"complete_moths": 2}},
        {"programme": {"months": []}},
        {"programme": {"starts": "November"}},
        {"email": {"port": 0}},
    ],
)
def test_a_choice_that_cannot_be_is_refused(wrong: dict[str, dict[str, object]]) -> None:
    with pytest.raises(ValidationError):
        Settings(**wrong)  # type: ignore[arg-type]


def test_a_service_that_wants_four_group_audits_a_year_has_them() -> None:
    guide = Cycle()
    four = Cycle(months=(("full", "dip-sample"), ("full", "dip-sample"), ("group",)))
    year = guide.year_of("2026-11")
    assert sum("group" in guide.kinds(month) for month in year) == 3
    assert sum("group" in four.kinds(month) for month in year) == 4


def test_joint_audits_come_every_second_month() -> None:
    cycle = Cycle()
    assert sum(cycle.is_joint(month) for month in cycle.year_of("2026-11")) * cycle.joint_pairs == 42
    assert not any(Cycle(joint_every=0).is_joint(month) for month in cycle.year_of("2026-11"))


def test_a_month_of_the_calendar_can_be_without_audits() -> None:
    cycle = Cycle(calendar={"2026-08": (), "2026-12": ("dip-sample",)})
    assert (cycle.kinds("2026-08"), cycle.kinds("2026-12")) == ((), ("dip-sample",))
    assert cycle.planned("2026-08").lines[0].places == {}
