"""Every kind of activity: its line here is all the registry needs. In the order in which people choose them."""

# ruff: noqa: F401 - the registry takes whatever kind is named here
# pyright: reportUnusedImport=false
# isort: off
from charrette.domain.activities.talk import TALK
from charrette.domain.activities.presentation import PRESENTATION
from charrette.domain.activities.ground_rules import GROUND_RULES
from charrette.domain.activities.silent_writing import SILENT_WRITING
from charrette.domain.activities.round_robin import ROUND_ROBIN
from charrette.domain.activities.brainwriting import BRAINWRITING
from charrette.domain.activities.rotating_recorder import ROTATING_RECORDER
from charrette.domain.activities.affinity_sort import AFFINITY_SORT
from charrette.domain.activities.clarify import CLARIFY
from charrette.domain.activities.nominal_group import NOMINAL_GROUP
from charrette.domain.activities.multivoting import MULTIVOTING
from charrette.domain.activities.dot_vote import DOT_VOTE
from charrette.domain.activities.moscow import MOSCOW
from charrette.domain.activities.impact_effort import IMPACT_EFFORT
from charrette.domain.activities.fist_to_five import FIST_TO_FIVE
from charrette.domain.activities.gradients import GRADIENTS
from charrette.domain.activities.delphi import DELPHI
from charrette.domain.activities.decisions import DECISIONS
from charrette.domain.activities.parking_lot import PARKING_LOT
from charrette.domain.activities.check_out import CHECK_OUT
from charrette.domain.activities.pause import BREAK
from charrette.domain.activities.meal import MEAL
