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
