"""The form for a round: what is asked for, by when, and who is compared with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID, uuid4

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from checklist.archive import ArchiveError, RoundConflictError
from checklist.assessment.privacy import cpr_numbers
from checklist.locale import N_, _, clock, date
from checklist.screening.round import Round
from checklist.screening.workload import workload, workload_words
from checklist.tui.base import SpokenKeys
from checklist.tui.screens.screening_form_reading import (
    WrongError,
    pairs_written,
    read_deadline,
    read_documents,
    read_pairs,
    read_places,
    read_whole,
)
from checklist.tui.session import now
from checklist.tui.widgets.field import Field
from checklist.tui.widgets.key_line import KeyLine
from checklist.tui.widgets.one_of import Choice, OneOf, Tick
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from checklist.archive.shapes import Kept
    from checklist.catalogue import Catalogue
    from checklist.screening.round import Group

_APPLICATIONS, _REVIEWERS = 40, 3
_TOGETHER, _APART = "together", "apart"


class RoundFormScreen(SpokenKeys[UUID | None]):
    """A new round, or with `kept` the settings of one that is there. Dismissed with the round's id, or None."""

    CSS_PATH = "screening_form.tcss"
    HELP = N_(
        "Her beskriver du runden. Navn, fond, formål, frist og pladser skal udfyldes. Vægte, opmærksomhed og bilag kan "
        "vente. Åbne svar er, hvor mange spørgsmål en ansøger må lade stå åbne, uden at der bliver spurgt. En vægt "
        "siger, hvad der tæller mest i beregningen, og beregningen afgør intet. Nederst kan du se, hvor meget arbejde "
        "runden bliver for hver bedømmer."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "done", N_("gem"), tooltip=N_("Gem runden"), priority=True),
        Binding("enter", "app.focus_next", N_("næste felt"), show=True, key_display="⏎"),
        Binding("escape", "back", N_("annullér"), tooltip=N_("Luk uden at gemme. Esc to gange, hvis du har skrevet")),
        # In place of the app's own words, which say that everything is stored.
        Binding(
            "ctrl+q",
            "app.quit",
            N_("luk"),
            tooltip=N_("Luk programmet. Runden er først gemt efter Ctrl+S"),
            show=False,
            priority=True,
        ),
    ]

    def __init__(self, kept: Kept[Round] | None = None) -> None:
        super().__init__()
        self._kept = kept
        self._warned = False
        self._at_first: list[object] = []

    @property
    def _catalogue(self) -> Catalogue:
        return self.lovende.ready_desk.catalogue

    def compose(self) -> ComposeResult:
        before = self._kept.value if self._kept else None
        yield TitleBar()
        with VerticalScroll(id="round-form", can_focus=False):
            with Horizontal(classes="pair"):
                yield Field(_("Rundens navn"), before.name if before else "", required=True, id="name")
                yield Field(_("Hvem indkalder?"), before.organiser if before else "", required=True, id="organiser")
            yield Field(_("Formål"), before.purpose if before else "", required=True, id="purpose")
            with Horizontal(classes="pair"):
                yield Field(
                    _("Frist"),
                    _deadline(before),
                    required=True,
                    placeholder=_("fx 30.11.2026 kl. 12.00"),
                    id="deadline",
                )
                yield Field(_("Hvem kan ansøgere skrive til?"), before.contact if before else "", id="contact")
            with Horizontal(classes="few"):
                for name, title, value, unit in self._numbers(before):
                    yield Field(title, value, hint=unit, id=name)
            apart = before is not None and bool(before.groups)
            with Horizontal(classes="pair"):
                yield OneOf(
                    _("Hvem sammenlignes?"),
                    (
                        Choice(_TOGETHER, _("Alle sammen")),
                        Choice(_APART, _("Idé og afprøvning for sig, drift for sig")),
                    ),
                    _APART if apart else _TOGETHER,
                    id="groups",
                )
                yield Field(
                    _("Pladser"), _places(before), hint=_("to tal, hvis to grupper: 5, 3"), required=True, id="places"
                )
            yield Tick(
                _("Bedømmerne ser en kode i stedet for navne (blind)"), bool(before and before.blind), id="blind"
            )
            if self._catalogue.areas:
                with Horizontal(classes="areas"):
                    yield Static(_("Områder (ingen valgt: alle)"), classes="label")
                    for area in self._catalogue.areas:
                        yield Tick(area.name, bool(before and area.id in before.areas), id=f"area-{area.id}")
            hint = _("adskil med semikolon")
            documents = "; ".join(one.title for one in before.documentation) if before else ""
            yield Field(_("Bilag, som alle skal have med"), documents, hint=hint, id="documentation")
            example = _("fx {name} 2; …").format(name=self._catalogue.elements[0].name)
            weights, attention = (before.weights, before.attention) if before else ({}, {})
            yield Field(
                _("Vægte"), pairs_written(weights, self._catalogue), hint=hint, placeholder=example, id="weights"
            )
            said = _("flag, når bedømmernes gennemsnit er så lavt")
            yield Field(
                _("Opmærksomhed"),
                pairs_written(attention, self._catalogue),
                hint=said,
                placeholder=example,
                id="attention",
            )
        yield Static("", id="workload", markup=False)
        yield KeyLine()

    def _numbers(self, before: Round | None) -> tuple[tuple[str, str, str, str], ...]:
        """The small fields: id, title, what stands in it, and what it counts."""
        each, minutes, unanswered = (
            (before.reviewers_per_application, before.minutes_per_application, before.unanswered_allowed)
            if before
            else (2, 45, 0)
        )
        return (
            ("expected", _("Ansøgninger"), str(_APPLICATIONS), ""),
            ("reviewers", _("Bedømmere"), str(_REVIEWERS), ""),
            ("each", _("Til hver"), str(each), _("bedømmere")),
            ("minutes", _("Minutter"), str(minutes), _("til hver")),
            ("unanswered", _("Åbne svar"), str(unanswered), _("tilladt")),
        )

    def on_mount(self) -> None:
        bar = self.query_one(TitleBar)
        bar.practice = _("Ret runden") if self._kept else _("Ny runde")
        self.query_one("#name", Field).focus()
        self._tell_workload()
        self._at_first = self._texts()

    def _texts(self) -> list[object]:
        return [*(one.value for one in self.query(Field)), *(one.value for one in self.query(Tick))]

    def on_input_changed(self) -> None:
        self._warned = False
        self._tell_workload()

    def _tell_workload(self) -> None:
        try:
            each, minutes = self._whole("each", 1, 20), self._whole("minutes", 1, 1440)
            applications, reviewers = self._whole("expected", 0, 100_000), self._whole("reviewers", 0, 1000)
        except WrongError:
            self.query_one("#workload", Static).update("")
            return
        sample = self._sample(each, minutes)
        said = workload_words(sample, workload(sample, applications, reviewers))
        self.query_one("#workload", Static).update("\n".join(said))

    def _sample(self, each: int, minutes: int) -> Round:
        about = self._catalogue.about
        before = self._kept.value if self._kept else None
        fresh = Round(
            id=uuid4(), name="-", organiser="-", purpose="-", catalogue=about.id, catalogue_version=about.version,
            deadline=now(), places=1,
        )  # fmt: skip
        return (before or fresh).model_copy(
            update={"reviewers_per_application": each, "minutes_per_application": minutes}
        )

    # Reading what is written

    def _text(self, name: str, *, required: bool = False) -> str:
        text = self.query_one(f"#{name}", Field).text or ""
        if required and not text:
            raise WrongError(name, _("skal udfyldes"))
        if cpr_numbers(text):
            raise WrongError(name, _("ligner et CPR-nummer"))
        return text

    def _whole(self, name: str, lowest: int, highest: int) -> int:
        return read_whole(name, self.query_one(f"#{name}", Field).text or "", lowest, highest)

    def _places(self) -> tuple[int | None, tuple[Group, ...]]:
        before = self._kept.value.groups if self._kept else ()
        apart = self.query_one("#groups", OneOf).chosen == _APART
        return read_places("places", self._text("places", required=True), before, apart=apart)

    def _readers(self) -> dict[str, Callable[[], object]]:
        """How to read each of the round's settings. They raise WrongError."""
        before, catalogue = self._kept.value if self._kept else None, self._catalogue
        return {
            "name": lambda: self._text("name", required=True),
            "organiser": lambda: self._text("organiser", required=True),
            "purpose": lambda: self._text("purpose", required=True),
            "deadline": lambda: read_deadline("deadline", self._text("deadline", required=True)),
            "contact": lambda: self._text("contact"),
            "reviewers_per_application": lambda: self._whole("each", 1, 20),
            "minutes_per_application": lambda: self._whole("minutes", 1, 1440),
            "unanswered_allowed": lambda: self._whole("unanswered", 0, 1000),
            "places": lambda: self._places()[0],
            "groups": lambda: self._places()[1],
            "blind": lambda: self.query_one("#blind", Tick).value,
            "areas": lambda: tuple(one.id for one in catalogue.areas if self.query_one(f"#area-{one.id}", Tick).value),
            "documentation": lambda: read_documents(self._text("documentation"), before),
            "weights": lambda: read_pairs("weights", self._text("weights"), catalogue, 0, 1_000_000),
            "attention": lambda: read_pairs("attention", self._text("attention"), catalogue, 0.99, 5),
        }

    def written(self) -> tuple[Round | None, tuple[WrongError, ...]]:
        """The round as it is written, or None and every field that cannot be used, the first on the screen first."""
        values: dict[str, object] = {}
        wrong: dict[str, WrongError] = {}
        for setting, read in self._readers().items():
            try:
                values[setting] = read()
            except WrongError as error:
                wrong.setdefault(error.field, error)
        if wrong:
            on_screen = [one.id for one in self.query(Field)]
            return None, tuple(sorted(wrong.values(), key=lambda one: on_screen.index(one.field)))
        before, about = self._kept.value if self._kept else None, self._catalogue.about
        fresh = {"id": uuid4(), "catalogue": about.id, "catalogue_version": about.version}
        return Round.model_validate({**(dict(before) if before else fresh), **values}), ()

    # Leaving

    def action_done(self) -> None:
        found, wrong = self.written()
        # The last one to complain has the cursor.
        for error in reversed(wrong):
            self.query_one(f"#{error.field}", Field).complain(error.message)
        if found is None:
            return
        archive = self.lovende.ready_desk.archive
        if archive is None:
            return
        try:
            if self._kept is None:
                archive.rounds.add(found, self.lovende.ready_desk.catalogue_source)
            else:
                archive.rounds.save(self._kept, found)
        except RoundConflictError:
            words = _("En anden har rettet runden imens. Luk (Esc), se rettelsen, og skriv din ind igen.")
            self.notify(words, severity="warning", timeout=12)
        except ArchiveError as error:
            self.notify(error.message, severity="error", timeout=12, markup=False)
        else:
            self.dismiss(found.id)

    def _may_leave(self, words: str) -> bool:
        """Whether nothing is lost by leaving, or the person has been told so in these words before."""
        if self._texts() == self._at_first or self._warned:
            return True
        self._warned = True
        self.notify(words, severity="warning")
        return False

    def action_back(self) -> None:
        if self._may_leave(_("Esc igen lukker uden at gemme. Ctrl+S gemmer.")):
            self.dismiss(None)

    async def ready_to_close(self) -> bool:
        return self._may_leave(_("Runden er ikke gemt. Ctrl+Q igen lukker uden at gemme. Ctrl+S gemmer."))


def _deadline(before: Round | None) -> str:
    if before is None:
        return ""
    local = before.deadline.astimezone()
    return _("{day} kl. {time}").format(day=date(local.date()), time=clock(before.deadline))


def _places(before: Round | None) -> str:
    return ", ".join(str(group.places) for group in before.comparison_groups()) if before else ""
