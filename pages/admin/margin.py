"""Comments in the margin of a text that a step of its workflow locks: they can be left, and the text stays as it is."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import Media
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.action_menu import WorkflowMenuItem as DecisionItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.locks import WorkflowLock

from ..notifications import comments


class SaveCommentsItem(ActionMenuItem):
    name = "action-save-comments"
    label = gettext_lazy("Save comments")
    icon_name = "comment"

    @property
    def media(self):
        return Media(css={"all": [versioned_static("newsdesk_pages/margin.css")]})


def offer_comments(menu_items, request, context) -> None:
    """Offer whoever may edit a page, were it not for the step it stands at, to save comments: after the decisions."""
    if context["view"] == "edit" and locked_by_step(context):
        decisions = sum(isinstance(item, DecisionItem) for item in menu_items)
        menu_items.insert(decisions, SaveCommentsItem())


def locked_by_step(context) -> bool:
    return bool(context.get("locked_for_user")) and isinstance(context.get("lock"), WorkflowLock)


class MarginMixin:
    """A page's editor that takes the comments in the margin, and nothing else, while a step locks the text.

    They belong to the page and not to a text of it: no revision is made, and nobody becomes a writer by them.
    """

    def post(self, request, *args, **kwargs):
        if request.POST.get(SaveCommentsItem.name) and self.margin_is_open():
            return self.comment()
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        # It would try to save the text.
        self.autosave_enabled = self.autosave_enabled and not self.margin_is_open()
        return super().get_context_data(**kwargs)

    def margin_is_open(self):
        return bool(self.locked_for_user) and isinstance(self.lock, WorkflowLock)

    def comment(self):
        """Save the comments by themselves."""
        try:
            with transaction.atomic():
                changes = self.save_comments()
        except ValidationError as error:
            return self.refuse(error)
        self.tell_of_comments(changes)
        messages.success(self.request, _("The comments were saved."))
        return self.redirect_and_remain()

    def decide(self):
        """Take a decision and keep the comments that came with it: both, or neither."""
        try:
            with transaction.atomic():
                changes = self.save_comments()
                answer = super().decide()
        except ValidationError as error:
            return self.refuse(error)
        self.tell_of_comments(changes)
        return answer

    def refuse(self, error):
        messages.error(self.request, error.message)
        return self.redirect_and_remain()

    def save_comments(self):
        """Save the comments that were posted; return what became of which, or None if none were posted.

        Raises ValidationError if one is not as the form would send it, for instance changed in another's name.
        """
        form = self.form_class(
            self.request.POST,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )
        formset = form.formsets.get("comments")
        if formset is None or not formset.management_form.is_valid():
            return None
        if not formset.is_valid():
            raise ValidationError(_("The comments could not be saved."))
        formset.save()
        self.form = form
        return self.get_commenting_changes()

    def tell_of_comments(self, changes):
        """Note comments in the page's history, and mail them to those who asked for it."""
        if changes is not None:
            self.log_commenting_changes(changes, self.latest_revision)
            self.send_commenting_notifications(changes)

    def send_commenting_notifications(self, changes):
        comments.tell_of(self.page, self.request.user, changes)
