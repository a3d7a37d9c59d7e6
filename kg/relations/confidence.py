"""How far a statement is to be trusted: measured precision of its rule, times what was guessed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from kg.config import validate
from kg.config.tables import load_table


class Confidence(BaseModel):
    """The table ``configs/confidence.yaml``; all numbers lie in [0, 1].

    ``minimum`` is where the engine drops a statement, ``shown`` what is shown by default, ``variants``
    the base for each construction (active, passive, …; ``other`` where none is given), ``rules`` what
    was measured for one rule (``type`` or ``type/3`` or ``type/3:passive``; the nearest wins), ``found``
    the factor for each way in which a filler was found (inferred, shared, coreference, lifted, …).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    minimum: float = 0.5
    shown: float = 0.0
    variants: dict[str, float] = Field(default_factory=dict)
    rules: dict[str, float] = Field(default_factory=dict)
    found: dict[str, float] = Field(default_factory=dict)

    def of(self, rule: str, variant: str, found: Iterable[str], factor: float = 1.0) -> float:
        """Return the confidence of a statement by ``rule`` (``type/3``) in ``variant``.

        >>> Confidence(variants={"active": 0.9}, found={"topic": 0.5}).of("visited/1", "active", ["topic"])
        0.45
        """
        names = (f"{rule}:{variant}", rule, f"{rule.split('/')[0]}:{variant}", rule.split("/")[0])
        default = self.variants.get(variant, self.variants.get("other", 0.8))
        value = next((self.rules[n] for n in names if n in self.rules), default) * factor
        for how in dict.fromkeys(found):  # 両国 fills both ends by one guess
            value *= self.found.get(how, 1.0)
        return round(min(value, 1.0), 4)


def load_confidence(folder: Path | None = None) -> Confidence:
    """Read ``confidence.yaml``; one in ``folder`` changes only the numbers it names."""
    return validate(Confidence, load_table("confidence.yaml", folder))
