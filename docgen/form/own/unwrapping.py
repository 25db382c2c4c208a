"""Taking away the form's own controls round a place that gets one of ours."""

from docgen.form.own.paragraphs import clear, is_asking
from docgen.ooxml.names import Node, W, local

PLAIN = {"text", "date", "dropDownList", "comboBox", "checkbox"}  # what may hold no other control


def unwrapped(paragraph: Node) -> Node:
    """The paragraph, without the controls round it that only ask for this answer."""
    for sdt in list(paragraph.iterancestors(f"{W}sdt")):
        if is_asking(sdt):
            for asking in sdt.iter(f"{W}p"):
                clear(asking)
            _unwrap(sdt)
        elif _kinds(sdt) & PLAIN or len(list(sdt.iter(f"{W}p"))) == 1:
            _unwrap(sdt)
    return paragraph


def _kinds(sdt: Node) -> set[str]:
    properties = sdt.find(f"{W}sdtPr")
    return {local(node) for node in properties} if properties is not None else set()


def _unwrap(sdt: Node) -> None:
    parent, content = sdt.getparent(), sdt.find(f"{W}sdtContent")
    if parent is None or content is None:
        return
    for node in list(content):
        sdt.addprevious(node)
    parent.remove(sdt)
