"""What the commands that make paper have in common: the catalogue, the area and the form as a kit's choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checklist.locale import _

if TYPE_CHECKING:
    from checklist.catalogue import Form
    from checklist.cli.options import Settings
    from checklist.report.kit import Edition


def print_choices(settings: Settings, area: str | None, form: Form, *, with_help: bool = True) -> Edition:
    """The choices for what is to be printed. An unknown area, or a form without a question, is wrong usage."""
    from checklist.catalogue import did_you_mean
    from checklist.report.kit import edition

    catalogue = settings.catalogue()
    if area is not None and area not in catalogue.area_by_id:
        if not catalogue.areas:
            raise click.UsageError(_("Spørgeskemaet har ingen områder."))
        known = ", ".join(catalogue.area_by_id)
        message = _("Området »{area}« findes ikke. Vælg mellem {known}.").format(area=area, known=known)
        raise click.UsageError(message + did_you_mean(area, catalogue.area_by_id))
    if not catalogue.questions(form):
        raise click.UsageError(_("Spørgeskemaet har ingen kernespørgsmål, så det har ingen kort form."))
    return edition(catalogue, area=area, form=form, with_help=with_help)
