from ..leaves import array, component, structure
from ..parameters import LocaleParameters
from ..portal import portal
from ..problems import not_found
from ..sections import sections
from .base import StoredView


class SiteView(StoredView):
    """What every page of a site shows: names, settings, navigation, languages, web links, footer."""

    operation = "getSite"
    answer = component("Site")
    answer_words = "What every page of a site shows, in one language."
    refusals = ("not-found",)

    parameters = LocaleParameters

    def find(self):
        answer = portal(self.asked.get("site"), self.asked.get("locale"), self.now)
        if answer is None:
            raise not_found()
        return answer


class SectionsView(StoredView):
    """The tree of sections of a site in a language."""

    operation = "getSections"
    answer = structure(items=array(component("SectionNode")))
    answer_words = "The sections at the top, each with those below it."

    parameters = LocaleParameters

    def find(self):
        return sections(self.asked.get("site"), self.asked.get("locale"), self.now)
