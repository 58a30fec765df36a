"""How servers are told to serve feeds: a piece of configuration for each kind of server."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from feedsmith.servers.apache import apache
from feedsmith.servers.caddy import caddy
from feedsmith.servers.nginx import nginx
from feedsmith.servers.rules import Rule
from feedsmith.servers.underscored import cloudflare, netlify

Kind = Literal["netlify", "cloudflare", "nginx", "caddy", "apache"]

KINDS: Mapping[Kind, Callable[[Sequence[Rule]], str]] = {
    "netlify": netlify,
    "cloudflare": cloudflare,
    "nginx": nginx,
    "caddy": caddy,
    "apache": apache,
}
FILES: Mapping[Kind, str] = {
    "netlify": "_headers",
    "cloudflare": "_headers",
    "apache": ".htaccess",
}
"""What such a server reads its configuration from, where that lies in the output folder."""

__all__ = ["FILES", "KINDS", "Kind", "Rule"]
