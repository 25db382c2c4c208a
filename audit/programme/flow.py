"""The fairest way to give things out: cheapest whole assignment, by augmenting paths.

Each task goes to one taker who may have it. A taker's second task costs more than their first, so that the
cheapest whole is also the most even one; tasks are added one at a time, and an earlier one moves to somebody
else where that makes room. The same input gives the same result.
"""

from collections.abc import Callable, Mapping, Sequence

Cost = int
Edge = Mapping[str, Cost]  # who may take a task, and what it costs beside their load
LoadCost = Callable[[str, int], Cost]  # what a taker's task number n (from 1) costs


def assign(tasks: Sequence[Edge], load_cost: LoadCost) -> list[str | None]:
    """Who takes each task; None where nobody may."""
    taken: list[str | None] = [None] * len(tasks)
    for task in range(len(tasks)):
        _augment(tasks, taken, task, load_cost)
    return taken


def _augment(tasks: Sequence[Edge], taken: list[str | None], task: int, load_cost: LoadCost) -> None:
    """Place one more task by the cheapest chain of moves."""
    cost, before = _cheapest(tasks, taken, task)
    if not cost:
        return
    loads = {name: taken.count(name) for name in cost}
    end = min(cost, key=lambda name: (cost[name] + load_cost(name, loads[name] + 1), name))
    while True:
        moved = before[end]
        previous, taken[moved] = taken[moved], end
        if moved == task:
            return
        assert previous is not None  # a chain runs through tasks that are placed
        end = previous


def _cheapest(
    tasks: Sequence[Edge], taken: Sequence[str | None], task: int
) -> tuple[dict[str, Cost], dict[str, int]]:
    """The cheapest way to bring a task to each taker, and which task moves last (Bellman-Ford)."""
    cost: dict[str, Cost] = dict(tasks[task])
    before = dict.fromkeys(cost, task)
    changed = True
    while changed:
        changed = False
        for other, holder in enumerate(taken):
            if holder is None or holder not in cost or other == before[holder]:
                continue
            for name, price in tasks[other].items():
                through = cost[holder] - tasks[other][holder] + price
                if name != holder and through < cost.get(name, through + 1):
                    cost[name], before[name], changed = through, other, True
    return cost, before
