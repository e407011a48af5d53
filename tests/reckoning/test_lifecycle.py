"""The table of transitions, walked by chance."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wortlaut.reckoning import lifecycle
from wortlaut.reckoning.lifecycle import FINAL, INITIAL, TABLE, Move, State, Trigger
from wortlaut.reckoning.types import Flag, Kind

KINDS = st.sampled_from(list(Kind))
FLAGS = st.sampled_from([frozenset[Flag](), frozenset({Flag.PERDURANT})])
MOVES = st.lists(
    st.builds(
        Move,
        st.integers(0, 30),
        st.sampled_from(list(Trigger)),
        st.text("abc", max_size=2),
    ),
    max_size=12,
)


def test_every_state_can_be_reached() -> None:
    reached = {INITIAL}
    while more := {row.target for row in TABLE if row.source in reached} - reached:
        reached |= more
    assert reached == set(State)


def test_nothing_leads_out_of_a_final_state_and_out_of_every_other_one_something() -> None:
    assert {row.source for row in TABLE} == set(State) - FINAL


def test_a_row_leads_to_one_state_only() -> None:
    for kind in Kind:
        for perdurant in (True, False):
            mine = [(row.source, row.on) for row in TABLE if row.holds_for(kind, perdurant)]
            assert len(mine) == len(set(mine)), (kind, perdurant)


def test_the_order_ranks_every_trigger_once() -> None:
    assert sorted(lifecycle.ORDER) == sorted(Trigger)


@given(KINDS, FLAGS, MOVES)
def test_a_walk_takes_rows_of_the_table_and_stops_in_final_states(
    kind: Kind, flags: frozenset[Flag], moves: list[Move]
) -> None:
    state = INITIAL
    allowed = {
        (row.source, row.on, row.target)
        for row in TABLE
        if row.holds_for(kind, Flag.PERDURANT in flags)
    }
    for step in lifecycle.walk(kind, flags, moves):
        assert state not in FINAL
        assert (state, step.move.trigger, step.state) in allowed
        state = step.state


@given(KINDS, FLAGS, MOVES, st.randoms(use_true_random=False))
def test_the_order_of_knowledge_does_not_change_the_walk(
    kind: Kind, flags: frozenset[Flag], moves: list[Move], chance: object
) -> None:
    shuffled = list(moves)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert lifecycle.walk(kind, flags, moves) == lifecycle.walk(kind, flags, shuffled)


def test_the_diagram_has_every_row() -> None:
    drawn = lifecycle.mermaid()
    assert drawn.startswith("stateDiagram-v2")
    for row in TABLE:
        source, target = (one.value.split(" ")[0] for one in (row.source, row.target))
        assert any(
            line.strip().startswith(source) and f"--> {target}" in line and row.on.value in line
            for line in drawn.splitlines()
        ), row
    assert lifecycle.markdown().count("\n") == len(TABLE) + 2
