"""Signing: a department signs the plan by a signed page or by its PIN."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.plan.settlements import SignedBy, SignOff
from charrette.domain.plan.signing import signable
from charrette.domain.plan.totals import amounts_of
from charrette.domain.project import Department, Project
from charrette.domain.wording import counted, listed
from charrette.services.plan_checks import department_of, one_line

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot
    from charrette.store.unit_of_work import UnitOfWork

FEWEST, MOST = 4, 12
"""Digits of a PIN."""
COST = {"n": 2**14, "r": 8, "p": 1}
"""What one try at a PIN costs (scrypt): 16 MB, some hundredths of a second."""
NAMED = 3
"""Findings that a refusal names; the others are counted."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A department's signature; ``signer`` is the name on the page (empty: who acts), ``pin`` only for one by PIN."""

    project_id: UUID
    department_id: UUID
    how: SignedBy
    signer: str = ""
    pin: str = ""


@dataclass(frozen=True, slots=True)
class SetPin:
    """A department's PIN of 4 to 12 digits; ``old`` is the earlier one, where there is one."""

    department_id: UUID
    pin: str
    old: str = ""


def sign(work: "UnitOfWork", command: Sign) -> SignOff:
    """Signs the plan as it stands, in place of an earlier signature of the department.

    Raises ``InvalidInputError`` while a finding blocks, naming it, and for a PIN that is wrong.
    """
    department = department_of(work, command.project_id, command.department_id)
    snapshot = work.queries.snapshot(command.project_id, planned=True)
    if snapshot is None:
        raise NotFoundError("That project is no longer in the library.")
    if command.how is SignedBy.PIN:
        _check_pin(work, department, command.pin)
    _check_clear(snapshot)
    total = sum(amount.middle or 0 for amount in amounts_of(snapshot.planned).values())
    signer = one_line(command.signer) or work.actor
    signature = SignOff(
        work.ids.new(),
        command.project_id,
        department.id,
        work.clock.now(),
        command.how,
        signer,
        total,
        signable(snapshot),
    )
    work.describe(f"{department.name} signed the plan ({command.how.value}, {signer})", command.project_id)
    earlier = [each for each in snapshot.planned.sign_offs if each.department_id == department.id]
    if earlier:
        work.remove(*earlier)
    work.add(signature)
    return signature


def _check_clear(snapshot: "ProjectSnapshot") -> None:
    """Refuses while something blocks, and a plan without anything to sign."""
    from charrette.domain.guard.watch import guard

    if not snapshot.planned.lines and not snapshot.planned.scope:
        raise InvalidInputError(
            "There is nothing to sign yet.", "", "Add scope items and budget lines first."
        )
    blocking = guard(snapshot).blocking
    if blocking:
        named = [f"{finding.title} ({listed(finding.items[:2])})" for finding in blocking[:NAMED]]
        rest = [f"{len(blocking) - NAMED} more"] if len(blocking) > NAMED else []
        raise InvalidInputError(
            f"{counted(len(blocking), 'finding')} must be settled before anybody signs: {listed([*named, *rest])}.",
            "Nothing was signed.",
            "Settle what blocks in the findings of Plan.",
        )


def set_pin(work: "UnitOfWork", command: SetPin) -> None:
    """Gives a department a PIN. Only its salted hash is kept, outside the minutes: undo passes it over.

    Raises ``InvalidInputError`` for a PIN that is no PIN, and where the old one is wrong.
    """
    department = work.get(Department, command.department_id)
    project = work.get(Project, department.project_id)
    if not (command.pin.isascii() and command.pin.isdigit() and FEWEST <= len(command.pin) <= MOST):
        raise InvalidInputError(
            f"A PIN has {FEWEST} to {MOST} digits.", "Nothing was changed.", "Use digits only."
        )
    if work.queries.pin(department.id) is not None:
        _check_pin(work, department, command.old)
    work.describe(f"Set the PIN of {department.name}", project.id)
    work.keep_pin(department.id, _secret(command.pin, secrets.token_bytes(16)))
    work.note()


def _check_pin(work: "UnitOfWork", department: Department, pin: str) -> None:
    known = work.queries.pin(department.id)
    if known is None:
        raise InvalidInputError(
            f"{department.name} has no PIN yet.",
            "Nothing was changed.",
            "Set one first, or sign on a printed page.",
        )
    salt = bytes.fromhex(known.split("$")[1])
    if not hmac.compare_digest(_secret(pin, salt), known):
        raise InvalidInputError(
            f"That is not the PIN of {department.name}.", "Nothing was changed.", "Type it again."
        )


def _secret(pin: str, salt: bytes) -> str:
    """What is kept of a PIN: "scrypt$salt$hash"."""
    digest = hashlib.scrypt(pin.encode(), salt=salt, **COST)
    return f"scrypt${salt.hex()}${digest.hex()}"
