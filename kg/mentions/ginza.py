"""The labels of GiNZA's own recogniser: the weakest voice, needed for what no list holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.page import Candidate, Page
from kg.model import EntityType

TYPES: dict[str, EntityType] = {
    **dict.fromkeys(["Person"], "Person"),
    **dict.fromkeys(["Country"], "Country"),
    **dict.fromkeys(
        ["International_Organization", "Company", "Company_Group", "Political_Party", "Political_Organization_Other",
         "Government", "Military", "Cabinet", "Corporation_Other", "Show_Organization", "Sports_Organization_Other",
         "Pro_Sports_Organization", "Sports_League", "Organization_Other", "School", "Newspaper",
         "Public_Institution", "Research_Institute"], "Organization"),
    **dict.fromkeys(
        ["City", "Province", "County", "GPE_Other", "Region_Other", "Domestic_Region", "Continental_Region", "Location_Other",
         "Mountain", "Island", "River", "Lake", "Sea", "Bay", "Geological_Region_Other", "Spa", "Park", "Airport",
         "Station", "Port", "Bridge", "Worship_Place", "Museum", "Theater", "Zoo", "Amusement_Park", "Sports_Facility",
         "Facility_Other", "GOE_Other", "Archaeological_Place_Other", "Tumulus", "Tunnel", "Road", "Canal", "Railroad_Facility"], "Place"),
}  # fmt: skip
"""Sekine's extended hierarchy → the four types of the annotation guide."""

_OPEN = re.compile(r"[\s、。「」『』()（）【】<>:;!?！？…]")


def labelled(page: Page) -> Iterator[Candidate]:
    """Yield the labels that look like names."""
    for label in page.labels:
        kind = TYPES.get(label.label)
        if kind is None:
            continue
        text = page.text[label.start : label.end]
        if len(text) < 2 or _OPEN.search(text) or text in page.words.generic or text in page.words.titles:
            continue
        tags = [token.tag for token in page.within(label.start, label.end)]
        if not any("固有名詞" in tag for tag in tags) and not re.fullmatch("[ァ-ヺー・]{3,}|[A-Z][A-Za-z ]+", text):
            continue
        yield Candidate(label.start, label.end, kind, "ginza", 1)
