"""The forms behind every editor: Vietnamese slugs, and what binds only on leaving the desk."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.widgets import SlugInput as StockSlugInput

from .collation import keys_of_an_account
from .folding import slug

# What the editor's script does to a title before it makes a slug; the server's twin is ``folding.slug``.
VIETNAMESE_LETTERS = [
    ("[đĐ]", "d"),
    ("[àáạảãâầấậẩẫăằắặẳẵÀÁẠẢÃÂẦẤẬẨẪĂẰẮẶẲẴ]", "a"),
    ("[èéẹẻẽêềếệểễÈÉẸẺẼÊỀẾỆỂỄ]", "e"),
    ("[ìíịỉĩÌÍỊỈĨ]", "i"),
    ("[òóọỏõôồốộổỗơờớợởỡÒÓỌỎÕÔỒỐỘỔỖƠỜỚỢỞỠ]", "o"),
    ("[ùúụủũưừứựửữÙÚỤỦŨƯỪỨỰỬỮ]", "u"),
    ("[ỳýỵỷỹỲÝỴỶỸ]", "y"),
    ("[\u0300-\u036f]", ""),
]


class SlugInput(StockSlugInput):
    """Wagtail's slug field, which turns a Vietnamese title into the slug the server would make."""

    def __init__(self, attrs=None, **kwargs):
        super().__init__(attrs=attrs, formatters=VIETNAMESE_LETTERS, **kwargs)


class NewsroomCopyForm(CopyForm):
    """The form that copies a page, as a draft, or shows it at a second place too; with the slug field of the editor."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_slug"].widget = SlugInput(locale=self.page.locale)
        if self.page.has_workflow:
            self.fields.pop("publish_copies", None)

    def clean(self):
        """Allow an alias to whoever may place one: what it shows has been approved."""
        parent = self.cleaned_data.get("new_parent_page") or self.page.get_parent()
        may_place = parent.permissions_for_user(self.user).can_place_alias()
        alias = bool(self.cleaned_data.get("alias")) and may_place
        if alias:
            self.cleaned_data["alias"] = False
        cleaned = super().clean()
        return {**cleaned, "alias": True} if alias else cleaned


class NewsroomPageForm(WagtailAdminPageForm):
    """A page form that makes the slug."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_title(self):
        """Make one line of a title pasted with line breaks."""
        return " ".join(self.cleaned_data["title"].split())

    def clean_slug(self):
        """Leave to the model an empty slug, and one the editor's script made of a title a sibling has too."""
        given, title = self.cleaned_data["slug"], self.cleaned_data.get("title", "")
        made = slug(title)
        # Of a title without letters the editor's script makes a hyphen.
        if title and not made and not given.strip("-"):
            raise ValidationError(_("No address can be made of this title: write one."))
        return "" if given == made and self.is_taken(given) else given

    def is_taken(self, slug: str) -> bool:
        return not self.instance._slug_is_available(slug, self.parent_page, self.instance)


class NewsroomSnippetForm(WagtailAdminModelForm):
    """A snippet form that asks, on submission only, whether the snippet and its children lack nothing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Django compares a field with a callable default with a hidden twin, which Wagtail's panels do not show:
        # such a field would always count as changed.
        for field in self.fields.values():
            field.show_hidden_initial = False

    def is_valid(self):
        """Say whether the form holds; unless a draft is saved, also what ``check_complete()`` of a model demands."""
        if not super().is_valid():
            return False
        if self.is_deferred_validation:
            return True
        children = [child for formset in self.formsets.values() for child in formset.forms]
        lacking = [form for form in (self, *children) if not is_complete(form)]
        return not lacking


def is_complete(form) -> bool:
    """Say whether a valid form's object lacks nothing, and note on the form what it lacks."""
    check = getattr(form.instance, "check_complete", None)
    if check is None or form.cleaned_data.get("DELETE"):
        return True
    try:
        check()
    except ValidationError as error:
        form.add_error(None, error)
    return not form.errors


class AuthorForm(WagtailAdminModelForm):
    """An author's form, whose accounts are listed by name, in the order of given names."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        accounts = self.fields["user"]
        accounts.queryset = accounts.queryset.order_by(*keys_of_an_account(accounts.queryset.model), "pk")
        accounts.label_from_instance = get_user_display_name


class ReturnForm(forms.Form):
    """What is to be changed in something that is returned."""

    comment = forms.CharField(
        label=_("What is to be changed"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class PollForm(NewsroomSnippetForm):
    """A poll's form, which on submission also asks whether there are as many options as may be chosen."""

    def is_valid(self):
        if not super().is_valid():
            return False
        if not self.is_deferred_validation and self.cleaned_data["max_choices"] > self.offered():
            self.add_error("max_choices", ValidationError(_("There are fewer options than that.")))
        return not self.errors

    def offered(self) -> int:
        """Return how many options a reader may choose from."""
        options = [form.cleaned_data for form in self.formsets["options"].forms]
        return sum(
            bool(option.get("text")) and not option.get("DELETE") and not option.get("retired")
            for option in options
        )
