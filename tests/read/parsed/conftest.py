"""A small real pipeline: tagger and parser trained in a second or two on the invented sentences of this folder.

No pipeline can be downloaded where the tests run, so one is made that has learned these sentences by heart. Sentences
are rows of `word/TAG/label/head`, heads counted from 1 and 0 for the root, labels as in spaCy's own English pipelines.
"""

import warnings
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.model.document import Page, Segment
from onrecord.model.vocabulary import Label, SegmentKind
from onrecord.read.parsed import pipelines
from onrecord.text.sentences import lines_of

SENTENCES = {
    "nested": "The/DT/det/2 mayor/NN/nsubj/3 said/VBD/ROOT/0 that/IN/mark/7 two/CD/nummod/6 aides/NNS/nsubj/7 "
    "claimed/VBD/ccomp/3 that/IN/mark/12 the/DT/det/10 bridge/NN/nsubjpass/12 was/VBD/auxpass/12 closed/VBN/ccomp/7 "
    "././punct/3",
    "passive": "The/DT/det/2 offer/NN/nsubjpass/4 was/VBD/auxpass/4 rejected/VBN/ROOT/0 by/IN/agent/4 both/DT/det/7 "
    "towns/NNS/pobj/5 on/IN/prep/4 Monday/NNP/pobj/8 ././punct/4",
    "credit": "According/VBG/prep/8 to/IN/prep/1 the/DT/det/5 harbour/NN/compound/5 board/NN/pobj/2 ,/,/punct/8 "
    "ferries/NNS/nsubj/8 stopped/VBD/ROOT/0 on/IN/prep/8 Sunday/NNP/pobj/9 ././punct/8",
    "inverted": "“/``/punct/6 We/PRP/nsubj/6 will/MD/aux/6 not/RB/neg/6 ever/RB/advmod/6 sell/VB/ccomp/11 the/DT/det/8 "
    "island/NN/dobj/6 ,/,/punct/11 ”/''/punct/11 said/VBD/ROOT/0 Vera/NNP/compound/13 Lund/NNP/nsubj/11 ././punct/11",
    "aside": "The/DT/det/2 talks/NNS/nsubj/7 ,/,/punct/7 Lund/NNP/nsubj/5 said/VBD/parataxis/7 ,/,/punct/7 "
    "failed/VBD/ROOT/0 in/IN/prep/7 Norvik/NNP/pobj/8 ././punct/7",
    "nobody": "Ferries/NNS/nsubj/2 stopped/VBD/ROOT/0 at/IN/prep/2 the/DT/det/5 quay/NN/pobj/3 in/IN/prep/2 "
    "May/NNP/pobj/6 ././punct/2",
    "citing": "The/DT/det/3 Norvik/NNP/compound/3 Post/NNP/nsubj/4 reported/VBD/ROOT/0 that/IN/mark/8 ferries/NNS/nsubj/8 "
    "had/VBD/aux/8 stopped/VBN/ccomp/4 ,/,/punct/4 citing/VBG/advcl/4 two/CD/nummod/12 officials/NNS/dobj/10 ././punct/4",
    "denied": "The/DT/det/2 board/NN/nsubj/3 denied/VBD/ROOT/0 that/IN/mark/7 the/DT/det/6 dam/NN/nsubj/7 "
    "leaks/VBZ/ccomp/3 ././punct/3",
}
SMALL = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "pretrained_vectors": None,
    "width": 48,
    "depth": 2,
    "embed_size": 300,
    "window_size": 1,
    "maxout_pieces": 2,
    "subword_features": True,
}
GLUED = ".,”"


def rows_of(sentence):
    return [row.rsplit("/", 3) for row in sentence.split()]


def spaces_of(words):
    return [n + 1 < len(words) and words[n + 1] not in GLUED and word != "“" for n, word in enumerate(words)]


def text_of(name):
    """An invented sentence as it stands in print."""
    words = [row[0] for row in rows_of(SENTENCES[name])]
    return "".join(word + " " * space for word, space in zip(words, spaces_of(words), strict=True)).strip()


def doc_of(vocab, sentence, lemmas=None):
    """A sentence with the parse that its rows give."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from spacy.tokens import Doc

    words, tags, labels, heads = zip(*rows_of(sentence), strict=True)
    return Doc(
        vocab,
        words=list(words),
        spaces=spaces_of(words),
        tags=list(tags),
        deps=list(labels),
        heads=[int(head) - 1 if head != "0" else n for n, head in enumerate(heads)],
        lemmas=lemmas,
    )


def page_of(text):
    """A page that keeps every line with something on it."""
    return Page(
        segments=tuple(
            Segment(
                n=n,
                s=s,
                e=e,
                label=Label.KEEP if text[s:e].strip() else Label.BOILERPLATE,
                kind=SegmentKind.BODY if text[s:e].strip() else SegmentKind.BLANK,
            )
            for n, (s, e) in enumerate(lines_of(text), 1)
        ),
        language="en",
    )


@pytest.fixture(scope="session")
def trained(tmp_path_factory) -> Path:
    """The folder of a pipeline that has learned the sentences above by heart."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy
        from spacy.tokens import Doc
        from spacy.training import Example
        from spacy.util import fix_random_seed

        fix_random_seed(1)
        nlp = spacy.blank("en")
        shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 48, "upstream": "tok2vec"}
        nlp.add_pipe("tok2vec", config={"model": SMALL})
        nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": shared}})
        nlp.add_pipe("parser", config={"min_action_freq": 1, "model": {"tok2vec": shared}})
        examples = []
        for sentence in SENTENCES.values():
            doc = doc_of(nlp.vocab, sentence)
            plain = Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
            examples.append(Example(plain, doc))
        optimizer = nlp.initialize(lambda: examples)
        optimizer.learn_rate = 0.005
        for _ in range(70):
            nlp.update(examples, sgd=optimizer, drop=0.0)
        nlp.meta["name"], nlp.meta["version"] = "harbour", "2.1.0"
        folder = tmp_path_factory.mktemp("pipelines") / "harbour"
        nlp.to_disk(folder)
    return folder


@pytest.fixture
def told_pipeline(trained, monkeypatch):
    """The trained pipeline, named in the environment as a user names it."""
    monkeypatch.setenv(pipelines.VARIABLE, str(trained))
    return trained


@pytest.fixture
def variable():
    """The environment variable by which a user names a pipeline."""
    return pipelines.VARIABLE


@pytest.fixture(scope="session")
def blank():
    """An English pipeline without any part, for its vocabulary."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy
    return spacy.blank("en")


@pytest.fixture(scope="session", name="doc_of")
def doc_of_():
    """`doc_of`, which makes a document of rows."""
    return doc_of


@pytest.fixture(scope="session", name="text_of")
def text_of_():
    """`text_of`, which gives a learned sentence by name."""
    return text_of


@pytest.fixture(scope="session", name="page_of")
def page_of_():
    """`page_of`, which makes a page of a text."""
    return page_of


@pytest.fixture(scope="session")
def titled():
    """Makes a page whose first line is a headline."""

    def of(text):
        segments = page_of(text).segments
        return Page(segments=(replace(segments[0], kind=SegmentKind.HEADLINE), *segments[1:]), language="en")

    return of
