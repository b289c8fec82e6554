"""What is looked at before a text is handed in, and again before it is approved.

``verdict.examine`` says of a page or snippet what the rules in ``rules`` find; the editor, the bulk action, the command
and the workflow itself ask nothing else.
"""
