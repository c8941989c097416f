"""The form for a round: what is asked for, by when, and who is compared with whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID, uuid4

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Footer, Static

from checklist.archive import ArchiveError, RoundConflictError
from checklist.assessment.privacy import cpr_numbers
from checklist.locale import N_, _, clock, date
from checklist.screening.round import Document, Group, Round
from checklist.screening.workload import workload, workload_words
from checklist.tui.base import SpokenKeys
from checklist.tui.screens.screening_moment import read_moment
from checklist.tui.session import now
from checklist.tui.widgets.field import Field
from checklist.tui.widgets.one_of import Choice, OneOf, Tick
from checklist.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    import datetime as dt

    from textual.app import ComposeResult

    from checklist.archive.shapes import Kept
    from checklist.catalogue import Catalogue

_APPLICATIONS, _REVIEWERS = 40, 3
_TOGETHER, _APART = "together", "apart"


class WrongError(Exception):
    """A field that cannot be used: its id, and what is wrong with it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field, self.message = field, message


class RoundFormScreen(SpokenKeys[UUID | None]):
    """A new round, or with `kept` the settings of one that is there. Dismissed with the round's id, or None."""

    CSS_PATH = "screening_form.tcss"
    HELP = N_(
        "Her beskriver du runden. Navn, fond, formål, frist og pladser skal udfyldes. Vægte, opmærksomhed og bilag kan "
        "vente. En vægt siger, hvad der tæller mest i beregningen, og beregningen afgør intet. Nederst kan du se, "
        "hvor meget arbejde runden bliver for hver bedømmer."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "done", N_("gem"), tooltip=N_("Gem runden"), priority=True),
        Binding("enter", "app.focus_next", N_("næste felt"), show=True, key_display="⏎"),
        Binding("escape", "back", N_("fortryd"), tooltip=N_("Luk uden at gemme. Esc to gange, hvis du har skrevet")),
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
                    _("Frist"), _deadline(before), required=True, placeholder="30.11.2026 kl. 12.00", id="deadline"
                )
                yield Field(_("Hvem kan ansøgere skrive til?"), before.contact if before else "", id="contact")
            with Horizontal(classes="few"):
                for name, title, value in self._numbers(before):
                    yield Field(title, value, id=name)
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
            example = f"{self._catalogue.elements[0].name} 2; …"
            weights, attention = (before.weights, before.attention) if before else ({}, {})
            yield Field(_("Vægte"), self._pairs(weights), hint=hint, placeholder=example, id="weights")
            said = _("flag, når bedømmernes gennemsnit er så lavt")
            yield Field(_("Opmærksomhed"), self._pairs(attention), hint=said, placeholder=example, id="attention")
        yield Static("", id="workload", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def _numbers(self, before: Round | None) -> tuple[tuple[str, str, str], ...]:
        return (
            ("expected", _("Ansøgninger"), str(_APPLICATIONS)),
            ("reviewers", _("Bedømmere"), str(_REVIEWERS)),
            ("each", _("Til hver"), str(before.reviewers_per_application if before else 2)),
            ("minutes", _("Minutter"), str(before.minutes_per_application if before else 45)),
            ("unanswered", _("Tomme svar"), str(before.unanswered_allowed if before else 0)),
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
        text = self.query_one(f"#{name}", Field).text or ""
        if not text.isdecimal() or not lowest <= int(text) <= highest:
            message = _("skriv et helt tal fra {lowest} til {highest}")
            raise WrongError(name, message.format(lowest=lowest, highest=highest))
        return int(text)

    def _moment(self) -> dt.datetime:
        text = self._text("deadline", required=True)
        moment = read_moment(text)
        if moment is None:
            raise WrongError("deadline", _("skriv fx 30.11.2026 kl. 12.00"))
        return moment

    def _group_places(self) -> tuple[int | None, tuple[Group, ...]]:
        numbers = [part.strip() for part in re.split(r"[,;+/ ]+", self._text("places", required=True)) if part.strip()]
        if not all(one.isdecimal() and 1 <= int(one) <= 10_000 for one in numbers):
            raise WrongError("places", _("skriv et helt tal fra 1"))
        apart = self.query_one("#groups", OneOf).chosen == _APART
        before = self._kept.value.groups if self._kept else ()
        if not apart:
            if len(numbers) != 1:
                raise WrongError("places", _("skriv ét tal"))
            return int(numbers[0]), ()
        if before and len(numbers) == len(before):
            pairs = zip(before, numbers, strict=True)
            return None, tuple(group.model_copy(update={"places": int(places)}) for group, places in pairs)
        if len(numbers) != 2:
            raise WrongError("places", _("skriv to tal: 5, 3"))
        return None, (
            Group(id="paa-vej", name=_("Idé og afprøvning"), maturity=("idea", "trial"), places=int(numbers[0])),
            Group(id="i-drift", name=_("I drift"), maturity=("running",), places=int(numbers[1])),
        )

    def _pairs(self, values: dict[str, float]) -> str:
        names = {element.id: element.name for element in self._catalogue.elements}
        return "; ".join(f"{names.get(one, one)} {value:g}".replace(".", ",") for one, value in values.items())

    def _read_pairs(self, name: str, lowest: float, highest: float) -> dict[str, float]:
        from checklist.catalogue.problems import did_you_mean

        by_name = {element.name.casefold(): element.id for element in self._catalogue.elements}
        by_name |= {element.id: element.id for element in self._catalogue.elements}
        found: dict[str, float] = {}
        for part in filter(None, (one.strip() for one in self._text(name).split(";"))):
            what, _space, figure = part.rpartition(" ")
            element = by_name.get(what.strip().casefold())
            if element is None:
                hint = did_you_mean(what.strip().casefold(), by_name)
                raise WrongError(name, _("»{name}« findes ikke.").format(name=what.strip() or part) + hint)
            try:
                value = float(figure.replace(",", "."))
            except ValueError:
                value = -1.0
            if not lowest < value <= highest:
                raise WrongError(name, _("»{part}«: skriv et tal efter navnet").format(part=part))
            found[element] = value
        return found

    def _documents(self) -> tuple[Document, ...]:
        titles = [one.strip() for one in self._text("documentation").split(";") if one.strip()]
        known = {one.title: one.id for one in self._kept.value.documentation} if self._kept else {}
        taken = set(known.values())
        documents = []
        for title in dict.fromkeys(titles):
            plain = title.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
            base = "-".join(re.findall(r"[a-z0-9]+", plain)) or "bilag"
            fresh = next(one for one in (base, *(f"{base}-{n}" for n in range(2, 999))) if one not in taken)
            documents.append(Document(id=known.get(title, fresh), title=title))
            taken.add(documents[-1].id)
        return tuple(documents)

    def written(self) -> Round:
        """The round as it is written. Raises WrongError for the first field that cannot be used."""
        about = self._catalogue.about
        before = self._kept.value if self._kept else None
        places, groups = self._group_places()
        values = {
            "name": self._text("name", required=True),
            "organiser": self._text("organiser", required=True),
            "purpose": self._text("purpose", required=True),
            "deadline": self._moment(),
            "contact": self._text("contact"),
            "reviewers_per_application": self._whole("each", 1, 20),
            "minutes_per_application": self._whole("minutes", 1, 1440),
            "unanswered_allowed": self._whole("unanswered", 0, 1000),
            "places": places,
            "groups": groups,
            "blind": self.query_one("#blind", Tick).value,
            "areas": tuple(one.id for one in self._catalogue.areas if self.query_one(f"#area-{one.id}", Tick).value),
            "documentation": self._documents(),
            "weights": self._read_pairs("weights", 0, 1_000_000),
            "attention": self._read_pairs("attention", 0.99, 5),
        }
        if before is not None:
            return Round.model_validate({**dict(before), **values})
        return Round.model_validate(
            {"id": uuid4(), "catalogue": about.id, "catalogue_version": about.version, **values}
        )

    # Leaving

    def action_done(self) -> None:
        try:
            found = self.written()
        except WrongError as error:
            self.query_one(f"#{error.field}", Field).complain(error.message)
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

    def action_back(self) -> None:
        if self._texts() != self._at_first and not self._warned:
            self._warned = True
            self.notify(_("Esc igen lukker uden at gemme. Ctrl+S gemmer."), severity="warning")
        else:
            self.dismiss(None)


def _deadline(before: Round | None) -> str:
    if before is None:
        return ""
    local = before.deadline.astimezone()
    return _("{day} kl. {time}").format(day=date(local.date()), time=clock(before.deadline))


def _places(before: Round | None) -> str:
    return ", ".join(str(group.places) for group in before.comparison_groups()) if before else ""
