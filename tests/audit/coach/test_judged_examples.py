"""Our own judged examples: what the coaches reach may not fall behind what is asked of them."""

import pytest

from benchmarks.coaches.examples import CHECK, DEVELOPMENT, FRESH_FIRST, FRESH_SECOND, read_fresh, read_halves
from benchmarks.coaches.figures import Figures, figures
from benchmarks.coaches.run import coach

SURE = ("no_owner", "no_date", "date_in_past")  # every one of these is to be found


def reached(half: str) -> Figures:
    examples = (read_halves() | read_fresh())[half]
    return figures(examples, [coach(example) for example in examples])


@pytest.mark.parametrize("half", [DEVELOPMENT, CHECK])
def test_nine_flaws_in_ten_are_found_with_few_false_alarms(half: str) -> None:
    found = reached(half)
    assert found.share_found >= 0.9
    assert found.share_false <= 0.05
    assert all(found.hits[code] == found.judged[code] for code in SURE)


def test_what_another_hand_wrote_is_judged_nearly_as_well() -> None:
    assert reached(FRESH_FIRST).share_found >= 0.95
    second = reached(FRESH_SECOND)
    assert second.share_found >= 0.9
    assert second.share_false <= 0.07


def test_every_flaw_has_examples_in_both_halves() -> None:
    assert reached(DEVELOPMENT).judged.keys() == reached(CHECK).judged.keys()
    assert len(reached(CHECK).judged) == 15
