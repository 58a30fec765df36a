"""The lists that the podcast namespace's documents refer to, as data.

Sources: https://github.com/Podcastindex-org/podcast-namespace: taxonomy.json, docs/tags/medium.md,
docs/examples/license/licenses.json, licenseslugs.txt, docs/examples/value/value.md,
socialprotocols.txt, docs/chatprotocols.txt, serviceslugs.txt, proposal-docs/value-webmonetization
(all CC0); of the open lists of protocols and platforms also what has come up since.
"""

from __future__ import annotations

from types import MappingProxyType


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in text.split(",") if one.strip())


ROLES = _words(
    """
    director, assistant director, executive producer, senior producer, producer, associate producer,
    development producer, creative director, host, co-host, guest host, guest, voice actor,
    narrator, announcer, reporter, author, editorial director, co-writer, writer, songwriter,
    guest writer, story editor, managing editor, script editor, script coordinator, researcher,
    editor, fact checker, translator, translater, transcriber, logger, studio coordinator,
    technical director, technical manager, audio engineer, remote recording engineer,
    post production engineer, audio editor, sound designer, foley artist, composer, theme music,
    music production, music contributor, production coordinator, booking coordinator,
    production assistant, content manager, marketing manager, sales representative, sales manager,
    graphic designer, cover art designer, social media manager, consultant, intern, camera operator,
    lighting designer, camera grip, assistant camera, assistant editor
    """
)
"""What a person does, in lower case; case does not count."""

GROUPS = _words(
    """
    creative direction, cast, writing, audio production, audio post-production, administration,
    visuals, community, misc., misc, video production, video post-production
    """
)

_MEDIUMS = _words("podcast, music, video, film, audiobook, newsletter, blog, publisher, course")

LISTS = (*(f"{one}L" for one in _MEDIUMS), "mixed")
"""The mediums of feeds that list what other feeds hold."""

MEDIUMS = (*_MEDIUMS, *LISTS)

LICENSES = _words(
    """
    arr, pod-v4v-1.0, cc0-1.0, cc-pddc, afl-3.0, apache-2.0, artistic-2.0, bsl-1.0, bsd-2-clause,
    bsd-3-clause, bsd-3-clause-clear, cc, wtfpl, ecl-2.0, epl-1.0, eupl-1.1, agpl-3.0, gpl, gpl-2.0,
    gpl-3.0, lgpl, lgpl-2.1, lgpl-3.0, unlicense, 0bsd, mit, isc, mpl-2.0, epl-2.0, eupl-1.2,
    agpl-3.0-only, agpl-3.0-or-later, gpl-2.0-only, gpl-2.0-or-later, gpl-3.0-only,
    gpl-3.0-or-later, gfdl-1.3-only, gfdl-1.3-or-later, odbl-1.0, pddl-1.0
    """
)
"""Identifiers in lower case; those of Creative Commons beside: `CREATIVE_COMMONS`."""

CREATIVE_COMMONS = r"cc-by(?:-nc)?(?:-nd|-sa)?-(?:1\.0|2\.0|2\.1|2\.5|3\.0|4\.0)(?:-[a-z]{2,4})?"
"""A pattern of the identifiers of Creative Commons' licences, in lower case."""

TRANSCRIPTS = MappingProxyType(
    {
        "text/vtt": ("vtt",),
        "application/x-subrip": ("srt",),
        "application/srt": ("srt",),
        "application/json": ("json",),
        "text/html": ("html", "htm", "xhtml", "php", "aspx"),
        "text/plain": ("txt", "text", "md"),
    }
)
"""The types of transcripts that apps know, each with how its files are called."""

SOCIAL_PROTOCOLS = _words(
    "disabled, activitypub, twitter, lightning, bluesky, hive, matrix, nostr, atproto"
)
CHAT_PROTOCOLS = _words("irc, xmpp, nostr, matrix")
VALUE_TYPES = _words("lightning, bitcoin, webmonetization")
VALUE_METHODS = _words("keysend, amp, lnaddress, default, ilp")
RECIPIENTS = _words("node, lnaddress, wallet, keysend, paymentpointer")

SERVICES = _words(
    """
    acast, amazon, anchor, apple, audioboom, backtracks, bitcoin, blubrry, buzzsprout, captivate,
    castos, castopod, deezer, fireside, fountain, google, hypercatcher, iheart, itunes, libsyn,
    mastodon, megafono, megaphone, omnystudio, overcast, pandora, paypal, pinecast, pocketcasts,
    podbean, podcastaddict, podcastguru, podcastindex, podcasts.com, podchaser, podfriend, podiant,
    podigee, podnews, podomatic, podserve, podverse, redcircle, relayfm, resonate, rss.com,
    shoutengine, simplecast, slack, soundcloud, spotify, spreaker, stitcher, transistor, tunein,
    twitter, whooshkaa, youtube, zencast
    """
)
"""The short names of platforms that a feed may keep out."""
