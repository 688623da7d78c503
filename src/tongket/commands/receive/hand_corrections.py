"""A new version put over what people corrected by hand in the meantime: nothing of theirs is lost in silence."""

from collections.abc import Mapping
from dataclasses import dataclass

from tongket.commands.receive.submission_paths import LeafChange, LeafPath, meaning
from tongket.source.emitting import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A new version with what people had corrected."""

    leaves: Mapping[LeafPath, Tree]
    kept: tuple[LeafChange, ...] = ()
    """Corrections that stay, as the unit did not touch the value: from what was read to what is typed."""
    disputed: tuple[LeafChange, ...] = ()
    """Where person and unit both changed a value: from what stands there to what the unit says now."""


def keep_corrections(
    read_before: Mapping[LeafPath, Tree],
    present: Mapping[LeafPath, Tree],
    read_now: Mapping[LeafPath, Tree],
    *,
    force: bool,
) -> Corrected:
    """Return a version as it is read now, with the corrections made by hand since it was read before.

    Args:
        read_before: what was read of the version before; empty where none was, then all that stands there is typed.
        present: what stands in the submission.
        read_now: what is read of the new version.
        force: whether the unit is right where both changed a value.
    """
    leaves = dict(read_now)
    kept: list[LeafChange] = []
    disputed: list[LeafChange] = []
    for path in dict.fromkeys((*read_before, *present)):
        before, here, now = (meaning(each.get(path, "")) for each in (read_before, present, read_now))
        if here == now and here:
            leaves[path] = present[path]  # as it is written there
        if here in (before, now):
            continue
        if now == before:
            kept.append(LeafChange(path=path, before=read_before.get(path, ""), after=present.get(path, "")))
        else:
            disputed.append(LeafChange(path=path, before=present.get(path, ""), after=read_now.get(path, "")))
            if force:
                continue
        if here:
            leaves[path] = present[path]
        else:
            leaves.pop(path, None)
    return Corrected(leaves=leaves, kept=tuple(kept), disputed=tuple(disputed))
