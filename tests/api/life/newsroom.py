"""A small newsroom with everything in it, built once; every example begins with a copy of its ledger."""

from copy import deepcopy

from django.test import Client, TestCase
from wagtail.models import Page, Site

from tests import factories

from .clock import Clock
from .files import FileDesk
from .ledger import CollectionNote, Ledger, SiteNote
from .pages import PageDesk
from .sites import SiteDesk
from .snippets import KINDS, SnippetDesk
from .tree import TreeDesk
from .writing import PAGES, thing, write_page


class Newsroom(PageDesk, TreeDesk, SnippetDesk, FileDesk, SiteDesk):
    most_pages = 18
    most_files = 7

    def __init__(self, clock: Clock):
        self.clock = clock
        self.ledger = Ledger()
        self.admin = Client()
        self.tag = self.author = None
        self.foreign = "en"
        with TestCase.captureOnCommitCallbacks(execute=True):
            self.build()

    def act(self, action: str, a: int = 0, b: int = 0) -> None:
        """Do one thing, and what is to be done after its commit."""
        with TestCase.captureOnCommitCallbacks(execute=True):
            getattr(self, action)(a, b)
        self.ledger.remember_paths()

    def post(self, address: str, data: dict) -> None:
        response = self.admin.post(address, data)
        assert response.status_code == 302, (address, response.status_code, response.content[:2000])

    def copy(self) -> "Newsroom":
        """Return the newsroom as it is, for an example that is rolled back afterwards."""
        copied = object.__new__(type(self))
        copied.__dict__ = {**self.__dict__, "ledger": deepcopy(self.ledger)}
        copied.clock = Clock()
        return copied

    def build(self) -> None:
        self.admin.force_login(factories.superuser())
        Page.objects.filter(depth__gt=1).delete()
        self.author = factories.AuthorFactory(name=self.ledger.new_word())
        self.ledger.open_words["author"] = self.author.name
        self.new_tag()
        self.placement = factories.PlacementFactory(slug="ben-phai", name="Bên phải")
        self.build_files()
        for kind in (*KINDS, "link_group", "banner"):
            self.publish_piece(self.make_snippet(kind, self.snippet_content(kind, 0)))
        self.order_banners(0, 0)
        self.build_tree()
        self.change_settings(0, 0)
        self.ledger.remember_paths()

    def build_files(self) -> None:
        """Two pictures and two documents: one of each at the root of the collections, one in a nested one."""
        top = CollectionNote(factories.collection().pk, None)
        self.ledger.collections[top.pk] = top
        nested = self.add_collection(self.add_collection(top.pk).pk)
        for kind in ("image", "document"):
            self.upload(kind, top.pk)
            self.upload(kind, nested.pk)

    def build_tree(self) -> None:
        """Two sites; on the first a home page in two languages, three nested sections, articles, a standard page."""
        home = self.build_home(0)
        other = self.build_home(0)
        site = Site.objects.create(hostname="localhost", root_page_id=home.pk, is_default_site=True)
        self.ledger.sites[site.pk] = SiteNote(site.pk, "localhost", home.pk)
        site = Site.objects.create(hostname="hai.example.vn", root_page_id=other.pk)
        self.ledger.sites[site.pk] = SiteNote(site.pk, "hai.example.vn", other.pk)
        self.publish(self.translated(home))
        sections = [number for number, page in enumerate(self.ledger.pages.values()) if page.type == "home"]
        parent = sections[0]
        for _ in range(3):
            self.publish_new_page(parent, 1)
            parent = self.candidates().index(self.ledger.pages[max(self.ledger.pages)])
            self.publish_new_page(parent, 0)
        self.publish_new_page(0, 2)

    def candidates(self) -> list:
        return [page for page in self.ledger.pages.values() if page.type in ("home", "section")]

    def build_home(self, a: int):
        content = self.content(a, names=())
        home = PAGES["home"](live=False, locale=factories.locale())
        write_page(home, content)
        home = factories.root().add_child(instance=home)
        factories.locale("en")
        note = self.note_page(home, "home", None, content)
        self.note_revision(note, thing(note.key).save_revision(), content)
        self.publish(note)
        return note
