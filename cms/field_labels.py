"""Labels of fields to which Wagtail gives none, or one in the language of the site, whoever reads it.

Without one the field's name is read, in English. One that is translated while the process begins stays as it is then.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .permission_names import permission_name


def say() -> None:
    """Give those fields, columns and choices their labels.

    Raises KeyError if Wagtail no longer has one of them, or has a permission more.
    """
    for form, name, label in fields():
        form.base_fields[name].label = label
    for column, label in columns():
        column.label = label
    for formset, labels in permissions():
        # The fields of the formset's forms read this very list.
        formset.permission_types[:] = [(name, *labels[name]) for name, *_labels in formset.permission_types]
    say_of_redirects()
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
    for formset in formsets():
        yield formset.form, "collection", _("Collection")


def columns() -> Iterator[tuple]:
    """Yield each column of a list with its label."""
    from wagtail.sites.views import IndexView

    found = {column.name: column for column in IndexView.columns}
    yield found["port"], _("Port")
    yield found["site_name"], _("Site name")
    yield found["root_page"], _("Root page")


def formsets() -> tuple:
    """Return the formsets by which a group is given permissions for a collection: of pictures, documents, itself."""
    from wagtail.admin.forms.collections import GroupCollectionManagementPermissionFormSet
    from wagtail.documents.forms import GroupDocumentPermissionFormSet
    from wagtail.images.forms import GroupImagePermissionFormSet

    return (
        GroupImagePermissionFormSet,
        GroupDocumentPermissionFormSet,
        GroupCollectionManagementPermissionFormSet,
    )


def permissions() -> Iterator[tuple]:
    """Yield each of those formsets that needs it with a short and a long label for each of its permissions."""
    pictures, _documents, collections = formsets()
    yield (
        pictures,
        {
            "add_image": (_("Add"), _("Add/edit images you own")),
            "change_image": (_("Edit"), _("Edit any image")),
            "choose_image": (_("Choose"), _("Select images in choosers")),
        },
    )
    yield (
        collections,
        {
            "add_collection": (_("Add"), _("Add collections")),
            "change_collection": (_("Edit"), _("Edit collections")),
            "delete_collection": (_("Delete"), _("Delete collections")),
        },
    )


def say_of_redirects() -> None:
    """Give the filter of redirects, and what it offers, their labels."""
    from wagtail.contrib.redirects.filters import RedirectsReportFilterSet

    kind = RedirectsReportFilterSet.base_filters["is_permanent"]
    kind.label = _("Type")
    kind.extra["choices"] = ((True, _("Permanent")), (False, _("Temporary")))
    kind.extra["empty_label"] = _("All")
