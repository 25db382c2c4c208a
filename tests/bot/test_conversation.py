"""The conversation as an auditor types it."""

from collections.abc import Callable

import pytest

from audit import commands as c
from audit.permissions import THE_OPERATOR
from audit.record import AuditRecord
from audit.service import AuditService
from bot.conversation import screens as s
from bot.conversation.context import Parts
from bot.conversation.engine import Conversation
from tests.builders import NOW, answered, begun

At = Callable[[str], Conversation]
AUDIT = "2026-11-001"


@pytest.fixture
def record(service: AuditService) -> Callable[[], AuditRecord]:
    return lambda: service.show(AUDIT, THE_OPERATOR)[0]


Record = Callable[[], AuditRecord]


def test_it_opens_with_the_facts_of_the_child(conversation: Conversation) -> None:
    shown = conversation.open().screen
    assert isinstance(shown, s.FactScreen)
    assert shown.label == "Child's name"


def test_a_fact_is_kept_and_the_next_is_asked(conversation: Conversation, record: Record) -> None:
    shown = conversation.say("Taylor Fictional").screen
    assert record().data.child.name == "Taylor Fictional"
    assert isinstance(shown, s.FactScreen)
    assert shown.label == "Child's age"


def test_how_social_care_is_involved_is_asked_only_where_it_is(conversation: Conversation) -> None:
    conversation.say("go /child/social_care/allocated")
    assert conversation.say("no").screen.where.step == "fact:/case_manager"
    conversation.say("go /child/social_care/allocated")
    assert conversation.say("yes").screen.where.step == "fact:/child/social_care/status"


def test_a_conversation_is_understood_with_date_mode_and_who(
    conversation: Conversation, record: Record
) -> None:
    conversation.say("go /conversations/child")
    conversation.say("13 November face to face with Taylor and her nan")
    held = record().data.conversations.child
    assert held is not None
    assert (held.date.isoformat(), held.mode, held.with_) == (
        "2026-11-13",
        "face to face",
        "Taylor and her nan",
    )


def test_a_question_shows_purpose_prompts_and_the_guidance_that_matters(at_question: At) -> None:
    shown = at_question("2").open().screen
    assert isinstance(shown, s.QuestionScreen)
    assert shown.purpose == "The facts one needs at a glance."
    assert [result.number for result in shown.snippets] == ["2.1.01", "2.1.03"]
    assert shown.options == ("Good", "Requires Improvement", "Not applicable")


@pytest.mark.parametrize(
    ("typed", "rating", "comment"),
    [
        ("good - home visit done twice", "Good", "home visit done twice"),
        ("Good, two home visits, father heard", "Good", "two home visits, father heard"),
        ("RI: nobody was seen", "Requires Improvement", "nobody was seen"),
        ("g. Seen on 3 March.", "Good", "Seen on 3 March."),
        ("n/a not in custody", "Not applicable", "not in custody"),
        ("Requires improvement to be good - late", "Requires Improvement", "late"),
        ("not applicable: she lives at home", "Not applicable", "she lives at home"),
    ],
)
def test_a_rating_and_a_comment_in_one_line(
    at_question: At, record: Record, typed: str, rating: str, comment: str
) -> None:
    said = at_question("2").say(typed)
    kept = record().data.answers["2"]
    assert (kept.rating, kept.comment) == (rating, comment)
    assert said.screen.where.step == "section:Assessment"


def test_a_rating_alone_is_kept_at_once_and_the_comment_asked(at_question: At, record: Record) -> None:
    conversation = at_question("1")
    shown = conversation.say("RI").screen
    assert record().data.answers["1"].rating == "Requires Improvement"
    assert isinstance(shown, s.QuestionScreen)
    assert shown.waiting == "comment"
    assert conversation.say("Two of nine details are blank.").screen.where.step == "question:2"
    assert record().data.answers["1"].comment == "Two of nine details are blank."


def test_not_applicable_asks_for_the_reason(at_question: At) -> None:
    shown = at_question("1").say("n/a").screen
    assert isinstance(shown, s.QuestionScreen)
    assert shown.waiting == "reason"


def test_a_comment_that_begins_like_a_rating_is_a_comment(at_question: At, record: Record) -> None:
    shown = at_question("1").say("Good home visits were missing").screen
    kept = record().data.answers["1"]
    assert (kept.rating, kept.comment) == (None, "Good home visits were missing")
    assert isinstance(shown, s.QuestionScreen)
    assert shown.waiting == "rating"


@pytest.mark.parametrize(
    "typed",
    [
        "Submitted reports were late twice",
        "submit was late to the panel",
        "go to school was hard for her that month",
        "more work is needed on debt",
        "help was offered to the mother in May",
        "back to school since May, which she likes",
        "review was late",
        "actions were agreed and not followed up",
        "missing episodes are not explained",
        "Next steps are not named",
        "status of the order is unclear",
        "q12 of the last audit said the same",
        "Guidance was followed throughout",
        "submit work late, he says",
    ],
)
def test_an_answer_that_begins_like_a_command_is_an_answer(
    at_question: At, record: Record, typed: str
) -> None:
    at_question("1").say(typed)
    assert record().data.answers["1"].comment == typed
    assert record().state == "in progress"


