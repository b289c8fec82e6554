"""What officers do with pictures, documents and collections."""

from django.core.files.base import ContentFile
from factory.django import ImageField
from wagtail.models import Collection, CollectionViewRestriction

from tests import factories

from .ledger import CollectionNote, FileNote
from .writing import model_of, thing


class FileDesk:
    """A file carries its word in its name, which the addresses of its sizes repeat."""

    def upload(self, kind: str, collection: int) -> FileNote:
        word = self.ledger.new_word()
        kept_in = Collection.objects.get(pk=collection)
        if kind == "image":
            made = factories.ImageFactory(
                title="Ảnh", file__filename=f"{word}.png", file__width=40, file__height=30, collection=kept_in
            )
        else:
            file = ContentFile(b"%PDF-1.4\n%%EOF\n", name=f"{word}.pdf")
            made = factories.DocumentFactory(title=word, file=file, collection=kept_in)
        note = FileNote(kind, made.pk, word, collection)
        self.ledger.files[note.key] = note
        return note

    def chosen_file(self, a: int, kind: str = "") -> FileNote | None:
        found = [file for file in self.ledger.files.values() if kind in ("", file.kind)]
        return found[a % len(found)] if found else None

    def chosen_collection(self, a: int) -> CollectionNote:
        found = list(self.ledger.collections.values())
        return found[a % len(found)]

    def upload_file(self, a: int, b: int) -> None:
        if len(self.ledger.files) < self.most_files:
            self.upload(("image", "document")[a % 2], self.chosen_collection(b).pk)

    def retitle_file(self, a: int, b: int) -> None:
        """Give a document another title, a picture another title and focal point."""
        note = self.chosen_file(a)
        if note is None:
            return
        file = thing(note.key)
        if note.kind == "document":
            file.title = note.word = self.ledger.new_word()
            file.file.save(f"{note.word}.pdf", ContentFile(b"%PDF-1.4\n%%EOF\n"), save=False)
        else:
            file.title = f"Ảnh {b}"
            file.focal_point_x, file.focal_point_y = 1 + b, 2
            file.focal_point_width = file.focal_point_height = 2
        file.save()

    def replace_picture(self, a: int, b: int) -> None:
        """Put another file in place of a picture's, as its form does: save, then delete the sizes."""
        note = self.chosen_file(a, "image")
        if note is None:
            return
        note.word = self.ledger.new_word()
        image = thing(note.key)
        params = {"width": 44, "height": 33, "color": "red", "format": "PNG"}
        content = ImageField()._make_data(params)
        image.file = ContentFile(content, name=f"{note.word}.png")
        image._set_image_file_metadata()
        image.save()
        image.renditions.all().delete()

    def move_file(self, a: int, b: int) -> None:
        """Put a file into another collection, by its form or by the bulk action."""
        note, collection = self.chosen_file(a), self.chosen_collection(b)
        if note is None:
            return
        if (a + b) % 2:
            self.move_in_bulk(note, collection)
        else:
            file = thing(note.key)
            file.collection = Collection.objects.get(pk=collection.pk)
            file.save()
        note.collection = collection.pk

    def move_in_bulk(self, note: FileNote, collection: CollectionNote) -> None:
        meta = model_of(note.kind)._meta
        address = f"/admin/bulk/{meta.app_label}/{meta.model_name}/add_to_collection/?id={note.pk}"
        self.post(address, {"collection": collection.pk})

    def delete_file(self, a: int, b: int) -> None:
        """Delete a file that no banner is made of, for that is refused."""
        note = self.chosen_file(a)
        is_picture = note is not None and note.key == self.image_key()
        if note is None or is_picture:
            return
        thing(note.key).delete()
        del self.ledger.files[note.key]

    def create_collection(self, a: int, b: int) -> None:
        if len(self.ledger.collections) < 5:
            self.add_collection(self.chosen_collection(a).pk)

    def add_collection(self, parent: int) -> CollectionNote:
        made = Collection.objects.get(pk=parent).add_child(name="Ngăn")
        note = CollectionNote(made.pk, parent)
        self.ledger.collections[made.pk] = note
        return note

    def close_collection(self, a: int, b: int) -> None:
        """Make a collection private, or public again."""
        note = self.chosen_collection(a)
        if note.private:
            CollectionViewRestriction.objects.get(collection_id=note.pk).delete()
        else:
            CollectionViewRestriction.objects.create(collection_id=note.pk, restriction_type="login")
        note.private = not note.private

    def move_collection(self, a: int, b: int) -> None:
        """Put a collection below another, as its form does."""
        note, target = self.chosen_collection(a), self.chosen_collection(b)
        if note.parent is None or note.pk in self.collections_above(target):
            return
        self.post(f"/admin/collections/{note.pk}/", {"name": "Ngăn", "parent": target.pk})
        note.parent = target.pk

    def collections_above(self, note: CollectionNote) -> set[int]:
        above, pk = set(), note.pk
        while pk is not None:
            above.add(pk)
            pk = self.ledger.collections[pk].parent
        return above
