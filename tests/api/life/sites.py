"""What officers do with sites and their settings, and how time passes."""

from django.core.management import call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Site

from pages.models import SiteSettings

from .clock import HOUR
from .ledger import OLD_PATHS


class SiteDesk:
    def chosen_site(self, a: int):
        found = list(self.ledger.sites.values())
        return found[a % len(found)]

    def reroot_site(self, a: int, b: int) -> None:
        """Let the second site begin at another home page or section."""
        note = next((site for site in self.ledger.sites.values() if site.host != "localhost"), None)
        roots = [page for page in self.ledger.pages.values() if page.type in ("home", "section")]
        if note is None:
            return
        note.root = roots[a % len(roots)].pk
        site = Site.objects.get(pk=note.pk)
        site.root_page_id = note.root
        site.save()

    def rename_site(self, a: int, b: int) -> None:
        note = next((site for site in self.ledger.sites.values() if site.host != "localhost"), None)
        if note is not None:
            note.host = f"{self.ledger.new_word()}.example.vn"
            site = Site.objects.get(pk=note.pk)
            site.hostname = note.host
            site.save()

    def delete_site(self, a: int, b: int) -> None:
        """Delete the second site; what stood on it stands on the first, if it is below its home page."""
        note = next((site for site in self.ledger.sites.values() if site.host != "localhost"), None)
        if note is not None:
            Site.objects.get(pk=note.pk).delete()
            del self.ledger.sites[note.pk]
            self.ledger.open_words.pop(f"settings {note.pk}", None)

    def redirect(self, a: int, b: int) -> None:
        """Let one of two old addresses lead to another page."""
        note, path = self.chosen_page(a, aliases=True), OLD_PATHS[b % 2]
        if note is not None:
            old_path, target = path.rstrip("/"), {"redirect_page_id": note.pk}
            Redirect.objects.update_or_create(site=None, old_path=old_path, defaults=target)
            self.ledger.redirects[path] = note.pk

    def drop_redirect(self, a: int, b: int) -> None:
        path = OLD_PATHS[b % 2]
        if self.ledger.redirects.pop(path, None):
            Redirect.objects.filter(old_path=path.rstrip("/")).first().delete()

    def rename_language(self, a: int, b: int) -> None:
        """Give the foreign language another code, or its first one back."""
        code = "fr" if self.foreign == "en" else "en"
        locale = Locale.objects.get(language_code=self.foreign)
        locale.language_code = code
        locale.save()
        for page in self.ledger.pages.values():
            page.locale = code if page.locale == self.foreign else page.locale
        self.foreign = code

    def change_settings(self, a: int, b: int) -> None:
        note, word = self.chosen_site(a), self.ledger.new_word()
        own = SiteSettings.for_site(Site.objects.get(pk=note.pk))
        own.email = f"{word}@example.vn"
        own.save()
        self.ledger.open_words[f"settings {note.pk}"] = word

    def wait(self, a: int, b: int) -> None:
        """Let time pass while the scheduler does not run."""
        self.clock.pass_by(HOUR * (1 + a % 2))

    def wait_and_run_scheduler(self, a: int, b: int) -> None:
        self.clock.pass_by(HOUR * (1 + a % 2))
        self.run_scheduler()

    def run_scheduler(self) -> None:
        """Expire what is over, then publish what is due, in order."""
        call_command("publish_scheduled", verbosity=0)
        now = self.clock.moment
        for page in list(self.ledger.pages.values()):
            if page.live and page.row.expires is not None and page.row.expires < now:
                self.taken_down(page)
        due = [page for page in self.ledger.pages.values() if page.due and page.due[0] < now]
        for page in sorted(due, key=lambda page: page.due[0]):
            self.published(page, page.due[1])
