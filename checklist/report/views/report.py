"""The whole report as one value: every part of it, ready to be laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checklist.report.views.cover import Cover, cover
from checklist.report.views.development import Development, development
from checklist.report.views.elements import ElementView, GateView, MapGroup, element_map, elements, gates
from checklist.report.views.evidence import EvidenceList, Source, evidence, sources
from checklist.report.views.method import Leftover, Method, leftovers, method
from checklist.report.views.one_page import OnePage, one_page
from checklist.report.views.overview import Overview, overview
from checklist.report.views.plan import PlanView, plan
from checklist.report.views.progress import Progress, progress
from checklist.report.views.voices import Voices, voices

if TYPE_CHECKING:
    from checklist.report.views.meeting import Meeting
    from checklist.report.views.subject import Subject


@dataclass(frozen=True)
class Report:
    cover: Cover
    overview: Overview
    one_page: OnePage
    gates: tuple[GateView, ...]
    element_map: tuple[MapGroup, ...]
    elements: tuple[ElementView, ...]
    progress: Progress | None
    development: Development
    plan: PlanView
    voices: Voices
    evidence: EvidenceList
    method: Method
    sources: tuple[Source, ...]
    leftovers: tuple[Leftover, ...]
    meeting: Meeting | None = None

    @property
    def document(self) -> str:
        """The template that lays out the whole of it, and the stylesheet beside the common ones."""
        return "workshop" if self.meeting else "report"


def report(subject: Subject) -> Report:
    """Everything the report shows of `subject`. Raises RefusedError where an earlier assessment cannot be compared."""
    return Report(
        cover=cover(subject),
        overview=overview(subject),
        one_page=one_page(subject),
        gates=gates(subject),
        element_map=element_map(subject),
        elements=elements(subject),
        progress=progress(subject),
        development=development(subject),
        plan=plan(subject),
        voices=voices(subject),
        evidence=evidence(subject),
        method=method(subject),
        sources=sources(subject),
        leftovers=leftovers(subject),
    )
