"""Labels of fields to which Wagtail gives none, so that the fields' names were read, in English."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .permission_names import permission_name


def say() -> None:
    """Give those fields and columns their labels. Raises KeyError if Wagtail no longer has one of them."""
    for form, name, label in fields():
        form.base_fields[name].label = label
    for column, label in columns():
        column.label = label
    from wagtail.users.forms import PagePermissionsForm

    PagePermissionsForm.base_fields["permissions"].label_from_instance = permission_name


def fields() -> Iterator[tuple]:
    """Yield each form with the name of a field and its label."""
    from wagtail.admin.forms.auth import LoginForm
    from wagtail.admin.forms.workflows import WorkflowContentTypeForm, WorkflowPageForm
    from wagtail.users.forms import PagePermissionsForm

    yield LoginForm, "password", _("Password")
    yield WorkflowPageForm, "page", _("Page")
    yield WorkflowContentTypeForm, "content_types", _("Kinds of content")
    yield PagePermissionsForm, "page", _("Page")


def columns() -> Iterator[tuple]:
    """Yield each column of a list with its label."""
    from wagtail.sites.views import IndexView

    found = {column.name: column for column in IndexView.columns}
    yield found["port"], _("Port")
    yield found["site_name"], _("Site name")
    yield found["root_page"], _("Root page")
