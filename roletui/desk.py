"""What is open: a dataset, the way that was gone with it, and what was done with others before."""

from roletui.dataset.shelf import Offer, offer_of, offers
from roletui.fitting import fitting
from roletui.history import History
from roletui.keeper import Keeper
from roletui.setting import Setting
from roletui.state import State, real
from roletui.watch import News, Watch, opened


class Desk:
    """One dataset at a time; each keeps its own history, and its newest state in a file."""

    def __init__(
        self,
        setting: Setting,
        state: State,
        *,
        watch: Watch | None = None,
        keeper: Keeper | None = None,
    ) -> None:
        self.setting = setting
        """The dataset and what belongs to it."""
        self.history = History(state)
        """The way back and forward."""
        self._others: dict[str, History] = {}
        """What was done with other datasets, by their files."""
        self._watch, self._keeper = watch, keeper

    def take(self, history: History) -> State:
        """Go on from a history; return its state as far as the dataset knows it."""
        self.history = history
        state = fitting(self.setting.tree, history.state)
        if self._keeper:
            self._keeper.keep(self.setting, real(state))
        return state

    def turn_to(self, setting: Setting) -> str:
        """Show another setting; return what there is to say of the work that is taken up."""
        news = setting.loaded is not self.setting.loaded
        self._others[self.setting.loaded.file] = self.history
        self.setting = setting
        words, history = "", self._others.get(setting.loaded.file)
        if history is None:
            session = self._keeper and self._keeper.begin(setting)
            history = History(session.state if session else State())
            words = session.words if session else ""
        self.history = history.visit(real(history.state)) if news else history
        return words

    def look(self, state: State) -> News | None:
        """Read the dataset's file again if it is followed and has changed."""
        return self._watch and self._watch.look(self.setting, state)

    def open(self, file: str, state: State) -> News:
        """Read another dataset; one that cannot be used leaves the setting as it is."""
        news = opened(file, self.setting, state)
        if self._watch:
            self._watch = Watch(news.setting.loaded.file)
        return news

    def offers(self) -> list[Offer]:
        """Return every dataset that is there, those that were opened by their path too."""
        shown = [*self._others, self.setting.loaded.file]
        found = {offer.file: offer for offer in [*offers(), *map(offer_of, shown)]}
        return [*found.values()]
