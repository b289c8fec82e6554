from django.views.generic import TemplateView


class DocsView(TemplateView):
    """A page to read the contract and to try its calls, by Swagger UI, whose files we serve ourselves."""

    template_name = "newsdesk_api/docs.html"
