"""Video services whose players can stand in a page."""

import re

YOUTUBE = re.compile(
    r"https?://(?:www\.|m\.)?(?:youtube\.com/(?:watch\?(?:.*&)?v=|embed/|shorts/)|youtu\.be/)([\w-]{6,20})"
)
VIMEO = re.compile(r"https?://(?:www\.|player\.)?vimeo\.com/(?:video/)?(\d{4,15})")


def player_url(address: str) -> str | None:
    """Return the address of the player for a clip at YouTube or Vimeo; None for any other address."""
    if match := YOUTUBE.match(address):
        return f"https://www.youtube-nocookie.com/embed/{match[1]}"
    if match := VIMEO.match(address):
        return f"https://player.vimeo.com/video/{match[1]}"
    return None