def test_a_plus_adds_to_the_comment(at_question: At, record: Record) -> None:
    at_question("1").say("good - first words.")
    at_question("1").say("+ and more")
    assert record().data.answers["1"].comment == "first words. and more"


@pytest.mark.parametrize("typed", ["q4", "go 4", "go to question 4", "4", "Q 4", "question 4"])
def test_going_to_a_question_however_it_is_typed(at_question: At, typed: str) -> None:
    assert at_question("1").say(typed).screen.where.step == "question:4"


@pytest.mark.parametrize(
    ("typed", "step"),
    [
        ("go conversations", "fact:/conversations/case_manager"),
        ("go child", "fact:/child/name"),
        ("go Assessment", "section:Assessment"),
        ("go feedback", "feedback:child:1"),
        ("go review", "review"),
    ],
)
def test_going_to_a_part_leads_to_its_first_step(at_question: At, typed: str, step: str) -> None:
    assert at_question("1").say(typed).screen.where.step == step


def test_a_question_that_is_not_there_is_named_and_nothing_moves(at_question: At) -> None:
    said = at_question("2").say("go 99")
    assert said.notes == ("There is no question '99' on this form. `progress` shows its parts.",)
    assert said.screen.where.step == "question:2"


def test_back_and_skip_change_nothing(at_question: At, record: Record) -> None:
    conversation = at_question("2")
    before = record().version
    assert conversation.say("skip").screen.where.step == "section:Assessment"
    assert conversation.say("back").screen.where.step == "question:2"
    assert record().version == before


def test_leaving_and_coming_back_goes_on_where_it_was(at_question: At, parts: Parts) -> None:
    at_question("3").say("pause")
    again = Conversation(parts, AUDIT, THE_OPERATOR, lambda: NOW)
    assert again.open().screen.where.step == "question:3"


def test_guidance_can_be_looked_up_anywhere(conversation: Conversation) -> None:
    by_number = conversation.say("guidance 2.1.3").info
    by_words = conversation.say("? speech and language").info
    assert by_number is not None
    assert [entry.number for entry in by_number.entries] == ["2.1.03"]
    assert by_words is not None
    assert by_words.results[0].number == "2.2.05"


def test_guidance_that_does_not_exist_is_said_plainly(conversation: Conversation) -> None:
    info = conversation.say("guidance tax returns of limited companies").info
    assert info is not None
    assert info.lines == ("Nothing in the guidance in force answers this.",)


def test_a_section_shows_standards_spread_and_definitions(at_question: At) -> None:
    conversation = at_question("1")
    conversation.say("good - complete")
    shown = conversation.say("go Assessment").screen
    assert isinstance(shown, s.SectionScreen)
    assert shown.standards == ("The home was visited.", "The child took part.")
    assert dict(shown.spread) == {"Good": 1, "Not answered": 1}
    assert dict(shown.definitions)["Good"] == "Consistently good."


def test_a_section_takes_the_overall_scale(at_question: At, record: Record) -> None:
    conversation = at_question("1")
    conversation.say("go Assessment")
    conversation.say("outstanding - every child seen twice")
    assert record().data.sections["Assessment"].rating == "Outstanding"


def test_an_action_is_built_field_by_field(at_question: At, record: Record) -> None:
    conversation = at_question("1")
    conversation.say("ri - two details blank")
    shown = conversation.say("actions").screen
    assert isinstance(shown, s.ActionsScreen)
    assert [finding.number for finding in shown.findings] == ["1"]
    conversation.say("1: Fill in the two details")
    conversation.say("Sam Example, case manager")
    conversation.say("4 December 2026")
    conversation.say("The core record shows them")
    shown = conversation.say("8 January 2027").screen
    assert isinstance(shown, s.ActionsScreen)
    action = record().data.actions[0]
    assert (action.action, action.question, action.finding) == (
        "Fill in the two details",
        "1",
        "two details blank",
    )
    assert (action.responsibility, action.check_back) == ("Sam Example, case manager", "2027-01-08")
    assert shown.findings[0].answered


def test_submitting_too_early_says_what_is_missing(conversation: Conversation, record: Record) -> None:
    said = conversation.say("submit")
    assert said.info is not None
    assert "question 1 has no rating" in said.info.lines
    assert record().state == "in progress"


def test_gaps_can_be_explained(conversation: Conversation, record: Record) -> None:
    shown = conversation.say("submit because the case moved to another service").screen
    assert isinstance(shown, s.SubmittedScreen)
    assert record().submit_reason == "the case moved to another service"


