"""Put the demo's pictures and files into the newsroom's collections."""

from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from . import pictures

MEDIA = Path(__file__).parent / "media"
PICTURE_TITLES = {
    "terraces": "Ruộng bậc thang", "limestone": "Núi Ba Nàng", "tea": "Đồi chè Thượng Trà", "forest": "Rừng Đồng Lau",
    "lotus": "Đầm sen Bình Lau", "boats": "Thuyền cá Vạn Chài", "harbour": "Cảng Cửa Sa", "bridge": "Cầu Bến Lam 2",
    "skyline": "Phường Bến Lam", "turbines": "Cánh đồng gió đèo Mây", "market": "Chợ Bến Lam", "school": "Sân trường",
    "clinic": "Trạm y tế", "lanterns": "Hội đèn Bến Lam", "hall": "Hội trường", "library": "Thư viện tỉnh",
    "counter": "Bộ phận một cửa",
}  # fmt: skip
WIDE, COLUMN = (1800, 300), (1200, 480)


def ensure_picture(title: str, name: str, paint, kind: str = "JPEG") -> int:
    """Return the key of the picture with ``title``; ``paint()`` draws it if there is none."""
    model = get_image_model()
    found = model.objects.filter(title=title).first()
    if found is None:
        target = BytesIO()
        paint().save(target, kind, **({"quality": 88, "optimize": True} if kind == "JPEG" else {}))
        found = model(title=title, file=ContentFile(target.getvalue(), name=f"{name}.{kind.lower()}"))
        found.save()
    return found.pk


def ensure_scene(name: str) -> int:
    return ensure_picture(PICTURE_TITLES[name], name, lambda: pictures.draw(name))


def ensure_poster(name: str) -> int:
    """The scene cut to the shape of a video."""
    title = f"{PICTURE_TITLES[name]} (bìa video)"
    return ensure_picture(title, f"{name}-poster", lambda: pictures.draw(name).crop((0, 100, 1920, 1180)))


def ensure_banner_picture(banner: dict) -> int:
    size = COLUMN if banner["placements"][0] == "cot-phai" else WIDE
    words = banner["title"], banner["line"], banner["colours"], banner["motif"]
    return ensure_picture(
        f"Banner: {banner['title']}", f"banner-{banner['key']}", lambda: pictures.banner(*words, *size)
    )


def ensure_emblem() -> int:
    return ensure_picture("Biểu trưng tỉnh Lam Khê", "lam-khe", pictures.emblem, "PNG")


def ensure_document(title: str, name: str, content) -> int:
    """Return the key of the document with ``title``; ``content()`` gives its bytes if there is none."""
    model = get_document_model()
    found = model.objects.filter(title=title).first()
    if found is None:
        found = model(title=title, file=ContentFile(content(), name=name))
        found.save()
    return found.pk


def ensure_sheet(document: dict) -> int:
    """A PDF of one page, drawn from the document's lines."""
    return ensure_document(document["title"], f"{document['key']}.pdf", lambda: pdf(document["lines"]))


def ensure_file(title: str, name: str) -> int:
    """A file that comes with the demo."""
    return ensure_document(title, name, (MEDIA / name).read_bytes)


def pdf(lines: list[str]) -> bytes:
    target = BytesIO()
    pictures.sheet(lines).save(target, "PDF", resolution=110, title=lines[1])
    return target.getvalue()
