"""The rules of the newsletter profile: what the mails that tools make of a feed depend on.

Sources: the documentation of Mailchimp, Buttondown, MailerLite, HubSpot, Letterhead and FeedBlitz;
https://www.caniemail.com/
"""

from __future__ import annotations

from feedsmith.checks.rules import Rule

_MAILCHIMP = "https://mailchimp.com/help/rss-merge-tags/"
_BUTTONDOWN = "https://docs.buttondown.com/rss-to-email"
_HUBSPOT = "https://knowledge.hubspot.com/marketing-email/create-rss-emails"
_SEEN = "https://www.caniemail.com/"
_BODY = "<description>Rye bread is back.</description>"


def _document(*dates: str) -> str:
    items = "".join(
        f"<item><title>Rye {day}</title><link>https://example.org/{day}/</link>"
        f"<guid>https://example.org/{day}/</guid><pubDate>{day} May 2024 09:00:00 +0000</pubDate>"
        f"{_BODY}</item>"
        for day in dates
    )
    return (
        '<rss version="2.0"><channel><title>News</title><link>https://example.org/</link>'
        f"<description>Bread</description>{items}</channel></rss>"
    )


DATE = Rule(
    code="newsletter-date-missing",
    level="error",
    title="An item has no date of publication",
    why="Newsletter tools send what is newer than the last mail: Buttondown ignores an item "
    "without pubDate, Mailchimp never counts it as new.",
    spec=_BUTTONDOWN,
    frame="rss-item",
    wrong=f"<pubDate></pubDate>{_BODY}",
    right=f"<pubDate>Tue, 07 May 2024 09:00:00 +0000</pubDate>{_BODY}",
    profile="newsletter",
)
ELEMENT = Rule(
    code="newsletter-element-missing",
    level="error",
    title="An item lacks its title, its link or its guid",
    why="HubSpot leaves out items without title, link or a guid of their own; without a guid "
    "other tools send a post again when its address changes.",
    spec=_HUBSPOT,
    frame="rss-item",
    wrong=f"<title></title>{_BODY}",
    right=f"<title>Rye at last</title>{_BODY}",
    profile="newsletter",
)
NO_BODY = Rule(
    code="newsletter-body-missing",
    level="error",
    title="An item has no text",
    why="The mail would have nothing but a title.",
    spec=_MAILCHIMP,
    frame="rss-item",
    wrong="<description></description>",
    right=_BODY,
    profile="newsletter",
)
DESCRIPTION = Rule(
    code="newsletter-description-same",
    level="warning",
    title="The description repeats the whole post",
    why="Buttondown drops such a description, and others send the text twice; a distinct one "
    "becomes the teaser.",
    spec=_BUTTONDOWN,
    frame="rss-item",
    wrong="<description>Rye bread is back.</description>"
    "<content:encoded>&lt;p&gt;Rye bread is back.&lt;/p&gt;</content:encoded>",
    right="<description>What the oven gave us.</description>"
    "<content:encoded>&lt;p&gt;Rye bread is back.&lt;/p&gt;</content:encoded>",
    profile="newsletter",
)
PICTURE = Rule(
    code="newsletter-picture-missing",
    level="warning",
    title="An item shows a picture, but does not name it for newsletters",
    why="Mailchimp and Letterhead take an item's picture from media:content only, or from an "
    "enclosure.",
    spec=_MAILCHIMP,
    frame="rss-item",
    wrong='<description>&lt;img src="https://example.org/rye.jpg" width="600" alt="Rye"&gt;'
    "</description>",
    right='<description>&lt;img src="https://example.org/rye.jpg" width="600" alt="Rye"&gt;'
    '</description><media:content url="https://example.org/rye.jpg" medium="image" '
    'type="image/jpeg" width="600" height="400"/>',
    profile="newsletter",
)
PICTURE_SIZE = Rule(
    code="newsletter-picture-size",
    level="warning",
    title="The picture of an item has no medium or no width",
    why="Tools pass over media:content whose medium they cannot tell, and mail programs show a "
    "picture without a width in its full size.",
    spec=_MAILCHIMP,
    frame="rss-item",
    wrong=f'{_BODY}<media:content url="https://example.org/rye.jpg"/>',
    right=f'{_BODY}<media:content url="https://example.org/rye.jpg" medium="image" '
    'type="image/jpeg" width="600" height="400"/>',
    profile="newsletter",
)
ORDER = Rule(
    code="newsletter-order",
    level="warning",
    title="The newest item is not the first",
    why="Tools that take the first items, or stop at the first one already sent, miss the new "
    "post.",
    spec=_MAILCHIMP,
    frame="rss-document",
    wrong=_document("06", "07"),
    right=_document("07", "06"),
    profile="newsletter",
)
ADDRESS = Rule(
    code="newsletter-address-relative",
    level="error",
    title="A link or a picture in the text has no whole address",
    why="A mail has no site of its own: the link leads nowhere and the picture stays empty.",
    spec="https://www.rssboard.org/rss-profile#element-channel-item-description",
    frame="rss-item",
    wrong='<description>&lt;a href="/rye/"&gt;Rye&lt;/a&gt;</description>',
    right='<description>&lt;a href="https://example.org/rye/"&gt;Rye&lt;/a&gt;</description>',
    profile="newsletter",
)
MARKUP = Rule(
    code="newsletter-body-element",
    level="warning",
    title="The text holds elements that mail programs do not show",
    why="Scripts, forms and frames are cut out of mails; video, audio and inline SVG are shown "
    "by one program in four.",
    spec=f"{_SEEN}features/html-video/",
    frame="rss-item",
    wrong='<description>&lt;video src="https://example.org/oven.mp4"&gt;&lt;/video&gt;'
    "</description>",
    right='<description>&lt;a href="https://example.org/oven.mp4"&gt;A film of the oven&lt;/a&gt;'
    "</description>",
    profile="newsletter",
)
SOURCE = Rule(
    code="newsletter-body-picture",
    level="warning",
    title="A picture in the text is one that mail programs do not show",
    why="They need a plain `src` with the address of a JPEG, PNG or GIF: `srcset` is known to one "
    "in four, `data:` and SVG pictures are not shown by Gmail.",
    spec=f"{_SEEN}features/html-srcset/",
    frame="rss-item",
    wrong='<description>&lt;img srcset="https://example.org/rye.jpg 2x" width="600" alt="Rye"&gt;'
    "</description>",
    right='<description>&lt;img src="https://example.org/rye.jpg" width="600" alt="Rye"&gt;'
    "</description>",
    profile="newsletter",
)
WIDTH = Rule(
    code="newsletter-picture-wide",
    level="hint",
    title="A picture in the text has no width, or one above 600 pixels",
    why="Mails are about 600 pixels wide; Outlook on Windows shows a picture as large as it is "
    "and breaks the mail.",
    spec=f"{_SEEN}features/html-width/",
    frame="rss-item",
    wrong='<description>&lt;img src="https://example.org/rye.jpg" width="1200" alt="Rye"&gt;'
    "</description>",
    right='<description>&lt;img src="https://example.org/rye.jpg" width="600" alt="Rye"&gt;'
    "</description>",
    profile="newsletter",
)
LONG = Rule(
    code="newsletter-body-long",
    level="warning",
    title="The text is nearly too long for Gmail",
    why="Gmail clips a mail at about 102 KB, the tool's own frame included: the end of the post, "
    "and the link to unsubscribe, are hidden.",
    spec="https://www.caniemail.com/clients/gmail/",
    frame="rss-item",
    wrong=f"<description>{'Rye bread is back. ' * 4800}</description>",
    right=_BODY,
    profile="newsletter",
)
