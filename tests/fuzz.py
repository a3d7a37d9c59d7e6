"""How many examples the property tests try: KG_FUZZ=50 tries fifty times as many, and new ones each time."""

import os

from hypothesis import HealthCheck, settings

SHARED = [HealthCheck.function_scoped_fixture]  # a fixture that examples may share (the loaded model)
TIMES = float(os.environ.get("KG_FUZZ", "1"))


def examples(count: int) -> int:
    """Return how many examples a test that usually tries ``count`` shall try."""
    return max(1, int(count * TIMES))


settings.register_profile("bounded", max_examples=100, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=examples(100), deadline=None)
settings.load_profile("bounded" if TIMES == 1 else "long")
