from django.db import models


class OptionKeyField(models.UUIDField):
    """The public id of an option: given once, kept through every form, a plain UUID column to migrations.

    The form sends the key of an option that has no row yet, as in a draft; an empty one leaves what the
    option has. No first value is offered: rows copied from the same blank form would share it.
    """

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.UUIDField", args, kwargs

    def formfield(self, **kwargs):
        return super().formfield(
            **{**kwargs, "required": False, "initial": None, "show_hidden_initial": False}
        )

    def save_form_data(self, instance, data):
        if data and instance.pk is None:
            super().save_form_data(instance, data)
