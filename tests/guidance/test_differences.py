"""What changed between two editions of guidance."""

from guidance.differences import differences
from guidance.editions import stamp
from guidance.models import Entry, GuidanceDocument

TEXTS = {
    "1.1": ("Is the lamp bright?", "Lamps should be bright. They burn oil. Look at the glass."),
    "1.2": ("Is there enough oil?", "Oil comes by boat. Count the barrels in the cellar."),
    "1.3": ("Does the keeper sleep by day?", "Rest matters to those who watch at night."),
}


def document(texts: dict[str, tuple[str, str]], preface: str = "Read this.") -> GuidanceDocument:
    entries = tuple(
        Entry(
            id=number, number=number, document="lamps", source="imported", kind="prompt", question=question,
            paragraphs=(text,),
        )
        for number, (question, text) in texts.items()
    )  # fmt: skip
    return stamp(
        GuidanceDocument(
            document="lamps", title="Lamps", source="imported", preface=(preface,), entries=entries
        )
    )


OLD = document(TEXTS)


def test_the_same_edition_has_no_differences() -> None:
    assert not differences(OLD, OLD).any()


def test_spaces_and_the_shape_of_quotes_do_not_count() -> None:
    spaced = {number: (question, text.replace(". ", ".  ")) for number, (question, text) in TEXTS.items()}
    assert not differences(OLD, document(spaced)).any()


def test_an_added_and_a_removed_entry_are_told() -> None:
    new = {
        "1.1": TEXTS["1.1"],
        "1.2": TEXTS["1.2"],
        "2.1": ("Were storms logged?", "Each storm has its page."),
    }
    found = differences(OLD, document(new))
    assert [entry.id for entry in found.added] == ["2.1"]
    assert [entry.id for entry in found.removed] == ["1.3"]
    assert not found.reworded
    assert not found.renumbered


def test_a_reworded_entry_shows_the_sentences_that_differ() -> None:
    question, text = TEXTS["1.1"]
    new = TEXTS | {
        "1.1": (question, text.replace("burn oil", "burn clean oil").replace(" Look at the glass.", ""))
    }
    (change,) = differences(OLD, document(new)).reworded
    assert [(one.old, one.new) for one in change.sentences] == [
        ("They burn oil.", "They burn clean oil."),
        ("Look at the glass.", None),
    ]


def test_an_entry_inserted_before_others_renumbers_them() -> None:
    new = {
        "1.1": ("Is the tower painted?", "Paint keeps the rust away from iron."),
        "1.2": TEXTS["1.1"], "1.3": TEXTS["1.2"], "1.4": TEXTS["1.3"],
    }  # fmt: skip
    found = differences(OLD, document(new))
    assert [(change.old, change.new) for change in found.renumbered] == [
        ("1.1", "1.2"),
        ("1.2", "1.3"),
        ("1.3", "1.4"),
    ]
    assert [entry.id for entry in found.added] == ["1.1"]
    assert not found.removed
    assert not found.reworded


def test_a_renumbered_entry_may_be_reworded_too() -> None:
    new = {
        "1.1": TEXTS["1.1"],
        "1.2": TEXTS["1.2"],
        "1.9": (TEXTS["1.3"][0], TEXTS["1.3"][1].replace("night", "dusk")),
    }
    (change,) = differences(OLD, document(new)).renumbered
    assert (change.old, change.new) == ("1.3", "1.9")
    assert len(change.sentences) == 1


def test_a_changed_preface_is_told() -> None:
    (change,) = differences(OLD, document(TEXTS, "Read this twice.")).preface
    assert (change.old, change.new) == ("Read this.", "Read this twice.")


def test_it_is_ready_for_json() -> None:
    data = differences(OLD, document(TEXTS, "New.")).model_dump(mode="json")
    assert set(data) == {"old", "new", "added", "removed", "reworded", "renumbered", "preface", "appendices"}
