"""What this site adds to Wagtail's admin beyond the newsroom itself."""

from wagtail import hooks

from .first_steps import FirstStepsPanel


@hooks.register("construct_homepage_panels")
def show_first_steps(request, panels):
    panels.insert(0, FirstStepsPanel())
