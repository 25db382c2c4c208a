"""The programme's front door: plan, select, allocate, exempt, settle."""

import datetime as dt

import pytest

from audit import commands as c
from audit.errors import NotAllowed, UnknownQuestion
from audit.notices import queue
from audit.permissions import THE_OPERATOR
from audit.programme.cycle import Cycle
from audit.programme.errors import BadFilter, NoSuchMonth, NotPossible
from audit.programme.exempting import Request
from audit.programme.giving import BECAUSE
from audit.programme.service import Choice
from audit.programme.shapes import LineOfEnquiry
from audit.record import Person
from tests.audit.programme.world import World, case


@pytest.fixture
def world() -> World:
    return World()


def test_a_month_that_nobody_planned_has_the_kinds_of_the_cycle(world: World) -> None:
    assert world.programme.month("2026-04").lines[0].places == {"group": 1}
    assert set(world.programme.month("2026-05").lines[0].places) == {"full", "dip-sample", "joint"}


def test_a_line_of_enquiry_is_kept_with_its_history_and_can_be_changed_and_dropped(world: World) -> None:
    line = LineOfEnquiry(title="Knife", where="knife", places={"full": 2})
    world.programme.plan_line("2026-11", line, THE_OPERATOR)
    changed = world.programme.plan_line("2026-11", line.model_copy(update={"title": "KNIFE"}), THE_OPERATOR)
    assert [one.title for one in changed.lines] == ["KNIFE"]
    left = world.programme.drop_line("2026-11", "knife", THE_OPERATOR)
    assert left == world.programme.month("2026-11") == world.cycle.planned("2026-11")
    with world.store.reading() as reading:
        assert len(reading.history("programme/2026-11")) == 4


def test_a_filter_that_cannot_be_read_is_refused_when_the_month_is_planned(world: World) -> None:
    with pytest.raises(BadFilter):
        world.programme.plan_line("2026-11", LineOfEnquiry(title="K", where="knife and"), THE_OPERATOR)


def test_a_question_that_the_form_does_not_have_is_refused_when_the_month_is_planned(world: World) -> None:
    line = LineOfEnquiry(title="Dip", places={"dip-sample": 2}, questions=("99",))
    with pytest.raises(UnknownQuestion, match="no question 99"):
        world.programme.plan_line("2026-11", line, THE_OPERATOR)
    assert world.programme.month("2026-11") == world.cycle.planned("2026-11")


def test_a_joint_audit_without_its_other_half_says_why(world: World) -> None:
    world.leaves("Sol Example")
    world.drawn(joint=1)
    (made,) = world.programme.allocate("2026-11", THE_OPERATOR).made
    assert (made.pair, made.alone is None) == (None, False)
    assert "no auditor of social care" in str(made.alone)
    other = World(cycle=Cycle(joint_form="none-such"))
    other.drawn(joint=1)
    (made,) = other.programme.allocate("2026-11", THE_OPERATOR).made
    assert "import FILE --document none-such" in str(made.alone)


def test_whoever_does_not_run_the_programme_may_not_plan_or_draw(world: World) -> None:
    with pytest.raises(NotAllowed):
        world.programme.allocate("2026-11", world.actor("Ada Example"))


def test_the_same_draw_again_changes_nothing(world: World) -> None:
    world.drawn(full=3)
    with world.store.reading() as reading:
        before = len(reading.history("programme/2026-11"))
    world.drawn(full=3)
    with world.store.reading() as reading:
        assert len(reading.history("programme/2026-11")) == before


def test_a_draw_stands_once_children_were_given_out(world: World) -> None:
    world.allocated(full=3)
    kept = world.programme.select(
        "2026-11", [case(n, joint=True) for n in range(12)], THE_OPERATOR, Choice(seed="s")
    )
    assert len(kept.given) == 3
    with pytest.raises(NotPossible, match="its draw stands"):
        world.programme.select("2026-11", [case(1)], THE_OPERATOR, Choice(seed="other"))


def test_allocating_makes_audits_and_again_makes_none(world: World) -> None:
    made = world.allocated(full=4, dip_sample=2)
    records = world.audits.audits(THE_OPERATOR)
    assert [record.id for record in records] == made
    assert {record.state for record in records} == {"allocated"}
    assert world.programme.allocate("2026-11", THE_OPERATOR).made == ()


def test_a_month_without_a_draw_says_how_to_draw(world: World) -> None:
    with pytest.raises(NoSuchMonth, match="programme select 2026-11 --caseload FILE"):
        world.programme.allocate("2026-11", THE_OPERATOR)


