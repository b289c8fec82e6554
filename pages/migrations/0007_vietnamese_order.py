from django.db import migrations

from ..collation import alphabetical, by_last_word


class Migration(migrations.Migration):
    """Authors, placements and tags are listed in Vietnamese order; nothing changes in the database."""

    dependencies = [("newsdesk_pages", "0006_review_by")]

    operations = [
        migrations.AlterModelOptions(
            name="author",
            options={
                "ordering": by_last_word("name"),
                "verbose_name": "author",
                "verbose_name_plural": "authors",
            },
        ),
        migrations.AlterModelOptions(
            name="placement",
            options={
                "ordering": alphabetical("name"),
                "verbose_name": "banner placement",
                "verbose_name_plural": "banner placements",
            },
        ),
        migrations.AlterModelOptions(
            name="tag",
            options={"ordering": alphabetical("name"), "verbose_name": "tag", "verbose_name_plural": "tags"},
        ),
    ]
