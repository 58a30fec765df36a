"""The elements and attributes of HTML, as far as a feed's text is concerned.

Source: https://html.spec.whatwg.org/multipage/indices.html, obsolete elements included.
"""

from __future__ import annotations

VOID = frozenset(
    {
        *("area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img"),
        *("input", "keygen", "link", "meta", "param", "source", "track", "wbr"),
    }
)
"""What has no end tag."""

CLOSES_BY_ITSELF = frozenset(
    {
        *("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption"),
        *("colgroup", "option", "optgroup", "rb", "rt", "rtc", "rp", "html", "head", "body"),
    }
)
"""What may go without its end tag."""

FOREIGN = frozenset({"svg", "math"})
"""What begins another language, with names of its own."""

SCRIPTING = frozenset(
    {
        *("script", "object", "embed", "applet", "frame", "frameset", "form", "style", "xml"),
        *("base", "link", "meta", "portal", "fencedframe", "bgsound", "plaintext"),
    }
)
"""What readers take away, for it could run, load or rearrange something."""

ADDRESSES = frozenset(
    {
        *("href", "src", "poster", "cite", "action", "formaction", "background", "longdesc"),
        *("lowsrc", "dynsrc", "codebase", "classid", "xlink:href", "srcset", "imagesrcset"),
        "data",
    }
)
"""Attributes that hold addresses which readers follow; `data` only that of `object`."""

ELEMENTS = (
    VOID
    | CLOSES_BY_ITSELF
    | FOREIGN
    | SCRIPTING
    | {
        *("a", "abbr", "acronym", "address", "article", "aside", "audio", "b", "bdi", "bdo", "big"),
        *("blink", "blockquote", "button", "canvas", "center", "cite", "code", "command", "data"),
        *("datalist", "del", "details", "dfn", "dialog", "dir", "div", "dl", "em", "fieldset"),
        *("figcaption", "figure", "font", "footer", "geolocation", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "header", "hgroup", "i", "iframe", "ins", "isindex", "kbd", "label", "legend"),
        *("listing", "main", "map", "mark", "marquee", "menu", "menuitem", "meter", "multicol"),
        *("nav", "nextid", "nobr", "noembed", "noframes", "noscript", "ol", "output", "picture"),
        *("pre", "progress", "q", "ruby", "s", "samp", "search", "section", "select"),
        *("selectedcontent", "slot", "small", "spacer", "span", "strike", "strong", "sub"),
        *("summary", "sup", "table", "template", "textarea", "time", "title", "tt", "u", "ul"),
        *("var", "video", "xmp"),
    }
)
"""Every element that HTML has or had."""

PLAIN = ELEMENTS - SCRIPTING - {"iframe"}
"""Elements that are right by themselves: only their attributes are looked at."""


def is_element(name: str) -> bool:
    """Whether HTML has the element; with a hyphen it is one of the author's own."""
    return name in ELEMENTS or "-" in name
