"""Where a page lives: its site, and its path there, without asking any URL configuration."""

from wagtail.models import Site


def site_languages(cache_object) -> dict[int, str]:
    """Return each site's default language, the language of its root page, remembered on ``cache_object``."""
    if not hasattr(cache_object, "_newsdesk_site_languages"):
        rows = Site.objects.values_list("pk", "root_page__locale__language_code")
        cache_object._newsdesk_site_languages = dict(rows)
    return cache_object._newsdesk_site_languages


def url_parts(page, request=None) -> tuple[int, str, str] | None:
    """Return ``(site id, site root URL, path)`` of a page on its deepest site; None outside every site.

    A site's default language has no prefix; others stand under ``/<code>/``.
    """
    cache_object = request or page
    roots = page._get_relevant_site_root_paths(cache_object)
    if not roots:
        return None
    root = max(roots, key=lambda candidate: len(candidate.root_path))
    prefix = "/"
    if site_languages(cache_object).get(root.site_id) != root.language_code:
        prefix = f"/{root.language_code}/"
    return root.site_id, root.root_url, prefix + page.url_path[len(root.root_path) :]
