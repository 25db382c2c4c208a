"""Who is to do it."""

import pytest

from tests.audit.coach.saying import of_action


@pytest.mark.parametrize(
    "owner",
    [
        "",
        "  ",
        "-",
        "—",
        "?",
        "TBC",
        "n/a",
        "N/A",
        "None",
        "To be confirmed",
        "to be agreed at the meeting",
        "Unallocated",
        "[name]",
        "not yet known",
        "No one at present",
    ],
)
def test_a_column_that_names_nobody_is_no_owner(owner: str) -> None:
    assert of_action(owner=owner).flaws == ("no_owner",)


@pytest.mark.parametrize(
    "owner",
    [
        "All",
        "Everyone",
        "All professionals",
        "the team",
        "YJS",
        "Tower Hamlets and City of London YJS",
        "Social Care",
        "CAMHS and school",
        "Case managers",
        "Case Management Team",
        "A worker",
        "whoever is on duty",
        "Partner agencies",
        "The network around the child",
        "Management",
    ],
)
def test_a_crowd_or_a_whole_service_is_a_vague_owner(owner: str) -> None:
    assert of_action(owner=owner).flaws == ("vague_owner",)


@pytest.mark.parametrize(
    "owner",
    [
        "Case Manager",
        "CM",
        "Case Manager and allocated Social Worker",
        "Head of Service",
        "YJS Nurse",
        "Amira Cole",
        "A. Cole",
        "YJS (Amira Cole)",
        "Team Manager, with the Learning Academy",
        "Virtual School Headteacher",
        "Seconded Probation Officer",
        "T. Okafor / J. Lund",
        "Mum",
        "YJS Police Officer",
    ],
)
def test_a_person_or_a_role_that_one_person_holds_is_an_owner(owner: str) -> None:
    assert of_action(owner=owner).flaws == ()


def test_the_remark_quotes_the_column_and_names_who_could() -> None:
    (advice,) = of_action("Put monthly supervision in both diaries.", owner="All staff").advice
    assert "“All staff”" in advice
    assert "Team Manager" in advice
