"""What the demo has made so far, by kind and key, so that texts can name things."""


class Register(dict):
    """Primary keys by ``(kind, key)``. Calling it finds one; KeyError names what is missing."""

    def __call__(self, kind: str, key: str) -> int:
        return self[kind, key]
