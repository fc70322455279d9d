"""{% kept "name" key %} … {% endkept %}: a piece of a page that many pages share, rendered once for its key."""

from __future__ import annotations

from collections.abc import Hashable

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString

from accede.kit.stored import Store

register = template.Library()


class Piece(SafeString):
    """What a block rendered to."""

    @property
    def size(self) -> int:
        return len(self) * 2


pieces: Store[Piece] = Store(24 * 1024 * 1024)


class Kept(template.Node):
    """Renders what stands inside only if nothing is kept under its name and key; without a key, always."""

    def __init__(self, name: FilterExpression, key: FilterExpression, inside: NodeList) -> None:
        self.name, self.key, self.nodelist = name, key, inside

    def render(self, context: Context) -> SafeString:
        key: Hashable = self.key.resolve(context, ignore_failures=True)
        if key is None:
            return self.nodelist.render(context)
        key = (self.name.resolve(context), key)
        piece = pieces.peek(key)
        if piece is None:
            piece = Piece(self.nodelist.render(context))
            pieces.put(key, piece)
        return piece


@register.tag
def kept(parser: Parser, token: Token) -> Kept:
    """`key` names everything that the inside depends on, the version of the record first."""
    _tag, name, key = token.split_contents()
    inside = parser.parse(("endkept",))
    parser.delete_first_token()
    return Kept(parser.compile_filter(name), parser.compile_filter(key), inside)
