"""Names in the text: persons, countries, organisations, places."""

from __future__ import annotations

from kg.config.names import Names
from kg.mentions.abbreviations import abbreviated_countries, nationalities
from kg.mentions.activities import clubs_by_town, joined_bodies, legal_forms, numbered_units, teams
from kg.mentions.addresses import split_addresses
from kg.mentions.brackets import bracketed_readings, echoed, named_after, quoted_names
from kg.mentions.branches import abroad, branches, departments, national_teams
from kg.mentions.definitions import clear_of, defined, things
from kg.mentions.described import described_bodies
from kg.mentions.firms import new_firms
from kg.mentions.foreign import foreign_names
from kg.mentions.gazetteer import known_names
from kg.mentions.ginza import labelled
from kg.mentions.laws import lawful
from kg.mentions.layout import lay_out
from kg.mentions.learn import learned
from kg.mentions.newspapers import newspapers
from kg.mentions.organisations import organisations_by_ending, state_bodies
from kg.mentions.persons import tagged_persons
from kg.mentions.places import districts, places_by_ending, sites
from kg.mentions.resolve import agree, choose
from kg.mentions.rows import rows
from kg.mentions.titles import regimes, titled_persons
from kg.mentions.vocabulary import vocabulary
from kg.model import Document, Mention, Sentence

_VOICES = (
    known_names,
    state_bodies,
    organisations_by_ending,
    titled_persons,
    tagged_persons,
    foreign_names,
    regimes,
    abbreviated_countries,
    bracketed_readings,
    named_after,
    quoted_names,
    described_bodies,
    places_by_ending,
    sites,
    districts,
    defined,
    joined_bodies,
    clubs_by_town,
    teams,
    legal_forms,
    numbered_units,
    branches,
    abroad,
    national_teams,
    departments,
    newspapers,
    new_firms,
    labelled,
)


def find_mentions(document: Document, sentences: tuple[Sentence, ...], names: Names) -> tuple[Mention, ...]:
    """Return the names in the sentences of ``document``, in text order, none inside another."""
    page = lay_out(document, sentences, vocabulary(names))
    barred = things(page)
    found = split_addresses(page, (candidate for voice in _VOICES for candidate in voice(page)))
    voices = clear_of(barred, list(found))
    chosen = choose(voices)
    echoes = [*echoed(page, chosen), *rows(page, chosen)]
    voices += [*echoes, *learned(page, [*chosen, *echoes])]
    chosen = choose(voices)
    countries = list(nationalities(page, chosen))
    voices += countries
    chosen = clear_of(barred, [*chosen, *countries])
    voices += [candidate for candidate in chosen if candidate.voice == "address"]
    return tuple(agree(page.text, lawful(page, chosen), voices))


__all__ = ["find_mentions"]
