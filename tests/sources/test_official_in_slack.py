"""The official form and guidance in Slack: every screen and every entry is one that Slack takes."""

import json
from pathlib import Path

import pytest

from audit import commands as c
from audit.permissions import THE_OPERATOR
from bot import importing
from bot.bootstrap import App, open_app
from bot.conversation.engine import STEP_KINDS, Conversation
from bot.conversation.screens import Info, QuestionScreen, SectionScreen
from bot.conversation.steps import kind, steps
from bot.settings import Settings
from bot.slack import lookup, places
from bot.slack.ids import At
from bot.slack.views import answering, screens, telling
from tests.builders import NOW
from tests.slack_stand_in import checking
from tests.sources.test_importing_them import CARAG, FORM

pytestmark = pytest.mark.sources


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, official: Path) -> App:
    """A service with both in force."""
    opened = open_app(Settings(home=tmp_path_factory.mktemp("slack"), now=NOW))
    readings = [(official / name, importing.read(official / name, None, None)) for name in (FORM, CARAG)]
    importing.put_in_force(opened.store, readings, THE_OPERATOR, NOW)
    return opened


def test_every_step_of_the_official_form_is_a_message_and_a_window_that_slack_takes(app: App) -> None:
    start = c.StartAudit(childview_id="CV-1", auditor="Alex Example", month="2026-11")
    record = app.service.start(start, THE_OPERATOR).record
    _, form = app.service.show(record.id, THE_OPERATOR)
    conversation = Conversation(app.parts(), record.id, THE_OPERATOR, lambda: NOW, brief=True)
    asked = [step for step in steps(record, form) if kind(step) != "fact"]
    assert {kind(step) for step in asked} <= set(STEP_KINDS)
    for step in asked:
        screen = conversation.look(step)
        shown = screens.shown(screen)
        checking.blocks(json.loads(json.dumps(shown.blocks)), "message")
        assert 0 < len(shown.text) <= 4000
        if isinstance(screen, QuestionScreen | SectionScreen):
            checking.view(answering.answer(screen, None, None))
    menu = places.groups(record, form, asked)
    checking.view(answering.going(At(record.id), menu))


def test_every_entry_of_the_official_guidance_is_a_message_and_a_window_that_slack_takes(app: App) -> None:
    for entry in app.guidance.library.entries():
        info = Info(f"Guidance {entry.number}", entries=(entry,))
        checking.blocks(json.loads(json.dumps(telling.info(info, share=entry.number).blocks)), "message")
        checking.view(telling.found(info))


def test_an_official_entry_is_found_by_its_number_with_its_citation(app: App) -> None:
    found = lookup.look_up(app, "2.1.03")
    assert found.entries
    assert found.entries[0].cite in json.dumps(telling.info(found).blocks)