def test_a_dry_run_gives_nothing_out(world: World) -> None:
    world.drawn(full=2)
    planned = world.programme.allocate("2026-11", THE_OPERATOR, keep=False)
    assert [one.given.auditor is not None for one in planned.made] == [True, True]
    assert world.audits.audits(THE_OPERATOR) == []


def test_a_hand_is_kept_and_one_that_breaks_a_rule_is_refused(world: World) -> None:
    world.line(full=2)
    own = [case(n, case_manager="Ada Example") for n in range(2)]
    world.programme.select("2026-11", own, THE_OPERATOR, Choice())
    with pytest.raises(NotPossible, match="cannot go to Ada Example: it is their own case"):
        world.programme.allocate("2026-11", THE_OPERATOR, {"CV-0": "Ada Example"})
    made = world.programme.allocate("2026-11", THE_OPERATOR, {"cv-0": "cyd example"}).made
    assert {one.given.place.case.childview_id: one.given.auditor for one in made}["CV-0"] == "Cyd Example"
    with pytest.raises(NotPossible, match="was given out already"):
        world.programme.allocate("2026-11", THE_OPERATOR, {"CV-0": "Ben Example"})


def test_a_hand_may_go_against_a_rule_and_says_so_to_the_auditor_too(world: World) -> None:
    request = Request(reason="Training", person="Ada Example", approved_by="Tim Example")
    world.programme.exempt(request, THE_OPERATOR)
    world.drawn(full=2)
    child = world.programme.drawn("2026-11", THE_OPERATOR).lines[0].order[0].child.childview_id  # type: ignore[union-attr]  # it was drawn above
    with pytest.raises(NotPossible, match="nobody of that name works here"):
        world.programme.allocate("2026-11", THE_OPERATOR, {child: "Nobody Known"})
    made = world.programme.allocate("2026-11", THE_OPERATOR, {child: "Ada Example"}).made
    by_hand = next(one for one in made if one.given.place.to)
    assert by_hand.given.why == "chosen by hand, though you take no audits this month"
    with world.store.reading() as reading:
        assert reading.item(BECAUSE, f"{by_hand.audit}/Ada Example") == (
            "Chosen by hand, though you take no audits this month."
        )


def test_nobody_gets_both_halves_of_a_joint_audit_whatever_their_roles(world: World) -> None:
    for name in ("Ada Example", "Ben Example", "Cyd Example", "Sol Example"):
        both = Person(name=name, roles=("auditor", "social care auditor"))
        world.audits.keep_people([both], THE_OPERATOR)
    world.allocated(joint=4)
    for record in world.audits.audits(THE_OPERATOR):
        partner = world.audits.show(str(record.pair), THE_OPERATOR)[0]
        assert partner.data.auditor != record.data.auditor


def test_what_a_leaver_of_social_care_held_goes_to_social_care(world: World) -> None:
    more = Person(name="Sue Example", roles=("social care auditor",))
    world.audits.keep_people([more], THE_OPERATOR)
    (audit,) = world.allocated(joint=1)
    pair = str(world.audits.show(audit, THE_OPERATOR)[0].pair)
    gone = world.audits.show(pair, THE_OPERATOR)[0].data.auditor
    world.leaves(gone)
    assert len(world.programme.settle()) == 1
    stays = {"Sol Example", "Sue Example"} - {gone}
    assert {world.audits.show(pair, THE_OPERATOR)[0].data.auditor} == stays
    first = world.audits.show(audit, THE_OPERATOR)[0].data
    assert first.joint is not None
    assert first.joint.with_ in stays


def test_a_group_audit_is_rated_by_everyone_who_may(world: World) -> None:
    (audit,) = world.allocated(group=1)
    record, _ = world.audits.show(audit, THE_OPERATOR)
    assert set(record.raters) == {"Ada Example", "Ben Example", "Cyd Example", "Gus Example"}
    assert record.data.auditor == record.raters[0]


def test_joint_audits_come_in_pairs_each_with_its_own_form(world: World) -> None:
    (audit,) = world.allocated(joint=1)
    first, form = world.audits.show(audit, THE_OPERATOR)
    assert first.pair is not None
    second, other = world.audits.show(first.pair, THE_OPERATOR)
    assert (second.pair, second.data.auditor) == (first.id, "Sol Example")
    assert (form.document, other.document) == ("case-audit", "social-care-audit")
    assert first.data.child.childview_id == second.data.child.childview_id


