"""The Content-Security-Policy by path: strict, with one exception for the editor."""

from csp.middleware import CSPMiddleware

EDITOR = "/admin/"
LOG_IN = "/admin/login/"


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Wagtail's editor emits inline scripts and styles: they are allowed under /admin/, but not on its log-in page."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(EDITOR) and not request.path_info.startswith(LOG_IN):
            inline = ["'self'", "'unsafe-inline'"]
            parts.update = {**(parts.update or {}), "script-src": inline, "style-src": inline}
        return parts
