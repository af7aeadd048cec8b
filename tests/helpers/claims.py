"""Claims to test with."""

from typing import Any

from as_stated.coding import Claim, Event, Speaker, Unit

SPEAKER = Speaker("s", "Ann Other", "a role", "", "")


def claim(**changes: Any) -> Claim:
    """A claim, with these fields changed."""
    values: dict[str, Any] = {
        "claim_id": "killed",
        "exact": "at least 286 people",
        "prefix": "",
        "suffix": "",
        "start": 0,
        "end": 19,
        "magnitude": 286,
        "magnitude_to": None,
        "status": ">=",
        "hedge": "at least",
        "unit": Unit("person", "person", "people", ""),
        "population": "people",
        "people_status": "dead",
        "comparable_group": "deaths",
        "event": Event("e", "an event", "2022", "", "", "inferred"),
        "as_of": "",
        "speaker": None,
        "speech": "narration",
        "said_on": "",
        "channel": "",
        "coding_note": "",
    }
    return Claim(**values | changes)
