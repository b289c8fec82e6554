"""What REST framework says of a wrong parameter. Its own catalogue has one in twelve of its texts in Vietnamese.

The texts stand here to be found by whoever makes our catalogue, which Django asks before that of REST framework.
"""

from django.utils.translation import gettext_noop as _

TEXTS = (
    _("A valid integer is required."),
    _("Date has wrong format. Use one of these formats instead: {format}."),
    _("Ensure this field has at least {min_length} characters."),
    _("Ensure this field has no more than {max_length} characters."),
    _("Ensure this value is greater than or equal to {min_value}."),
    _("Ensure this value is less than or equal to {max_value}."),
    _('Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.'),
    _('Enter a valid "slug" consisting of Unicode letters, numbers, underscores, or hyphens.'),
    _("Expected a date but got a datetime."),
    _("Must be a valid boolean."),
    _("Not a valid string."),
    _("String value too large."),
    _("This field is required."),
    _("This field may not be blank."),
    _("This field may not be null."),
    _("This value does not match the required pattern."),
)
