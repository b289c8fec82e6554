import json
import re
from datetime import datetime

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from pages import counting

from .. import conf
from ..bodies import read_body
from ..bots import is_bot
from ..leaves import INTEGER, STRING, array, nullable, structure
from ..models import ContentItem
from ..parameters import SiteParameters, TrueOrFalse, id_field, shown
from ..problems import invalid
from ..sites import site_named
from .base import View

OBJECT = re.compile(r"([A-Za-z_.]{1,100}):([1-9][0-9]{0,17})")
MOST_OBJECTS = 50


class ViewedSerializer(serializers.Serializer):
    """Something that was viewed."""

    type = serializers.RegexField(r"^[A-Za-z_.]{1,100}$")
    id = id_field()

    def to_internal_value(self, data):
        if isinstance(data, dict) and not data.keys() <= self.fields.keys():
            raise serializers.ValidationError(_("There is no such key."))
        return super().to_internal_value(data)


class ViewsSerializer(serializers.Serializer):
    """What a reader has just viewed."""

    views = serializers.ListField(child=ViewedSerializer(), min_length=1, max_length=20)


class ViewsView(View):
    """Count views, and the visit they belong to. Unknown things are answered alike and count nothing."""

    operation = "countViews"
    body = ViewsSerializer
    answer = structure(accepted=INTEGER)
    answer_words = "How many things were sent."
    answer_status = 202
    limit = "views"

    parameters = SiteParameters

    def post(self, request):
        views = [(view["type"], view["id"]) for view in read_body(request, ViewsSerializer)["views"]]
        site = site_named(self.asked.get("site"))
        bot = is_bot(request)
        counting.count_views(public(views, self.now), bot)
        counting.count_visit(site, visitor_of(request), bot)
        response = HttpResponse(
            json.dumps({"accepted": len(views)}), content_type="application/json", status=202
        )
        response["Cache-Control"] = "no-store"
        return response


def public(things: list[counting.Thing], now: datetime) -> list[counting.Thing]:
    """Return those ``things`` that anybody may see, each once. One query."""
    found = ContentItem.objects.public(now).filter(object_id__in=[pk for _type, pk in things])
    visible = set(found.values_list("type", "object_id"))
    return [thing for thing in dict.fromkeys(things) if thing in visible]


def visitor_of(request) -> str:
    """Return what tells readers apart; it is hashed and never stored."""
    return f"{conf.client_address(request)}\n{request.headers.get('User-Agent', '')}"


class CountersParameters(SiteParameters):
    objects = shown(
        serializers.CharField(
            max_length=2000, required=False, help_text="Up to 50 things, with commas between."
        ),
        "article:12,article:13",
    )
    visits = shown(
        TrueOrFalse(default=False, help_text="Whether the site's visits are asked for, too."), True
    )


class CountersView(View):
    """How often things were viewed and the site was visited, by people. What is not public is left out."""

    operation = "getCounters"
    is_kept = True
    answer = structure(
        views=array(structure(type=STRING, id=INTEGER, views=INTEGER)),
        visits=nullable(structure(total=INTEGER, today=INTEGER)),
    )
    answer_words = "The views of each thing that is public, and the visits if they were asked for."

    parameters = CountersParameters

    def get(self, request):
        things = public(self.things(), self.now)
        totals = counting.views_of(things)
        views = [{"type": name, "id": pk, "views": totals[name, pk]} for name, pk in things]
        return self.public_json(json.dumps({"views": views, "visits": self.visits()}))

    def things(self) -> list[tuple[str, int]]:
        given = [text for text in self.asked.get("objects", "").split(",") if text]
        matches = [OBJECT.fullmatch(text) for text in given]
        if len(given) > MOST_OBJECTS or not all(matches):
            raise invalid("objects", _("Give up to 50, with commas between, such as article:12."))
        return list(dict.fromkeys((match[1], int(match[2])) for match in matches if match))

    def visits(self) -> dict | None:
        if not self.asked["visits"]:
            return None
        visits = counting.visits_of(site_named(self.asked.get("site")))
        return {"total": visits.total, "today": visits.today}
