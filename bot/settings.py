"""The service's settings: from the environment, else from `checkback.toml`, else what is printed here.

`checkback.toml` is looked for in the current folder, then in the data folder. The one beside this module is
what `checkback init` writes, so that the file a service edits names every key there is.
"""

import datetime as dt
import os
import re
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from audit.programme.cycle import Cycle
from audit.retention import Retention
from audit.timings import Timings
from bot.errors import BadSettings
from bot.programme.email_settings import EmailSettings
from bot.tracker_settings import TrackerSettings

FILE = "checkback.toml"
EXAMPLE = Path(__file__).with_name(FILE)
INSTANT = re.compile(r"2[01]\d{2}-\d{2}-\d{2}")
DEFAULT_HOME = Path("~/.checkback")


class Settings(BaseSettings):
    """What a service can set. Paths are absolute once read; `now`, where given, stands for the present."""

    model_config = SettingsConfigDict(
        env_prefix="CHECKBACK_", env_ignore_empty=True, extra="forbid", frozen=True
    )

    home: Path = DEFAULT_HOME
    database_url: str | None = None
    key: str | None = Field(default=None, repr=False)
    key_file: Path | None = None
    keyring: str | None = None
    retention: Retention = Retention()
    now: dt.datetime | None = None
    organisation: str = ""
    marking: str = "OFFICIAL-SENSITIVE"
    themes_marking: str = "OFFICIAL"
    templates: Path | None = None
    definitions: Path | None = None
    crosswalk: Path | None = None
    abbreviations: Path | None = None
    coach: Path | None = None
    decider: str | None = None
    safeguarding: str | None = None
    programme: Cycle = Cycle()
    timings: Timings = Timings()
    email: EmailSettings = EmailSettings()
    tracker: TrackerSettings = TrackerSettings()
    slack_child: Literal["reference", "named"] = "reference"
    slack_documents: Literal["pseudonymised", "named", "elsewhere"] = "pseudonymised"

    @field_validator(
        "home", "key_file", "definitions", "crosswalk", "abbreviations", "coach", "templates", mode="after"
    )
    @classmethod
    def _absolute(cls, path: Path | None) -> Path | None:
        return path.expanduser().absolute() if path else None

    @field_validator("now", mode="before")
    @classmethod
    def _instant(cls, value: object) -> object:
        if value is None or isinstance(value, dt.datetime) or INSTANT.match(str(value)):
            return value
        raise PydanticCustomError("instant", "an instant such as 2026-11-20T10:00:00Z was expected")

    @field_validator("now", mode="after")
    @classmethod
    def _aware(cls, moment: dt.datetime | None) -> dt.datetime | None:
        return moment.replace(tzinfo=dt.UTC) if moment and moment.tzinfo is None else moment

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment wins over the file, which is handed in as initial values."""
        del settings_cls, dotenv_settings, file_secret_settings
        return env_settings, init_settings

    def clock(self) -> dt.datetime:
        """The present, or what stands for it."""
        return self.now or dt.datetime.now(dt.UTC)

    def apart(self, folder: Path) -> "Settings":
        """The same choices, with a record and a key of its own in that folder."""
        place: dict[str, Path | None] = {"home": folder}
        place |= dict.fromkeys(("database_url", "key", "key_file", "keyring"))
        return self.model_copy(update=place)


def load() -> Settings:
    """The settings in force. Raises BadSettings, naming the setting and what was expected."""
    path = _file()
    given = _read(path) if path else {}
    try:
        return Settings(**given)
    except ValidationError as error:
        detail = error.errors()[0]
        where = ".".join(str(part) for part in detail["loc"])
        source = path if path and str(detail["loc"][0]) in given else "the environment (CHECKBACK_...)"
        what = "there is no such setting" if detail["type"] == "extra_forbidden" else detail["msg"]
        raise BadSettings(f"setting {where!r} in {source}: {what}") from None


def _file() -> Path | None:
    home = Path(os.environ.get("CHECKBACK_HOME") or DEFAULT_HOME).expanduser()
    try:
        return next((path for path in (Path(FILE).absolute(), home / FILE) if path.is_file()), None)
    except OSError as error:
        raise BadSettings(f"{home} cannot be read: {error.strerror}") from None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise BadSettings(f"{path} cannot be read: {error}") from None


def example() -> str:
    """The settings file that `checkback init` writes: every key there is, with what it means."""
    return EXAMPLE.read_text(encoding="utf-8")
