"""Any sequence of answering, going back, changing, undoing and redoing, against a simple model."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from roletui.dataset.dataset import Dataset
from roletui.dataset.question_order import UNSURE
from roletui.state.history import History
from roletui.state.state import (
    State,
    answer,
    back,
    keep,
    preview,
    restart,
    revisit,
    without_preview,
)
from roletui.tree.reasons import account
from roletui.tree.walk import ALSO, Tree
from roletui.tree.what_if import flips

from .trees import datasets


class Decision(RuleBasedStateMachine):
    """A user at the wizard; the model is a list of plain answer maps and a place in it."""

    tree: Tree
    history: History
    maps: list[dict[str, str]]
    place: int

    @initialize(dataset=datasets())
    def start(self, dataset: Dataset) -> None:
        """Open the wizard."""
        self.tree = Tree(dataset)
        self.history = History(State())
        self.maps = [{}]
        self.place = 0

    def _shown(self) -> str:
        state = self.history.state
        walk = self.tree.walk(state.answers)
        return state.at or (walk.question.id if walk.question else "")

    def _change(self, state: State, after: dict[str, str]) -> None:
        if after != self.maps[self.place]:
            self.maps[self.place + 1 :] = [after]
            self.place += 1
        self.history = self.history.change(state, "change")

    def _answered(self) -> bool:
        return bool(self.tree.walk(without_preview(self.history.state).answers).steps)

    @precondition(lambda self: self._shown())
    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        """Answer the question that is shown, which may be one gone back to."""
        question = self.tree.question(self._shown())
        ids = [option.id for option in question.answers]
        choices = [UNSURE, *ids, f"{ids[1]}{ALSO}{ids[0]}", f"{ids[0]}{ALSO}{ids[-1]}"]
        choice = data.draw(st.sampled_from(choices))
        after = {**self.maps[self.place], question.id: choice}
        self._change(answer(self.history.state, question.id, choice), after)

    @precondition(_answered)
    @rule(data=st.data())
    def change(self, data: st.DataObject) -> None:
        """Change an earlier answer without going there."""
        steps = self.tree.walk(without_preview(self.history.state).answers).steps
        question = data.draw(st.sampled_from(steps)).question
        choice = data.draw(st.sampled_from(question.answers)).id
        after = {**self.maps[self.place], question.id: choice}
        self._change(answer(self.history.state, question.id, choice), after)

    @rule()
    def go_back(self) -> None:
        """Go to the question before."""
        before, previewed = self._shown(), self.history.state.real is not None
        walk = self.tree.walk(self.history.state.answers)
        names = [step.question.id for step in walk.steps]
        self.history = self.history.visit(back(walk, self.history.state))
        if previewed:
            assert self.history.state.real is None
            return
        place = names.index(before) if before in names else len(names)
        assert self._shown() == (names[place - 1] if place else before)

    @precondition(_answered)
    @rule(data=st.data())
    def go_to(self, data: st.DataObject) -> None:
        """Go to any question that was answered."""
        steps = self.tree.walk(without_preview(self.history.state).answers).steps
        name = data.draw(st.sampled_from(steps)).question.id
        self.history = self.history.visit(revisit(self.history.state, name))

    @rule(data=st.data())
    def look_ahead(self, data: st.DataObject) -> None:
        """Preview a change, which changes nothing of one's own, and sometimes keep it."""
        found = flips(self.tree.walk(self.history.state.answers)).found
        if not found:
            return
        flip = data.draw(st.sampled_from(found))
        self.history = self.history.visit(preview(self.history.state, flip))
        assert self.tree.walk(self.history.state.answers).outcomes == (flip.outcome,)
        if data.draw(st.booleans()):
            shown = dict(self.history.state.answers)
            self._change(keep(self.history.state), shown)

    @rule()
    def start_over(self) -> None:
        """Forget every answer."""
        self._change(restart(self.history.state), {})

    @rule()
    def undo(self) -> None:
        """Take the last change back."""
        self.history = self.history.undo()
        self.place = max(self.place - 1, 0)

    @rule()
    def redo(self) -> None:
        """Take the last undo back."""
        self.history = self.history.redo()
        self.place = min(self.place + 1, len(self.maps) - 1)

    @invariant()
    def answers_are_those_of_the_model(self) -> None:
        """The state holds exactly the answers given, whatever way led to them."""
        assert dict(without_preview(self.history.state).answers) == self.maps[self.place]
        assert len(self.history.past) == self.place
        assert len(self.history.future) == len(self.maps) - 1 - self.place

    @invariant()
    def result_is_that_of_a_fresh_walk(self) -> None:
        """A tree made anew and walked with the same answers, in another order, says the same."""
        now = without_preview(self.history.state).answers
        anew = dict(sorted(self.maps[self.place].items(), reverse=True))
        fresh = Tree(self.tree.dataset)
        walk, expected = self.tree.walk(now), fresh.walk(anew)
        assert walk == expected._replace(tree=self.tree, unused=walk.unused)
        assert set(walk.unused) == set(expected.unused)
        assert walk.path == expected.path
        assert account(walk) == account(expected)
        assert set(flips(walk).found) == set(flips(expected).found)


TestDecision = Decision.TestCase
TestDecision.settings = settings(stateful_step_count=30)
