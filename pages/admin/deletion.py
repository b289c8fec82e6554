"""What must not be deleted, and how an officer is told."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from ..models import Poll


def keep_polls_with_ballots(request, instances):
    """Send whoever wants to delete a poll with ballots back to the listing, with the reason.

    The database refuses it too (``Ballot.poll`` is protected), but with an error page.
    """
    polls = [instance.pk for instance in instances if isinstance(instance, Poll)]
    kept = Poll.objects.filter(pk__in=polls, ballots__isnull=False).distinct()
    if not kept:
        return None
    for poll in kept:
        messages.error(
            request,
            _("“%(poll)s” has ballots and cannot be deleted. Close it or unpublish it instead.")
            % {"poll": poll},
        )
    return redirect(Poll.snippet_viewset.get_url_name("list"))
