"""What the reasons refuse, as codes; the pages find the words."""

from dataclasses import dataclass


class UnknownProject(Exception):
    """There is no project of this id in the instance."""

    def __init__(self, project: str) -> None:
        super().__init__(f"no project {project!r} in the instance")
        self.project = project


@dataclass(frozen=True, slots=True)
class ChangeFault:
    """One thing that is wrong with a change.

    Args:
        index: which change of the list, from 0; None where a single one was read.
        field: name of the value, a path such as ``project.modes.0.need`` in a nested one.
        code: what is wrong, one of the codes documented where it is raised.
        given: the value as it was given, cut to a readable length.
    """

    index: int | None
    field: str
    code: str
    given: str


class ChangesRefused(Exception):
    """Changes that cannot be made, each with its fault; nothing was changed."""

    def __init__(self, faults: tuple[ChangeFault, ...]) -> None:
        super().__init__("; ".join(f"{each.field}: {each.code} ({each.given})" for each in faults))
        self.faults = faults
