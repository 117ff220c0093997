"""Templates as the text of their files: what the readers of files are tried on."""

import json
from dataclasses import fields
from typing import Any

from charrette.domain.templates import Template, TemplateBlock, TemplateSession
from charrette.exchange.template_files import TEMPLATE_SCHEMA


def template_as_json(template: Template) -> str:
    """A template as the text of its file."""
    sessions = [
        {**_given(session, "blocks"), "blocks": [_given(block) for block in session.blocks]}
        for session in template.sessions
    ]
    content = {"schema": TEMPLATE_SCHEMA, **_given(template, "name", "own", "sessions"), "sessions": sessions}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _given(value: Template | TemplateSession | TemplateBlock, *without: str) -> dict[str, Any]:
    """The fields that say something, by name."""
    found = ((each.name, getattr(value, each.name)) for each in fields(value) if each.name not in without)
    return {name: content for name, content in found if content}
