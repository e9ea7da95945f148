"""Compares what a peer says with what it is expected to say.

What is expected is what we say, after all losses of the table that are for the comparison: each changes a record as the peer does, by its
design. So a loss that is not in the table is a difference, and so is one of the table that no longer occurs.
"""

import copy
import dataclasses
import typing


@dataclasses.dataclass
class Loss:
    """What a program does to records by its own design."""

    peer: str
    # What it is for: `reads tmx14`, `writes po`; with * at the end, all that begin so. Of tolmach the format, or `imports` and the format.
    where: list[str]
    what: str
    why: str
    # Changes one record in place; returns False where it is not among what the program gives. None: records do not show it.
    change: typing.Callable[[dict], typing.Any] | None

    def is_for(self, peer, where):
        return peer == self.peer and any(
            where.startswith(name[:-1]) if name.endswith("*") else where == name for name in self.where)


@dataclasses.dataclass
class Comparison:
    # `reads tmx14`: what the peer reads of what we write. `writes tmx14`: what we read of what the peer writes.
    where: str
    ours: list[dict]
    theirs: list[dict]
    # Whose losses come before the peer's own: those of our format, `po`, and of importing it, `imports po`.
    ways: tuple[str, ...] = ()
    is_ordered: bool = True


def changed(records, losses):
    """Records as they are after losses."""
    result = copy.deepcopy(records)
    for loss in losses:
        if not loss.change:
            continue
        result = [record for record in result if loss.change(record) is not False]
    return result


def visible(record):
    return {name: value for name, value in record.items() if value and not name.startswith("_")}


def in_order(records, is_ordered):
    return records if is_ordered else sorted(records, key=lambda record: sorted(visible(record).items(), reverse=True).__repr__())


def compare(peer, comparison, table):
    """Lines that say what is not as expected, and the losses of the peer's own that are for the comparison."""
    formats = [loss for way in comparison.ways for loss in table if loss.is_for("tolmach", way)]
    losses = [loss for loss in table if loss.is_for(peer, comparison.where)]

    def faults(losses):
        expected = in_order(changed(comparison.ours, losses), comparison.is_ordered)
        return differences(expected, in_order(comparison.theirs, comparison.is_ordered))

    found = faults(formats + losses)
    if not found:
        # Each loss must be needed: without it something must be different. Those of our formats must change something.
        idle = [loss for loss in losses if not faults([other for other in formats + losses if other is not loss])]
        if peer == "tolmach":
            idle += [loss for i, loss in enumerate(formats) if changed(comparison.ours, formats[:i]) == changed(comparison.ours, formats[:i + 1])]
        found = [f"expected a loss that does not occur: {loss.what}" for loss in idle if loss.change]
    return found, losses


def blind_spots(peer, comparison, table):
    """What could be different of what the peer gives without being noticed: each field of the first record that has it is changed."""
    lines = []
    for field in sorted({field for record in comparison.theirs for field in visible(record)}):
        theirs = copy.deepcopy(comparison.theirs)
        record = next(record for record in theirs if visible(record).get(field))
        value = record[field]
        record[field] = value + "x" if isinstance(value, str) else [[*part[:-1], part[-1] + "x"] for part in value]
        if not compare(peer, dataclasses.replace(comparison, theirs=theirs), table)[0]:
            lines.append(f"another {field} is not noticed")
    if comparison.theirs and not compare(peer, dataclasses.replace(comparison, theirs=comparison.theirs[1:]), table)[0]:
        lines.append("a record that is missing is not noticed")
    return lines


def differences(expected, found):
    lines = []
    if len(expected) != len(found):
        lines.append(f"expected {len(expected)} records, found {len(found)}")
    for mine, other in zip(expected, found):
        a, b = visible(mine), visible(other)
        for field in dict.fromkeys([*a, *b]):
            if a.get(field) != b.get(field):
                lines.append(f"{mine.get('_name', '')}: {field}: expected {a.get(field)!r}, found {b.get(field)!r}")
    return lines
