"""One thing of every sort that an address of the admin can be about, made by a reporter who is nobody's column."""

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import UploadedFile, WorkflowMixin

from tests import factories
from tests.pages.deciding import handed_in

SNIPPETS = (
    factories.AuthorFactory,
    factories.BannerFactory,
    factories.LinkGroupFactory,
    factories.PlacementFactory,
    factories.PollFactory,
    factories.VideoClipFactory,
)
COMPARED = {"revision_id_a": "earliest", "revision_id_b": "latest"}


def values() -> dict[str, dict]:
    """Make them; return what fills the parameters of each address, by how the address begins."""
    factories.newsroom()
    home, author = factories.home_site(), factories.reporter()
    filled = {
        "<anything>/": {"anything": "khong-co"},
        "guide/": {"language": "vi"},
        "password_reset/": {"uidb64": "MQ", "token": "set-password"},
    }
    filled |= of_pages(home, author)
    for make in SNIPPETS:
        filled |= of_snippet(make, author)
    filled |= of_uploads("images/", factories.ImageFactory(), author, ("image_id",))
    filled |= of_uploads("documents/", factories.DocumentFactory(), author, ("document_id", "doc_id"))
    filled["images/"]["filter_spec"] = "width-100"
    filled |= of_surroundings(home, author)
    return filled


def of_pages(home, author) -> dict[str, dict]:
    section = factories.SectionPageFactory(parent=home)
    article = factories.ArticlePageFactory(parent=section, owner=author)
    revision = article.save_revision(user=author)
    draft = handed_in(factories.ArticlePageFactory(parent=section, owner=author, live=False), author)
    task = article.get_workflow().tasks.first()
    redirect = Redirect.objects.create(old_path="/tin-cu", redirect_page=article)
    here = {
        **dict.fromkeys(("pk", "page_id", "page_to_move_id"), article.pk),
        "parent_page_id": section.pk,
        "destination_id": home.pk,
        "revision_id": revision.pk,
        **COMPARED,
        **of_step(draft),
    }
    return {
        "api/main/pages/": {"pk": article.pk, "action_name": "copy"},
        "bulk/wagtailcore/": {"id": article.pk},
        "choose-page/": here,
        "editing-sessions/": {"session_id": session(article, author).pk},
        "editing-sessions/ping/newsdesk_pages/articlepage/": {"object_id": article.pk},
        "emergency/newsdesk_pages.articlepage/": here,
        "pages/": here,
        "pages/workflow/": {"page_id": draft.pk},
        "pages/<int:page_id>/workflow_history/": {"page_id": draft.pk},
        "redirects/": {"redirect_id": redirect.pk},
        "translation/submit/page/": here,
        "workflows/": {"pk": article.get_workflow().pk, "page_pk": article.pk, "task_id": task.pk},
        "workflows/remove/": {"workflow_pk": article.get_workflow().pk},
        "workflows/tasks/": {"pk": task.pk},
    }


def session(thing, user):
    return EditingSession.objects.create(user=user, content_object=thing, last_seen_at=timezone.now())


def of_step(thing) -> dict:
    """Return the values of an address about the step at which ``thing`` waits."""
    step = thing.current_workflow_task_state
    return {
        "action_name": "approve",
        "task_id": step.task_id,
        "task_state_id": step.pk,
        "workflow_state_id": step.workflow_state_id,
    }


def of_snippet(make, author) -> dict[str, dict]:
    """Make a snippet, and another that waits for review if its kind has a workflow."""
    thing = make()
    app, model = thing._meta.app_label, thing._meta.model_name
    here = {"pk": thing.pk}
    filled = {
        f"bulk/{app}/{model}/": {"id": thing.pk},
        f"editing-sessions/ping/{app}/{model}/": {"object_id": thing.pk},
        f"emergency/{app}.{model}/": here,
        f"snippets/choose/{app}/{model}/": here,
        f"snippets/{app}/{model}/": here,
        f"translation/submit/snippet/{app}/{model}/": here,
    }
    if isinstance(thing, WorkflowMixin):
        waiting = handed_in(make(live=False), author)
        here |= {"revision_id": thing.save_revision(user=author).pk, **COMPARED, **of_step(waiting)}
        filled[f"snippets/{app}/{model}/workflow"] = {"pk": waiting.pk}
    return filled


def of_uploads(place: str, thing, author, names) -> dict[str, dict]:
    """Return the values of an uploaded thing, and of a file of the author's whose upload is not finished."""
    kind = ContentType.objects.get_for_model(thing)
    waiting = UploadedFile.objects.create(
        uploaded_by_user=author, for_content_type=kind, file=ContentFile(b"", name="cho.bin")
    )
    here = {**dict.fromkeys((*names, "pk"), thing.pk), "uploaded_file_id": waiting.pk}
    return {
        place: here,
        f"api/main/{place}": here,
        f"bulk/{thing._meta.app_label}/": {"id": thing.pk},
    }


def of_surroundings(home, author) -> dict[str, dict]:
    site, collection = home.get_site(), factories.collection().add_child(name="Ảnh lễ hội")
    return {
        "bulk/auth/": {"id": author.pk},
        "collections/": {"pk": collection.pk, "collection_id": collection.pk},
        "groups/": {"pk": author.groups.get().pk},
        "settings/": {"pk": site.pk},
        "sites/": {"pk": site.pk},
        "tag/": {"pk": factories.TagFactory().pk},
        "users/": {"pk": author.pk},
    }
