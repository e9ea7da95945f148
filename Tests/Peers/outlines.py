"""Texts with their codes in one line, however a format writes them: `Press {bpt 1|<b>}Enter{ept 1|</b>}.`"""

import re
import xml.etree.ElementTree as ElementTree

# What other formats call the codes of TMX.
XLIFF = {"ut": "ph", "hi": "g"}


def parsed(seg):
    return ElementTree.fromstring(f"<seg>{seg}</seg>".replace("\r", "&#13;"))


def canonical(seg):
    """The content of a segment, with the attributes of codes in the order of their names."""
    return re.sub("^<seg>|</seg>$", "", ElementTree.canonicalize(ElementTree.tostring(parsed(seg), encoding="unicode")))


def walk(seg, code):
    """The text of a segment of TMX with each code written by `code(kind, number, content)`; its number is x, of an end that of its begin."""
    root = parsed(seg)
    begins = {element.get("i"): element.get("x", "") for element in root.iter("bpt")}

    def text(element):
        inner = (element.text or "") + "".join(text(child) for child in element)
        if element.tag == "seg":
            return inner
        number = begins.get(element.get("i"), "") if element.tag == "ept" else element.get("x", "")
        return code(element.tag, number, inner) + (element.tail or "")

    return text(root)


def of_tmx(seg, names=None):
    """The outline of a segment of TMX, its codes called as in another format."""
    return walk(seg, lambda kind, number, content: "{" + f"{(names or {}).get(kind, kind)} {number}|{content}" + "}")


def shown(seg):
    """What a program shows of a segment that takes what codes hold for text."""
    return walk(seg, lambda kind, number, content: content)


def bare(seg):
    """The text of a segment without codes and what they hold, joined where they stood."""
    return walk(seg, lambda kind, number, content: content if kind == "hi" else "")


def omegat(seg):
    """Codes as OmegaT has them: <f0>, </f0>, <f1/>, numbered from 0; what is within codes left out."""
    def tag(kind, number, content):
        if kind == "sub":
            return ""
        name = f"f{int(number) - 1}"
        return {"bpt": f"<{name}>", "ept": f"</{name}>", "hi": f"<{name}>{content}</{name}>"}.get(kind, f"<{name}/>")
    return walk(seg, tag)


def perl(seg):
    """What XML::TMX gives: ph and hi are what they hold, other codes elements."""
    return walk(seg, lambda kind, number, content: content if kind in ("ph", "hi") else f"<{kind}>{content}</{kind}>")


def qt(seg):
    """What Qt Linguist takes for the text: from where the last code other than ph begins."""
    return walk(seg, lambda kind, number, content: content if kind in ("ph", "ut", "sub") else "\0" + content).split("\0")[-1]
