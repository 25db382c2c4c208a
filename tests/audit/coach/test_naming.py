"""Who and what may not be named, and the many capitals that name nobody."""

import pytest

from tests.audit.coach.saying import FULL, of_comment

NAMED = ("identifiable_data",)


@pytest.mark.parametrize(
    "sentence",
    [
        "It was agreed with Mrs Achterberg on 3 May.",
        "PC Harcastle rang twice.",
        "Jaydon asked for evening times.",
        "His sister Nadia helped.",
        "Karen from social care came too.",
        "The co-accused, Reece Dalby, was seen.",
        "It was sent to M. Grantham.",
        "jayden came each week.",
        "He met Oluwaseyi's mother.",
        "Drawn up with Kezrin and the aunt.",
        "Grace said that it was fair.",
        "They rang Dr. Venkataraman.",
        "Ms O'Sullivan was told.",
        "Lena Harrowby-Vance took over.",
    ],
)
def test_a_persons_name_is_identifiable(sentence: str) -> None:
    assert of_comment(f"{FULL} {sentence}").flaws == NAMED


@pytest.mark.parametrize(
    "sentence",
    [
        "He goes to Brackenfield Academy.",
        "He left St Bartholomew's Catholic School.",
        "They live at 27 Harrowgate Road.",
        "They moved to Flat 6, Corbel Court.",
        "It is in Vicarage Street.",
        "He lives at Larchmount House.",
    ],
)
def test_a_school_street_or_house_by_its_name_is_identifiable(sentence: str) -> None:
    assert of_comment(f"{FULL} {sentence}").flaws == NAMED


@pytest.mark.parametrize(
    "sentence",
    [
        "The number is 07700 900317.",
        "Call +44 7700 900317.",
        "The child (DOB 14.07.2009) was there.",
        "He was born on 3 May 2009.",
        "Write to j.farrow@clinic.example.",
        "The hostel is in E3 4QT.",
        "NHS number 943 476 5919 was used.",
        "See crime reference 4207731/24.",
        "The car was AB12 CDE.",
        "He posted as @jay_hill_x.",
    ],
)
def test_dates_of_birth_numbers_and_addresses_are_identifiable(sentence: str) -> None:
    assert of_comment(f"{FULL} {sentence}").flaws == NAMED


@pytest.mark.parametrize(
    "sentence",
    [
        "It is on AssetPlus and ChildView.",
        "CAMHS and the Virtual School came.",
        "In May and in April it was late.",
        "May was quiet.",
        "Will he stay?",
        "Mark-making was seen.",
        "Tower Hamlets and Kent agreed in writing.",
        "The Risk Management Panel met.",
        "It is in the Living Arrangements section.",
        "The YJS Nurse and the Social Worker wrote it.",
        "Barnardo's has a place.",
        "He speaks Sylheti and Somali.",
        "St Giles Trust will help.",
        "He used Snapchat and WhatsApp.",
        "Mum and Nan came at Easter.",
        "The Duke of Edinburgh Award begins.",
        "Her Majesty's Courts replied.",
        "He plays for Arsenal.",
        "A note of 22 April says so.",
        "The Magistrates Court sat.",
        "The Learning Academy and the High Street shop agreed.",
    ],
)
def test_agencies_tools_places_and_months_name_nobody(sentence: str) -> None:
    assert of_comment(f"{FULL} {sentence}").flaws == ()


def test_names_from_the_header_count_in_any_spelling_and_in_part() -> None:
    names = {"Xanthe Quillfeather": "the child", "Will Marsh": "the case manager"}
    said = of_comment(f"{FULL} This was agreed with quillfeather.", names=names)
    assert said.rules == ("header-name",)
    assert "“the child” says as much" in said.advice[0]
    assert of_comment(f"{FULL} It was late, as Will noted.", names=names).flaws == NAMED


def test_a_name_from_the_header_that_is_a_word_too_is_no_name_where_it_is_the_word() -> None:
    names = {"Will Marsh": "the case manager", "Grace May": "the child"}
    assert of_comment(f"{FULL} Will this last? It may, by the grace of the panel.", names=names).flaws == ()


def test_names_may_be_given_as_a_list() -> None:
    assert of_comment(f"{FULL} Zorvik was there.", names=["Zorvik Thule"]).flaws == NAMED


def test_the_role_that_the_text_gives_is_offered_in_its_place() -> None:
    assert "“the sister”" in of_comment(f"{FULL} His sister Nadia helped.").advice[0]
    assert "“a police officer”" in of_comment(f"{FULL} PC Harcastle rang.").advice[0]


def test_in_a_text_all_in_capitals_only_known_given_names_count() -> None:
    shouted = FULL.upper()
    assert of_comment(shouted).flaws == ()
    assert of_comment(shouted + " JAYDEN AGREED.").flaws == NAMED
