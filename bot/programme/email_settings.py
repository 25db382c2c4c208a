"""How the service sends mail."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class EmailSettings(BaseModel):
    """The mail server. Without `host` no mail is sent. The password is better given in the environment."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str = ""
    port: Annotated[int, Field(ge=1, le=65535)] = 587  # where mail servers take what people send
    security: Literal["none", "starttls", "tls"] = "starttls"
    user: str = ""
    password: str = Field(default="", repr=False)
    sender: str = ""
    timeout: Annotated[float, Field(gt=0, le=300)] = 30.0
    link: str = ""  # where people find Checkback: a Slack link or a page; stands at the foot of each mail
