"""How a project that uses Newsdesk adds blocks of its own."""

from wagtail.blocks import Block, StreamBlock


def register_block(stream: type[StreamBlock], name: str, block: Block) -> None:
    """Let ``stream`` (``BodyBlock``, ``AsideBlock``) hold one more block; ``name`` is its ``type`` in the API.

    For ``AppConfig.ready``: a form that was made before does not offer it. Raises ValueError if there is such a block.
    """
    if name in stream.base_blocks:
        raise ValueError(f"{stream.__name__} has a block {name} already.")
    block.set_name(name)
    stream.base_blocks[name] = block
