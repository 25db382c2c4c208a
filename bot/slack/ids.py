"""The ids of buttons, menus and modals. They stay over releases: old messages keep their buttons."""

import re
from dataclasses import dataclass

RATE = re.compile(r"^rate_\d+$")  # with the place of the option on the form's scale
GO = re.compile(r"^go_\d+$")  # a button that leads to a step; numbered because ids must differ in a block
COMMENT, EDIT, BACK, SKIP, GO_TO, GUIDANCE, MORE = (
    "comment",
    "edit",
    "back",
    "skip",
    "go_to",
    "guidance",
    "more_guidance",
)
GO_MENU = "go_menu"
STANDARDS = "standards"
FACTS, TO_QUESTIONS = "facts", "to_questions"
SAY = "say"  # opens a modal for one answer in words
ADD_ACTION, DRAFT_ACTION, EDIT_ACTION, REMOVE_ACTION, ACTIONS_DONE = (
    "add_action",
    "draft_action",
    "edit_action",
    "remove_action",
    "actions_done",
)
SUBMIT = "submit_audit"
DOCUMENTS = "documents"
START, RESUME, LOOK_UP, HELP = "start", "resume", "look_up", "help"
RESUME_WAITING = re.compile(r"^resume_\d+$")
ACT = re.compile(r"^act_[a-z]+(_\d+)?$")  # what a notice or the Home tab asks for; see `listeners.waiting`
AGREE, DISAGREE = re.compile(r"^agree_\d+$"), re.compile(r"^disagree_\d+$")
TALK, ACTIONS_MEET, ACTIONS_MISS, ACCEPT, SEND_BACK, NOTES = (
    "talk",
    "actions_meet",
    "actions_miss",
    "accept",
    "send_back",
    "notes",
)
OBJECT, DECIDE, CONCERN, ACKNOWLEDGE = "object", "decide", "concern", re.compile(r"^acknowledge_\d+$")
MEETING = "meeting"
OPEN_ENTRY = re.compile(r"^entry_\d+$")
SHARE = "share"
ACTION_UPDATE = re.compile(r"^action_update(_\d+)?$")
TAKE_FILE, LEAVE_FILE = "take_file", "leave_file"
# A group audit: one's own ratings, then the meeting of those who rated.
SHEET, SHEET_MENU = re.compile(r"^sheet(_\d+)?$"), "sheet_menu"
SHEET_RATE, SHEET_GO = re.compile(r"^sheet_rate_\d+$"), re.compile(r"^sheet_go_(back|on)$")
HAND_IN_RATINGS = "hand_in_ratings"
GROUP, GROUP_MENU = re.compile(r"^group(_\d+)?$"), "group_menu"
GROUP_AGREE, GROUP_GO = re.compile(r"^group_agree_\d+$"), re.compile(r"^group_go_(back|on)$")
GROUP_ALIKE, GROUP_WHOLE, RATERS = "group_alike", "group_whole", "raters"

ANSWER_VIEW, WORDS_VIEW, FACTS_VIEW, GO_VIEW = "answer_view", "words_view", "facts_view", "go_view"
ACTION_VIEW, SUBMIT_VIEW, START_VIEW, LOOK_UP_VIEW = (
    "action_view",
    "submit_view",
    "start_view",
    "look_up_view",
)
UPDATE_VIEW = "action_update_view"
DISAGREE_VIEW, MISS_VIEW, SEND_BACK_VIEW, NOTES_VIEW = (
    "disagree_view",
    "miss_view",
    "send_back_view",
    "notes_view",
)
OBJECT_VIEW, DECIDE_VIEW, CONCERN_VIEW, ACKNOWLEDGE_VIEW = (
    "object_view",
    "decide_view",
    "concern_view",
    "acknowledge_view",
)
MEETING_VIEW = "meeting_view"
WISHES, WISHES_VIEW = "wishes", "wishes_view"
SAYING, SAYING_VIEW = re.compile(r"^saying_[a-z]+$"), re.compile(r"^saying_[a-z]+_view$")
LOOK_VIEW = "look_view"
PLAN_LINE, ALLOCATE, AGENDA, SUMS = "plan_line", "allocate", "agenda", "sums"
ADD_SERVICE_ACTION, ADD_SERVICE_ACTION_VIEW = "add_service_action", "add_service_action_view"
PLAN_LINE_VIEW, ALLOCATE_VIEW, DROP_LINE = "plan_line_view", "allocate_view", "drop_line"
JOINT, JOINT_FILL, CASE_NOTE, PAIR = re.compile(r"^joint(_\d+)?$"), "joint_fill", "case_note", "pair"
JOINT_VIEW, PAIR_VIEW = "joint_view", "pair_view"
EXEMPTION_VIEW = "exemption_view"
TIME_OFF, TIME_OFF_VIEW = "time_off", "time_off_view"
MONTH_STEP, MONTH_STEP_VIEW = re.compile(r"^month_step_\d+$"), "month_step_view"
SERVICE_ACTION, SERVICE_ACTION_VIEW = re.compile(r"^service_action_\d+$"), "service_action_view"
HAND_IN_VIEW, RATERS_VIEW = "hand_in_ratings_view", "raters_view"
SHORTCUT = "look_up_message"


@dataclass(frozen=True)
class At:
    """What a button stands at: an audit, the version its screen was made from, a step, and one thing more."""

    audit: str
    seen: int = 0
    step: str = ""
    more: str = ""

    def __str__(self) -> str:
        return f"{self.audit}|{self.seen}|{self.more}|{self.step}"

    @classmethod
    def read(cls, value: str) -> "At":
        """What a value says. Raises ValueError for one that is none of ours."""
        audit, seen, more, step = value.split("|", 3)
        return cls(audit, int(seen), step, more)
