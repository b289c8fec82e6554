"""Accounts: an administrator manages them, but neither makes a superuser nor takes the account of one.

Names stand in the order in which Vietnamese write them: the field ``first_name`` holds family and middle names,
``last_name`` the given name, by which people are addressed and put in order. The catalogues call them so.
"""

from django.core.exceptions import PermissionDenied
from wagtail.users.views.users import CreateView, EditView, IndexView, UserViewSet

from pages.collation import directed, keys_of_an_account
from pages.folding import fold


class SuperuserFieldMixin:
    """A form whose superuser box is for superusers; for everybody else it stays as it is, whatever is posted."""

    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        if "is_superuser" in form.fields and not self.request.user.is_superuser:
            form.fields["is_superuser"].disabled = True
        return form


class AccountCreateView(SuperuserFieldMixin, CreateView):
    pass


class AccountEditView(SuperuserFieldMixin, EditView):
    def dispatch(self, request, *args, **kwargs):
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class AccountIndexView(IndexView):
    """A newsroom has some hundred accounts at most: they are searched in memory, where names can be folded."""

    def order_queryset(self, queryset):
        if self.ordering in ("name", "-name"):
            return queryset.order_by(*directed(keys_of_an_account(queryset.model), self.ordering), "pk")
        return super().order_queryset(queryset)

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        words = fold(self.search_query).split()
        found = [user.pk for user in queryset if all(word in searched(user) for word in words)]
        return queryset.filter(pk__in=found)


def searched(user) -> str:
    """Return what an account is found by, folded."""
    return fold(f"{user.get_full_name()} {user.get_username()} {user.email}")


class AccountViewSet(UserViewSet):
    index_view_class = AccountIndexView
    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
