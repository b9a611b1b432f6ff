from training.lines.alignment import Truth
from training.lines.dumps import Dump
from training.lines.fit import fit, states_of
from training.lines.samples import sample_of

from onrecord.clean.judge import ABOVE, ARTICLE, BELOW, BETWEEN, furniture
from onrecord.packs.loader import load_pack

K, B, E = Truth.KEEP, Truth.BOILERPLATE, Truth.EITHER
PROSE = [
    f"The {x} ports agreed on Monday to share their pilots for ten years, the harbour master of Calvek said."
    for x in ("two", "three", "four")
]


def dump(n):
    menu = [f"Menu {n}", "Sport", "Weather", "Harbour"]
    return Dump(str(n), "whole", (*menu, *PROSE, *menu), (B,) * 4 + (K,) * 3 + (B,) * 4)


def test_what_is_neither_may_be_anything():
    assert states_of([B, K, B, E, K, B]) == [
        (ABOVE,),
        (ARTICLE,),
        (BETWEEN,),
        (ABOVE, ARTICLE, BETWEEN, BELOW),
        (ARTICLE,),
        (BELOW,),
    ]


def test_a_small_run_learns_menus_and_gives_the_same_weights_again():
    samples = [sample_of(dump(n), load_pack("core")) for n in range(12)]
    told = fit(samples, rounds=15, penalty=1.0)
    assert told == fit(samples, rounds=15, penalty=1.0)
    states, chances = furniture(samples[0].lines, samples[0].claims, told)
    assert min(chances[4:7]) > 0.9 > 0.1 > max(*chances[:4], *chances[7:])
    assert states[4:7] == [None] * 3