def test_withdrawing_gives_the_next_child_of_the_draw(world: World) -> None:
    audits = world.allocated(full=3)
    world.audits.perform(c.Withdraw(audit=audits[0], reason="moved away"), THE_OPERATOR)
    (told,) = world.programme.settle()
    assert f"takes the place of {audits[0]}" in told
    drawn = world.programme.drawn("2026-11", THE_OPERATOR)
    assert drawn is not None
    fourth = drawn.lines[0].order[3].child.childview_id
    newest = world.audits.audits(THE_OPERATOR)[-1]
    assert newest.data.child.childview_id == fourth
    assert world.programme.settle() == []


def test_both_halves_of_a_joint_audit_are_withdrawn_before_the_next_child_is_taken(world: World) -> None:
    (audit,) = world.allocated(joint=1)
    pair = world.audits.show(audit, THE_OPERATOR)[0].pair
    world.audits.perform(c.Withdraw(audit=audit, reason="moved away"), THE_OPERATOR)
    assert world.programme.settle() == []
    world.audits.perform(c.Withdraw(audit=str(pair), reason="moved away"), THE_OPERATOR)
    assert len(world.programme.settle()) == 1
    assert len(world.audits.audits(THE_OPERATOR)) == 4


def test_of_a_joint_audit_whose_one_auditor_is_let_off_that_half_alone_goes_to_somebody_else(
    world: World,
) -> None:
    world.audits.keep_people([Person(name="Sue Example", roles=("social care auditor",))], THE_OPERATOR)
    (audit,) = world.allocated(joint=1)
    pair = str(world.audits.show(audit, THE_OPERATOR)[0].pair)
    for ended in (audit, pair):
        request = Request(reason="Ill", audit=ended, approved_by="Tim Example")
        world.programme.exempt(request, THE_OPERATOR)
        assert "takes the place of " + ended in world.programme.settle()[0]
        assert world.programme.settle() == []
    new, other = world.audits.audits(THE_OPERATOR)[-2:]
    before = [world.audits.show(one, THE_OPERATOR)[0] for one in (audit, pair)]
    assert {new.pair, other.pair} == {new.id, other.id}
    assert {one.document for one in (new, other)} == {"case-audit", "social-care-audit"}
    assert {one.data.child.childview_id for one in (new, other, *before)} == {
        before[0].data.child.childview_id
    }
    assert {one.data.auditor for one in (new, other)}.isdisjoint(one.data.auditor for one in before)
    for one in (new, other):
        world.audits.perform(c.Withdraw(audit=one.id, reason="moved away"), THE_OPERATOR)
    assert len(world.programme.settle()) == 1
    assert world.audits.audits(THE_OPERATOR)[-1].data.child.childview_id != new.data.child.childview_id


def test_withdrawing_one_half_says_that_the_other_goes_on(world: World) -> None:
    (audit,) = world.allocated(joint=1)
    pair = str(world.audits.show(audit, THE_OPERATOR)[0].pair)
    first = world.audits.perform(c.Withdraw(audit=audit, reason="moved away"), THE_OPERATOR)
    assert f"its other half, audit {pair}, goes on" in first.notes[0]
    assert world.audits.perform(c.Withdraw(audit=pair, reason="moved away"), THE_OPERATOR).notes == ()


def test_a_list_at_its_end_leaves_the_place_empty_and_tells_the_academy_once(world: World) -> None:
    (audit,) = world.allocated(cases=1, full=1)
    world.audits.perform(c.Withdraw(audit=audit, reason="moved away"), THE_OPERATOR)
    assert "stays empty" in world.programme.settle()[0]
    assert world.programme.settle() == []
    with world.store.reading() as reading:
        assert [one.notice.to for one in queue.waiting(reading)] == ["Lea Example"]


def test_what_a_leaver_held_goes_to_somebody_else_and_their_words_stay(world: World) -> None:
    audits = world.allocated(full=3)
    held = next(one for one in world.audits.audits(THE_OPERATOR) if one.data.auditor == "Ada Example")
    answer = c.RecordAnswer(audit=held.id, question="1", rating="Good", comment="Seen.")
    world.audits.perform(answer, world.actor("Ada Example"))
    world.leaves("Ada Example")
    assert len(world.programme.settle()) == 1
    after, _ = world.audits.show(held.id, THE_OPERATOR)
    assert after.data.auditor in ("Ben Example", "Cyd Example")
    assert after.stamps["/answers/1"].by == "Ada Example"
    assert world.programme.settle() == []
    assert audits


