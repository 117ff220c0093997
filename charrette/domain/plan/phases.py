"""The standard phases of a school project, in their order."""

from enum import StrEnum


class Phase(StrEnum):
    """A phase, as architects and agencies call it."""

    PROGRAMMING = "programming"
    SCHEMATIC_DESIGN = "schematic design"
    DESIGN_DEVELOPMENT = "design development"
    CONSTRUCTION_DOCUMENTS = "construction documents"
    AGENCY_REVIEW = "agency review"
    BID = "bid"
    CONSTRUCTION = "construction"
    COMMISSIONING = "commissioning"
    OCCUPANCY = "occupancy"
    POST_OCCUPANCY = "post-occupancy"

    @property
    def words(self) -> str:
        """The name people read."""
        return self.value.capitalize()
