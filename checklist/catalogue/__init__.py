"""What is asked: the elements, their questions and everything a question carries.

Knows nothing of answers, files of answers or screens.
"""

from checklist.catalogue.model import (
    Area,
    Catalogue,
    Category,
    Element,
    Form,
    Gate,
    Level,
    Option,
    Perspective,
    Question,
    Reference,
    Scale,
    Suggestion,
)
from checklist.catalogue.problems import Problem, RefusedError, did_you_mean
from checklist.catalogue.reading import bundled, load_catalogue, our_catalogue, parse_catalogue
from checklist.catalogue.wording import reading

__all__ = [
    "Area",
    "Catalogue",
    "Category",
    "Element",
    "Form",
    "Gate",
    "Level",
    "Option",
    "Perspective",
    "Problem",
    "Question",
    "Reference",
    "RefusedError",
    "Scale",
    "Suggestion",
    "bundled",
    "did_you_mean",
    "load_catalogue",
    "our_catalogue",
    "parse_catalogue",
    "reading",
]
