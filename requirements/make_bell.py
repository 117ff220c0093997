"""Makes the bell in resources/sounds/: once. A struck bar, soft at its start and gone after a second and a half.

python requirements/make_bell.py
"""

import math
import struct
import wave
from pathlib import Path

BELL = Path(__file__).resolve().parent.parent / "resources" / "sounds" / "bell.wav"
RATE, SECONDS, LOUDNESS = 22_050, 1.5, 0.5
PARTIALS = ((660.0, 1.0, 2.6), (1_821.6, 0.35, 5.0), (3_564.0, 0.12, 9.0))
"""Pitch in hertz, share of the sound, and how fast it dies away: the partials of a bar that is free at both ends."""


def sample(number: int) -> float:
    """One sample, from -1 to 1."""
    at = number / RATE
    attack = min(1.0, at / 0.006)
    whole = sum(share for _, share, _ in PARTIALS)
    sound = sum(
        share * math.exp(-decay * at) * math.sin(math.tau * pitch * at) for pitch, share, decay in PARTIALS
    )
    ending = min(1.0, (SECONDS - at) / 0.05)
    return LOUDNESS * attack * ending * sound / whole


def main() -> None:
    """Writes the file."""
    BELL.parent.mkdir(exist_ok=True)
    samples = [round(32_767 * sample(number)) for number in range(round(RATE * SECONDS))]
    with wave.open(str(BELL), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))


if __name__ == "__main__":
    main()
