"""What a pack says twice: one name of two people, one office that two held on one day."""

from dataclasses import replace

import msgspec
import pytest

from onrecord.model.document import Document
from onrecord.model.ids import content_id
from onrecord.model.when import interval_of
from onrecord.packs.actors import Person, Tenure
from onrecord.packs.loader import load_pack
from onrecord.pipeline import read_document, reader_named

LEAD = "The two ports agreed on Monday to share their pilots for ten years, the harbour master of Calvek said."


def held(since, until="", office="secretary_general"):
    return Tenure(office=office, of="nato", since=since, until=until)


@pytest.fixture
def pack():
    base = load_pack()
    persons = {
        "berg_elder": Person(name="Jan Berg", gender="m", tenures=[held("2031-01", "2034-06-30")]),
        "berg_younger": Person(name="Jan Berg", gender="m", tenures=[held("2036-01", "2039-06-30")]),
        "quist": Person(name="Ada Quist", gender="f", tenures=[held("2039-06-01", "2042-01-01")]),
    }
    return replace(base, actors=msgspec.structs.replace(base.actors, persons=persons))


def sources(pack, sentence, day):
    text = "\n\n".join(["Ports agree to share pilots", LEAD, sentence])
    document = Document(id=content_id(text.encode()), text=text)
    reading = read_document(document, interval_of(day), pack, reader_named("rules", pack))
    return [a for x in reading.attributions if x.content[0].s > text.index(LEAD) + len(LEAD) for a in x.source_actors]


def test_of_two_people_whom_a_pack_calls_alike_it_is_the_one_in_office_that_day(pack):
    sentence = "Jan Berg said on Tuesday that the plan was dead."
    assert sources(pack, sentence, "2033-05-03") == ["person:berg_elder"]
    assert sources(pack, sentence, "2037-05-03") == ["person:berg_younger"]


def test_out_of_office_it_is_the_one_that_the_pack_names_first(pack):
    assert sources(pack, "Jan Berg said on Tuesday that the plan was dead.", "2045-05-03") == ["person:berg_elder"]


def test_an_office_that_two_held_on_one_day_names_neither(pack):
    sentence = "The NATO chief said on Tuesday that the plan was dead."
    assert sources(pack, sentence, "2038-05-03") == ["person:berg_younger"]
    assert sources(pack, sentence, "2041-05-03") == ["person:quist"]
    both = sources(pack, sentence, "2039-06-15")
    assert not {"person:berg_younger", "person:quist"} & set(both)
