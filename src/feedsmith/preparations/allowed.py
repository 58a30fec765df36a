"""The explicit list of what a prepared body may hold.

Source: https://html.spec.whatwg.org/multipage/indices.html
"""

from __future__ import annotations

TAGS = frozenset(
    {
        *("p", "div", "section", "article", "aside", "header", "footer", "main", "address"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "hr", "br", "wbr", "blockquote"),
        *("ul", "ol", "li", "dl", "dt", "dd", "details", "summary"),
        *("figure", "figcaption", "picture", "source", "img", "audio", "video", "track"),
        *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"),
        *("pre", "code", "kbd", "samp", "var", "tt", "a", "abbr", "dfn", "cite", "q", "time"),
        *("span", "em", "strong", "b", "i", "u", "s", "strike", "small", "big", "mark"),
        *("del", "ins", "sub", "sup", "ruby", "rb", "rt", "rtc", "rp", "bdi", "bdo"),
    }
)
"""What readers show. Any other element is taken away, and what it holds stays."""

REMOVED_WITH_CONTENT = frozenset(
    {
        *("script", "style", "template", "noscript", "noembed", "noframes", "head", "title"),
        *("iframe", "frame", "frameset", "object", "embed", "applet", "param", "portal"),
        *("fencedframe", "svg", "math", "canvas", "dialog", "meta", "link", "base", "map", "area"),
        *("form", "input", "textarea", "select", "option", "optgroup", "datalist", "button"),
        *("keygen", "meter", "progress", "clipboard-copy"),
    }
)
"""What runs, styles, asks or draws: its text is not for reading."""

ATTRIBUTES = {
    "*": frozenset({"dir", "lang", "id", "title", "role"}),
    **dict.fromkeys(
        ("code", "pre", "span", "a", "sup", "section", "div", "aside", "ol", "ul", "li"),
        frozenset({"class"}),
    ),
    "blockquote": frozenset({"cite"}),
    "q": frozenset({"cite"}),
    "del": frozenset({"cite", "datetime"}),
    "ins": frozenset({"cite", "datetime"}),
    "time": frozenset({"datetime"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "srcset", "sizes", "width", "height", "alt"}),
    "source": frozenset({"src", "srcset", "sizes", "type", "media", "width", "height"}),
    "video": frozenset({"src", "poster", "width", "height", "controls"}),
    "audio": frozenset({"src", "controls"}),
    "track": frozenset({"src", "kind", "srclang", "label", "default"}),
    "table": frozenset({"style"}),
    "tr": frozenset({"style", "align"}),
    "th": frozenset({"style", "align", "scope", "colspan", "rowspan", "headers", "abbr"}),
    "td": frozenset({"style", "align", "colspan", "rowspan", "headers"}),
    "col": frozenset({"span", "style", "align"}),
    "colgroup": frozenset({"span", "style", "align"}),
}
ATTRIBUTES["a"] |= {"href", "hreflang"}
ATTRIBUTES["ol"] |= {"start", "type", "reversed"}
ATTRIBUTES["li"] |= {"value"}
