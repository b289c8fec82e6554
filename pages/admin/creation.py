"""The forms that make a page or a snippet: one form makes one, however often it is sent."""

import json
import uuid

from django import forms
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.admin import messages
from wagtail.admin.utils import set_query_params
from wagtail.admin.views.pages.create import CreateView as PageCreateView
from wagtail.admin.viewsets.pages import page_viewset_registry
from wagtail.models import TranslatableMixin
from wagtail.snippets.views.snippets import CreateView as SnippetCreateView

from ..leases import wait_for
from .handing_in import PageHandingInMixin, SnippetHandingInMixin

# In this field a form carries, signed, the translation key of what it makes, which the database keeps once a language.
FIELD = "creation"


class CreationMixin:
    """A form that makes one page, or one snippet that can be translated.

    It is sent a second time when the answer to the first was lost, or when a button was pressed while the form saved
    itself. What comes then is written into the draft that the first made, while that is the sender's alone. Once it was
    handed in, or changed or locked by others, nothing is saved, and the form is shown again.
    """

    request: HttpRequest
    key: uuid.UUID | None
    # What this form has made before.
    made = None

    def dispatch(self, request, *args, **kwargs):
        """Take the forms that make something at one place one after the other."""
        if request.method != "POST":
            return super().dispatch(request, *args, **kwargs)
        with transaction.atomic():
            wait_for(self.place())
            return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self.key = key_in(request.POST, request.user) if self.has_key() else None
        self.made = self.made_before()
        return super().post(request, *args, **kwargs)

    def has_key(self) -> bool:
        return issubclass(self.kind(), TranslatableMixin)

    def made_before(self):
        """Return what this form has made, or None."""
        if self.key is None:
            return None
        made = self.kind().objects.filter(translation_key=self.key)
        return (made.filter(locale=self.locale) if self.locale else made).first()

    def form_valid(self, form):
        if self.made is None:
            if self.key is not None:
                form.instance.translation_key = self.key
            return super().form_valid(form)
        if is_of_one_hand(self.made, self.request.user):
            return self.resume()
        said = _(
            "“%(title)s” was made with this form already, and has been handed in, or changed or locked by others "
            "since. What you have sent now is not saved."
        ) % {"title": self.made}
        if self.expects_json_response:
            return self.json_error_response("invalid_revision", said)
        messages.error(self.request, f"{said} {_('If you save once more, you make another one of it.')}")
        form.restore_required_fields()
        form.data = form.data.copy()
        form.data[FIELD] = new_key(self.request.user)
        self.form, self.has_unsaved_changes = form, True
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        self.form = self.form if hasattr(self, "form") else self.get_form()
        if self.has_key():
            # A browser that loads the page anew would otherwise put the former key back.
            hidden = forms.HiddenInput({"autocomplete": "off"})
            key = new_key(self.request.user)
            self.form.fields[FIELD] = forms.CharField(initial=key, required=False, widget=hidden)
        return super().get_context_data(**kwargs)

    def place(self) -> str:
        """Return the name of where the form makes something."""
        raise NotImplementedError

    def kind(self) -> type:
        """Return the model of what the form makes."""
        raise NotImplementedError

    def resume(self):
        """Write what was sent into what was made before, and return the answer."""
        raise NotImplementedError


def signer(user) -> Signer:
    return Signer(salt=f"newsdesk.creation.{user.pk}")


def new_key(user) -> str:
    """Return the key of a form that is shown to ``user``."""
    return signer(user).sign(str(uuid.uuid4()))


def key_in(data, user) -> uuid.UUID | None:
    """Return the key in what a form sent; None where there is none, or one that no form was given for ``user``."""
    try:
        return uuid.UUID(signer(user).unsign(data.get(FIELD, "")))
    except BadSignature:
        return None


def is_of_one_hand(thing, user) -> bool:
    """Say whether ``thing`` is a draft that was never handed in nor locked, and that ``user`` alone has written."""
    if thing.live or thing.first_published_at or thing.locked or thing.workflow_states.exists():
        return False
    return not thing.revisions.exclude(user=user).exists()


class ResumingMixin:
    """An editor that takes what was sent as if nothing had been sent before: each part anew, and none twice.

    So, too, the sender's own comments: those that the form does not send are gone.
    """

    def post(self, request, *args, **kwargs):
        thing = self.decided()
        for relation in get_all_child_relations(type(thing)):
            setattr(thing, relation.get_accessor_name(), [])
        answer = super().post(request, *args, **kwargs)
        if not self.expects_json_response or answer.status_code != 200:
            return answer
        # The form, which still is one that makes something, becomes one that edits it.
        address = self.get_edit_url()
        told = {name: value for name, value in json.loads(answer.content).items() if name != "html"}
        told |= {"url": address, "hydrate_url": set_query_params(address, {"_w_hydrate_create_view": "1"})}
        return JsonResponse(told)


def resuming(editor: type) -> type:
    """Return the view class ``editor`` as one for what was sent a second time."""
    return type(f"Resuming{editor.__name__}", (ResumingMixin, editor), {})


class NewsroomPageCreateView(CreationMixin, PageHandingInMixin, PageCreateView):
    def made_before(self):
        made = super().made_before()
        if made is not None:
            # The address that it has itself is not taken.
            self.page.id = made.pk
        return made

    def form_valid(self, form):
        self.page.id = None
        return super().form_valid(form)

    def form_invalid(self, form):
        self.page.id = None
        return super().form_invalid(form)

    def place(self):
        # Of two pages below one parent the second has to know which address the first was given.
        return f"below page {self.kwargs['parent_page_id']}"

    def kind(self):
        return self.page_class

    def resume(self):
        viewset = page_viewset_registry.get_by_type(self.page_class)
        view = viewset.construct_view(resuming(viewset.edit_view_class))
        return view(self.request, page_id=self.made.pk)


class NewsroomSnippetCreateView(CreationMixin, SnippetHandingInMixin, SnippetCreateView):
    def place(self):
        return f"among {self.model._meta.label}"

    def kind(self):
        return self.model

    def resume(self):
        viewset = self.model.snippet_viewset
        view = viewset.construct_view(resuming(viewset.edit_view_class), **viewset.get_edit_view_kwargs())
        return view(self.request, pk=str(self.made.pk))