def test_an_auditor_asks_and_only_the_line_manager_agrees(world: World) -> None:
    world.allocated(full=3)
    held = next(one for one in world.audits.audits(THE_OPERATOR) if one.data.auditor == "Ada Example")
    request = Request(audit=held.id, reason="long leave")
    asked = world.programme.exempt(request, world.actor("Ada Example"))
    assert asked.approved_by is None
    with world.store.reading() as reading:
        assert [one.notice.to for one in queue.waiting(reading)] == ["Tim Example"]
    wrong = Request(audit=held.id, reason="long leave", approved_by="Hal Example")
    with pytest.raises(NotAllowed, match="Tim Example, the line manager"):
        world.programme.exempt(wrong, THE_OPERATOR)
    agreed = world.programme.exempt(request, world.actor("Tim Example"))
    assert agreed.approved_by == "Tim Example"
    assert world.audits.show(held.id, THE_OPERATOR)[0].state == "exempt"


def test_after_an_exemption_another_auditor_gets_the_child(world: World) -> None:
    world.allocated(full=3)
    held = next(one for one in world.audits.audits(THE_OPERATOR) if one.data.auditor == "Ada Example")
    world.programme.exempt(Request(audit=held.id, reason="ill"), world.actor("Tim Example"))
    assert len(world.programme.settle()) == 1
    newest = world.audits.audits(THE_OPERATOR)[-1]
    assert newest.data.child == held.data.child
    assert newest.data.auditor != "Ada Example"


def test_somebody_exempt_for_a_month_is_given_nothing_in_it(world: World) -> None:
    first, last = dt.date(2026, 11, 1), dt.date(2026, 11, 30)
    request = Request(person="Ben Example", first=first, last=last, reason="leave")
    world.programme.exempt(request, world.actor("Tim Example"))
    world.allocated(full=6)
    assert {one.data.auditor for one in world.audits.audits(THE_OPERATOR)} == {"Ada Example", "Cyd Example"}


def test_a_child_audited_lately_is_not_drawn_again(world: World) -> None:
    world.allocated(cases=4, full=2)
    world.now += dt.timedelta(days=31)
    world.programme.plan_line("2026-12", LineOfEnquiry(title="All", places={"full": 4}), THE_OPERATOR)
    drawn = world.programme.select("2026-12", [case(n) for n in range(4)], THE_OPERATOR, Choice())
    assert (len(drawn.lines[0].order), len(drawn.lines[0].left_out)) == (2, 2)


def test_whoever_comes_in_the_middle_of_a_year_is_not_given_everything(world: World) -> None:
    world.allocated(full=6)
    from tests.audit.programme.world import PEOPLE

    newcomer = PEOPLE[0].model_copy(update={"name": "New Example", "team": None, "line_manager": None})
    world.audits.keep_people([newcomer], THE_OPERATOR)
    world.now += dt.timedelta(days=31)
    world.programme.plan_line("2026-12", LineOfEnquiry(title="All", places={"full": 4}), THE_OPERATOR)
    world.programme.select("2026-12", [case(n) for n in range(50, 60)], THE_OPERATOR, Choice())
    world.programme.allocate("2026-12", THE_OPERATOR)
    got = [one.data.auditor for one in world.audits.audits(THE_OPERATOR) if one.data.month == "2026-12"]
    assert got.count("New Example") <= 1


def test_a_group_goes_on_without_a_rater_who_left_and_keeps_what_they_rated(world: World) -> None:
    (audit,) = world.allocated(group=1)
    world.audits.perform(c.Rate(audit=audit, place="1", rating="Good"), world.actor("Ben Example"))
    for name in ("Ben Example", "Gus Example"):
        world.leaves(name)
    world.programme.settle()
    record, _ = world.audits.show(audit, THE_OPERATOR)
    assert set(record.raters) == {"Ada Example", "Ben Example", "Cyd Example"}
    assert record.handed_in == ("Ben Example",)
    assert record.data.ratings_by["Ben Example"] == {"1": "Good"}
    assert record.data.auditor in ("Ada Example", "Cyd Example")
    assert world.programme.settle() == []


def test_the_case_manager_hears_of_it_but_for_dip_samples(world: World) -> None:
    world.line(full=1, dip_sample=1)
    cases = [case(n, case_manager="Tim Example") for n in range(2)]
    world.programme.select("2026-11", cases, THE_OPERATOR, Choice())
    world.programme.allocate("2026-11", THE_OPERATOR)
    with world.store.reading() as reading:
        told = [one.notice for one in queue.waiting(reading)]
    assert [(one.kind, one.to) for one in told] == [("chosen", "Tim Example")]