def test_a_complete_audit_is_submitted_and_can_then_only_be_read(
    conversation: Conversation, service: AuditService, record: Record
) -> None:
    answered(service, AUDIT)
    conversation.say("submit")
    assert record().state == "submitted"
    assert conversation.say("good - later").notes == (
        "This audit is submitted; it can be read, not answered.",
    )


@pytest.mark.parametrize(
    "typed", ["help", "progress", "what good looks like", "definitions", "guidance", "more"]
)
def test_asking_changes_nothing_and_stays(at_question: At, record: Record, typed: str) -> None:
    conversation = at_question("2")
    before = record().version
    said = conversation.say(typed)
    assert said.info is not None
    assert said.screen.where.step == "question:2"
    assert record().version == before


@pytest.mark.parametrize(
    "typed", ["", "   ", "???", "🙂", "x" * 10_000, "\x07", "<!channel>", "=1+1", "ܫܠܡܐ"]
)
def test_any_text_gets_a_calm_answer(at_question: At, typed: str) -> None:
    assert at_question("1").say(typed).screen.where.audit == AUDIT


def test_two_windows_of_one_person_each_answer_the_question_they_show(
    parts: Parts, service: AuditService
) -> None:
    audit = begun(service).id
    one = Conversation(parts, audit, THE_OPERATOR, lambda: NOW)
    other = Conversation(parts, audit, THE_OPERATOR, lambda: NOW)
    one.say("go 1")
    other.open()
    one.say("good - from the first window")
    said = other.say("RI - from the second window")
    assert "after your screen was made" in said.notes[0]
    answers = service.show(audit, THE_OPERATOR)[0].data.answers
    assert {number: answer.comment for number, answer in answers.items()} == {"1": "from the first window"}
    other.say("RI - from the second window")
    assert service.show(audit, THE_OPERATOR)[0].data.answers["1"].comment == "from the second window"


def test_an_action_taken_back_meanwhile_leads_to_the_list(parts: Parts, service: AuditService) -> None:
    audit = begun(service).id
    one = Conversation(parts, audit, THE_OPERATOR, lambda: NOW)
    one.say("actions")
    one.say("Visit the child")
    service.perform(c.RemoveAction(audit=audit, action="1"), THE_OPERATOR)
    assert one.say("Sam Example").notes == ("That step is gone meanwhile; type it again here.",)
    again = Conversation(parts, audit, THE_OPERATOR, lambda: NOW)
    assert isinstance(again.open().screen, s.ActionsScreen)


def test_a_comment_typed_before_its_rating_is_kept(at_question: At, record: Record) -> None:
    conversation = at_question("1")
    conversation.say("Two visits were made")
    conversation.say("good - and recorded")
    assert record().data.answers["1"].comment == "Two visits were made\nand recorded"


@pytest.mark.parametrize("typed", ["1-1 sessions with the child weekly", "1:1 sessions", "3-week programme"])
def test_a_number_inside_an_action_names_no_question(
    conversation: Conversation, record: Record, typed: str
) -> None:
    conversation.say("actions")
    conversation.say(typed)
    assert (record().data.actions[0].action, record().data.actions[0].question) == (typed, None)


@pytest.mark.parametrize(
    ("typed", "date", "mode", "who"),
    [
        ("12/11 face to face with McCall's mother", "2026-11-12", "face to face", "McCall's mother"),
        (
            "12 November with mother, who recalled everything",
            "2026-11-12",
            None,
            "mother, who recalled everything",
        ),
        ("yesterday by phone", "2026-11-19", "virtual", None),
        ("the day before yesterday", "2026-11-18", None, None),
        ("2026-11-12 Teams call With nan", "2026-11-12", "virtual", "nan"),
        ("12 December", "2026-12-12", None, None),
        ("12 March", "2026-03-12", None, None),
    ],
)
def test_conversations_are_read_as_people_write_them(
    conversation: Conversation, record: Record, typed: str, date: str, mode: str | None, who: str | None
) -> None:
    conversation.say("go /conversations/parents")
    conversation.say(typed)
    held = record().data.conversations.parents
    assert held is not None
    assert (held.date.isoformat(), held.mode, held.with_) == (date, mode, who)


@pytest.mark.parametrize("typed", ["²", "9" * 5000, "twelve", "200", "-3"])
def test_an_age_that_is_none_is_asked_again(conversation: Conversation, record: Record, typed: str) -> None:
    conversation.say("go /child/age")
    assert "An age in years" in conversation.say(typed).notes[0]
    assert record().data.child.age is None


def test_two_people_stand_in_different_places(parts: Parts, service: AuditService) -> None:
    audit = begun(service).id
    one = Conversation(parts, audit, THE_OPERATOR, lambda: NOW)
    one.say("go 3")
    other = Conversation(parts, audit, THE_OPERATOR.model_copy(update={"name": "operator two"}), lambda: NOW)
    other.say("go 4")
    assert one.open().screen.where.step == "question:3"
