"""Who gets whom: never their own case, their own team's only where nobody else has room, a fair share."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.models import Kind
from audit.programme.allocation import Given, Place, allocate
from audit.programme.eligible import Auditor, is_own_team
from audit.programme.flow import assign
from audit.programme.shapes import Case
from audit.programme.share import Standing
from audit.record import Person

NAMES = [f"Auditor {letter} Example" for letter in "ABCDEF"]


def auditor(
    name: str, *children: str, team: str | None = None, roles: tuple[str, ...] = ("auditor",)
) -> Auditor:
    return Auditor(Person(name=name, roles=roles, team=team), frozenset(children))


def places(count: int, kind: Kind = "full", **case: str) -> list[Place]:
    return [Place(Case(childview_id=f"cv{n}", **case), kind) for n in range(count)]


def given_out(
    wanted: list[Place], auditors: list[Auditor], had: dict[str, int] | None = None, months: float = 6
) -> list[Given]:
    stand = {a.name: Standing((had or {}).get(a.name, 0), months) for a in auditors}
    return allocate(wanted, auditors, stand, [a.person for a in auditors], "2026-11")


def shares(made: list[Given]) -> Counter[str | None]:
    return Counter(one.auditor for one in made)


@given(st.integers(1, 6), st.integers(0, 25))
def test_equal_auditors_differ_by_one_audit_at_most(people: int, count: int) -> None:
    made = given_out(places(count), [auditor(name) for name in NAMES[:people]])
    counts = [shares(made)[name] for name in NAMES[:people]]
    assert sum(counts) == count
    assert max(counts) - min(counts) <= 1


@given(st.lists(st.integers(0, 6), min_size=2, max_size=6), st.integers(0, 20))
def test_a_month_evens_out_what_the_year_has_given(had: list[int], count: int) -> None:
    """Whoever had less is given more, as far as a month's children and its limit allow."""
    auditors = [auditor(name) for name in NAMES[: len(had)]]
    before = dict(zip(NAMES, had, strict=False))
    got = shares(given_out(places(count), auditors, before))
    most = 2 * -(-count // len(auditors))
    after = {name: before[name] + got[name] for name in before}
    room = min((count for name, count in after.items() if got[name] < most), default=max(after.values()))
    given_to = [count for name, count in after.items() if got[name]]
    assert max(given_to, default=room) - room <= 1


cases = st.builds(
    Case,
    childview_id=st.integers(0, 10**6).map(str),
    case_manager=st.sampled_from([*NAMES, "Kit Example"]),
    team=st.sampled_from(["north", "south", None]),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(cases, max_size=14, unique_by=lambda case: case.childview_id),
    st.lists(st.tuples(st.sampled_from(["north", "south", None]), st.integers(0, 3)), min_size=1, max_size=6),
    st.data(),
)
def test_the_rules_hold_whatever_the_caseload(
    drawn: list[Case], teams: list[tuple[str | None, int]], data: st.DataObject
) -> None:
    known = [case.childview_id for case in drawn]
    auditors = [
        auditor(
            name,
            *data.draw(st.lists(st.sampled_from(known), max_size=2) if known else st.just([])),
            team=team,
        )
        for name, (team, _) in zip(NAMES, teams, strict=False)
    ]
    before = {a.name: n for a, (_, n) in zip(auditors, teams, strict=True)}
    made = given_out([Place(case, "full") for case in drawn], auditors, before)
    by_name = {a.name: a for a in auditors}
    got = shares(made)
    for one in made:
        case = one.place.case
        if one.auditor is None:
            assert all(a.name == case.case_manager or case.childview_id in a.children for a in auditors)
            continue
        assert one.auditor != case.case_manager
        assert case.childview_id not in by_name[one.auditor].children
        others = [
            a
            for a in auditors
            if a.name not in one.others and not is_own_team(a, case, [b.person for b in auditors])
        ]
        if one.is_own_team:  # everybody else who may has as many as a month allows
            most = 2 * -(-len(drawn) // len({name for name in by_name if _may_any(by_name[name], drawn)}))
            assert all(got[a.name] >= most for a in others)
    assert made == given_out([Place(case, "full") for case in drawn], auditors, before)


def _may_any(one: Auditor, drawn: list[Case]) -> bool:
    return any(one.name != case.case_manager and case.childview_id not in one.children for case in drawn)


def test_whoever_is_there_for_half_the_time_gets_half_the_share() -> None:
    auditors = [auditor("Whole Example"), auditor("Half Example")]
    stand = {"Whole Example": Standing(0, 12), "Half Example": Standing(0, 6)}
    got = shares(allocate(places(9), auditors, stand, [], "m"))
    assert (got["Whole Example"], got["Half Example"]) == (6, 3)


def test_guests_take_dip_samples_and_group_audits_alone() -> None:
    guest = auditor("Guest Example", roles=("guest auditor",))
    assert [one.auditor for one in given_out(places(2), [guest])] == [None, None]
    assert {one.auditor for one in given_out(places(2, "dip-sample"), [guest])} == {"Guest Example"}


def test_a_child_that_nobody_may_audit_says_why() -> None:
    (one,) = given_out(places(1, case_manager=NAMES[0]), [auditor(NAMES[0]), auditor(NAMES[1], "cv0")])
    assert one.auditor is None
    assert "it is their own case" in one.why
    assert "they have audited this child before" in one.why


def test_a_hand_is_kept_and_the_others_are_balanced_round_it() -> None:
    wanted = [Place(Case(childview_id=str(n)), "full", to=NAMES[0] if n < 2 else None) for n in range(4)]
    made = given_out(wanted, [auditor(NAMES[0]), auditor(NAMES[1])])
    assert [one.auditor for one in made] == [NAMES[0], NAMES[0], NAMES[1], NAMES[1]]
    assert made[0].why == "chosen by hand"


def test_a_hand_says_which_rules_it_goes_against() -> None:
    known = auditor(NAMES[0], "cv0", team="North")
    guest = auditor("Guest Example", roles=("guest auditor",))
    away = replace(auditor("Away Example"), is_away=True)
    child = Case(childview_id="cv0", team="North")
    for one, why in (
        (known, "you have audited this child before and it is your own team's"),
        (guest, "your role does not take this kind of audit"),
        (away, "you take no audits this month"),
    ):
        (made,) = given_out([Place(child, "full", to=one.name)], [one, auditor(NAMES[1])])
        assert (made.auditor, made.why) == (one.name, f"chosen by hand, though {why}")
    (own,) = given_out([Place(Case(childview_id="x", case_manager=NAMES[0]), "full", to=NAMES[0])], [known])
    assert own.auditor is None


def test_whoever_is_away_gets_nothing_but_by_hand() -> None:
    away = replace(auditor("Away Example"), is_away=True)
    assert shares(given_out(places(3), [away, auditor(NAMES[0])])) == {NAMES[0]: 3}


def test_the_reason_counts_what_somebody_was_given_a_moment_ago() -> None:
    made = given_out(places(3), [auditor(NAMES[0])], {NAMES[0]: 1})
    assert [one.why.split(", a fair")[0] for one in made] == [
        "your turn: 1 audit so far this year",
        "your turn: 2 audits so far this year, 1 of them just now",
        "your turn: 3 audits so far this year, 2 of them just now",
    ]


def test_the_reason_says_why_somebody_with_more_got_it_all_the_same() -> None:
    north, south = auditor(NAMES[0], team="North"), auditor(NAMES[1], team="South")
    (one,) = given_out([Place(Case(childview_id="x", team="North"), "full")], [north, south], {NAMES[1]: 5})
    assert one.auditor == NAMES[1]
    assert one.why.endswith("; whoever has less may not have this child, or it is their own team's")
    (plain,) = given_out([Place(Case(childview_id="x"), "full")], [north, south], {NAMES[1]: 5})
    assert plain.why == "your turn: 0 audits so far this year, a fair share would be 3.0"


def test_somebody_gives_up_an_audit_where_that_lets_everyone_have_theirs() -> None:
    """The first task could go to either; the second can go to A alone, so B takes the first."""
    assert assign([{"A": 0, "B": 1}, {"A": 0}], lambda _name, number: 10 * number) == ["B", "A"]


@given(
    st.lists(st.dictionaries(st.sampled_from("ABC"), st.integers(0, 3), max_size=3), max_size=5),
)
def test_no_other_way_would_have_been_cheaper(tasks: list[dict[str, int]]) -> None:
    def cost(taken: list[str | None]) -> tuple[int, int]:
        loads = Counter(name for name in taken if name)
        edges = sum(tasks[n][name] for n, name in enumerate(taken) if name)
        return (taken.count(None), edges + sum(4 * count * count for count in loads.values()))

    def ways(n: int) -> list[list[str | None]]:
        if n == len(tasks):
            return [[]]
        return [[name, *rest] for rest in ways(n + 1) for name in (*tasks[n], *([] if tasks[n] else [None]))]

    found = assign(tasks, lambda _name, number: 4 * (2 * number - 1))
    assert cost(found) == min(cost(way) for way in ways(0))
