"""Sites that Hugo 0.168.0 built, and where it put each page of them.

Below each configuration: a source file, its front matter besides a title and a date, and the path
of its page; `None` where Hugo made none (or made it for another language), `LIST` for list pages.
Addresses of other hosts are written in full. Percent signs are left out: `#` is `%23` in a link.
"""

from __future__ import annotations

from typing import NamedTuple

LIST = "list page"


class Site(NamedTuple):
    """A site. file: the configuration's name. content: where its posts stand."""

    name: str
    config: str
    posts: tuple[tuple[str, str, str | None], ...]
    file: str
    content: str


def site(
    name: str,
    config: str,
    *posts: tuple[str, str, str | None],
    file: str = "hugo.toml",
    content: str = "content",
) -> Site:
    return Site(name, config, posts, file, content)


SITES = (
    site(
        "names of files",
        "",
        ("posts/n0/plain.md", "", "/posts/n0/plain/"),
        ("posts/n1/Two Words.md", "", "/posts/n1/two-words/"),
        ("posts/n2/UPPER-Case.md", "", "/posts/n2/upper-case/"),
        ("posts/n3/with.dot.md", "", "/posts/n3/with.dot/"),
        ("posts/n4/with.two.dots.md", "", "/posts/n4/with.two.dots/"),
        ("posts/n5/café-déjà.md", "", "/posts/n5/café-déjà/"),
        ("posts/n6/naïve & co.md", "", "/posts/n6/naïve--co/"),
        ("posts/n7/a+b.md", "", "/posts/n7/a+b/"),
        ("posts/n8/日本語の記事.md", "", "/posts/n8/日本語の記事/"),
        ("posts/n9/under_score.md", "", "/posts/n9/under_score/"),
        ("posts/n10/tilde~x.md", "", "/posts/n10/tilde~x/"),
        ("posts/n11/hash#tag.md", "", "/posts/n11/hash#tag/"),
        ("posts/n13/quote's.md", "", "/posts/n13/quotes/"),
        ("posts/n14/comma,name.md", "", "/posts/n14/commaname/"),
        ("posts/n15/semi;colon.md", "", "/posts/n15/semicolon/"),
        ("posts/n16/paren(s).md", "", "/posts/n16/parens/"),
        ("posts/n17/excl!.md", "", "/posts/n17/excl/"),
        ("posts/n18/at@sign.md", "", "/posts/n18/at@sign/"),
        ("posts/n19/equals=x.md", "", "/posts/n19/equalsx/"),
        ("posts/n20/dollar$.md", "", "/posts/n20/dollar/"),
        ("posts/n21/star-x.md", "", "/posts/n21/star-x/"),
        ("posts/n22/double--hyphen.md", "", "/posts/n22/double--hyphen/"),
        ("posts/n23/double  blank.md", "", "/posts/n23/double--blank/"),
        ("posts/n24/ lead.md", "", "/posts/n24/-lead/"),
        ("posts/n25/trail .md", "", "/posts/n25/trail-/"),
        ("posts/n26/-dash-.md", "", "/posts/n26/-dash-/"),
        ("posts/n27/2026-01-02-dated.md", "", "/posts/n27/2026-01-02-dated/"),
        ("posts/n28/v1.2.3.md", "", "/posts/n28/v1.2.3/"),
        ("posts/n29/ÉCLAIR.md", "", "/posts/n29/éclair/"),
        ("posts/n30/straße.md", "", "/posts/n30/straße/"),
        ("posts/n31/İstanbul.md", "", "/posts/n31/istanbul/"),
        ("posts/n32/ﬁne.md", "", "/posts/n32/ﬁne/"),
        ("posts/n33/çedilla.md", "", "/posts/n33/çedilla/"),
        ("posts/n34/emoji😀x.md", "", "/posts/n34/emojix/"),
        ("posts/n35/हिन्दी.md", "", "/posts/n35/हिन्दी/"),
        ("posts/n36/مرحبا.md", "", "/posts/n36/مرحبا/"),
        ("posts/n37/a–b.md", "", "/posts/n37/ab/"),
        ("posts/n38/“quoted”.md", "", "/posts/n38/quoted/"),
        ("posts/n39/x…y.md", "", "/posts/n39/xy/"),
        ("posts/n40/q?x.md", "", "/posts/n40/qx/"),
        ("posts/n41/co:lon.md", "", "/posts/n41/colon/"),
        ("posts/n43/{brace}.md", "", "/posts/n43/brace/"),
        ("posts/n44/[brack].md", "", "/posts/n44/brack/"),
        ("posts/n45/pipe|x.md", "", "/posts/n45/pipex/"),
        ("posts/n47/cap^.md", "", "/posts/n47/cap/"),
        ("posts/n48/name.fr.md", "", "/posts/n48/name.fr/"),
        ("posts/n49/name.en.md", "", "/posts/n49/name/"),
        ("posts/n50/index.draft.md", "", "/posts/n50/index.draft/"),
        ("posts/n51/٣.md", "", "/posts/n51/٣/"),
        ("posts/n52/½x.md", "", "/posts/n52/x/"),
        ("posts/n53/x².md", "", "/posts/n53/x/"),
    ),
    site(
        "slugs",
        "",
        ("posts/n0/s0.md", 'slug: "simple"', "/posts/n0/simple/"),
        ("posts/n1/s1.md", 'slug: "Two Words"', "/posts/n1/two-words/"),
        ("posts/n2/s2.md", 'slug: "UPPER"', "/posts/n2/upper/"),
        ("posts/n3/s3.md", 'slug: "with.dot"', "/posts/n3/with.dot/"),
        ("posts/n4/s4.md", 'slug: "sl/ash"', "/posts/n4/sl/ash/"),
        ("posts/n5/s5.md", 'slug: "/lead/"', "/posts/n5/lead/"),
        ("posts/n6/s6.md", 'slug: "trail/"', "/posts/n6/trail/"),
        ("posts/n7/s7.md", 'slug: "café"', "/posts/n7/café/"),
        ("posts/n8/s8.md", 'slug: "a & b"', "/posts/n8/a-b/"),
        ("posts/n9/s9.md", 'slug: "a+b"', "/posts/n9/a+b/"),
        ("posts/n10/s10.md", 'slug: "100%"', "/posts/n10/100/"),
        ("posts/n11/s11.md", 'slug: "日本語"', "/posts/n11/日本語/"),
        ("posts/n12/s12.md", 'slug: "what?"', "/posts/n12/what/"),
        ("posts/n13/s13.md", 'slug: "x#y"', "/posts/n13/x#y/"),
        ("posts/n14/s14.md", "slug: \"'2026'\"", "/posts/n14/2026/"),
        ("posts/n15/s15.md", 'slug: "under_score"', "/posts/n15/under_score/"),
        ("posts/n16/s16.md", 'slug: "co:lon"', "/posts/n16/colon/"),
        ("posts/n17/s17.md", 'slug: "--x--"', "/posts/n17/x/"),
        ("posts/n18/s18.md", 'slug: "it\'s"', "/posts/n18/its/"),
        ("posts/n19/s19.md", 'slug: "a  b"', "/posts/n19/a-b/"),
        ("posts/n20/s20.md", 'slug: "emoji😀"', "/posts/n20/emoji/"),
        ("posts/n21/s21.md", 'slug: "post.html"', "/posts/n21/post.html/"),
        ("posts/n22/s22.md", 'slug: "C++"', "/posts/n22/c++/"),
    ),
    site(
        "typed addresses",
        "",
        ("posts/u0.md", 'url: "/abs/"', "/abs/"),
        ("posts/u1.md", 'url: "/abs2"', "/abs2/"),
        ("posts/u2.md", 'url: "rel/"', "/rel/"),
        ("posts/u3.md", 'url: "rel2"', "/rel2/"),
        ("posts/u4.md", 'url: "/with.html"', "/with.html"),
        ("posts/u5.md", 'url: "rel3.html"', "/rel3.html"),
        ("posts/u6.md", 'url: "/Upper/Case/"', "/Upper/Case/"),
        ("posts/u7.md", 'url: "/bl ank/"', "/bl ank/"),
        ("posts/u8.md", 'url: "/café/"', "/café/"),
        ("posts/u9.md", 'url: "/a&b/"', "/a&b/"),
        ("posts/u11.md", 'url: "/year/:year/:slug/"', "/year/2026/a-title/"),
        ("posts/u12.md", 'url: "/t/:title"', "/t/a-title/"),
        ("posts/u13.md", 'url: "/dots/v1.2/"', "/dots/v1.2/"),
        ("posts/u14.md", 'url: "/dots/v1.3"', "/dots/v1.3"),
        ("posts/u15.md", 'url: "//double//slash/"', "/double/slash/"),
        ("posts/u17.md", 'url: "/frag#x"', "/frag#x/"),
        ("posts/u18.md", 'url: "/notes/index.html"', "/notes/"),
        ("posts/u20.md", 'url: "/pl+us/"', "/pl+us/"),
        ("posts/u21.md", 'url: "/日本/"', "/日本/"),
        ("posts/u22.md", 'url: "/"', "/"),
    ),
    site(
        "a base path",
        'baseURL = "https://example.org/sub/path"\n',
        ("posts/u0.md", 'url: "/abs/"', "/sub/path/abs/"),
        ("posts/u1.md", 'url: "/abs2"', "/sub/path/abs2/"),
        ("posts/u2.md", 'url: "rel/"', "/sub/path/rel/"),
        ("posts/u3.md", 'url: "rel2"', "/sub/path/rel2/"),
        ("posts/u4.md", 'url: "/with.html"', "/sub/path/with.html"),
        ("posts/u5.md", 'url: "rel3.html"', "/sub/path/rel3.html"),
        ("posts/u6.md", 'url: "/Upper/Case/"', "/sub/path/Upper/Case/"),
        ("posts/u7.md", 'url: "/bl ank/"', "/sub/path/bl ank/"),
        ("posts/u8.md", 'url: "/café/"', "/sub/path/café/"),
        ("posts/u9.md", 'url: "/sub/path/own/"', "/sub/path/sub/path/own/"),
        ("posts/plain.md", "", "/sub/path/posts/plain/"),
        ("posts/b/index.md", "", "/sub/path/posts/b/"),
        ("posts/b/x.md", "", None),
        ("root.md", "", "/sub/path/root/"),
        ("rootb/index.md", "", "/sub/path/rootb/"),
    ),
    site(
        "sections and bundles",
        "",
        ("posts/plain.md", "", "/posts/plain/"),
        ("posts/_index.md", "", LIST),
        ("posts/nested/deep/x.md", "title: 'Deep & Wide: A *Tale*'", "/posts/nested/deep/x/"),
        ("posts/leaf/index.md", "", "/posts/leaf/"),
        ("posts/leaf/inner.md", "", None),
        ("posts/leaf/sub/inner.md", "", None),
        ("notes/_index.md", "title: My Notes\nslug: noted", LIST),
        ("notes/a.md", "", "/noted/a/"),
        ("notes/sub/_index.md", "title: Sub Notes", LIST),
        ("notes/sub/b.md", "", "/noted/sub/b/"),
        ("notes/sub/lone/b2.md", "", "/noted/sub/lone/b2/"),
        ("top.md", "", "/top/"),
        ("about/index.md", "", "/about/"),
        ("Big Section/Some Post.md", "", "/big-section/some-post/"),
        ("posts/2026-03-04-dated.md", "", "/posts/2026-03-04-dated/"),
        ("posts/withslug.md", "slug: My Slug", "/posts/my-slug/"),
        ("notes/Ünï/Côde.md", "", "/noted/ünï/côde/"),
        ("zz/index.md", "", "/zz/"),
    ),
    site(
        "ugly addresses",
        "uglyURLs = true\n",
        ("posts/plain.md", "", "/posts/plain.html"),
        ("posts/_index.md", "", LIST),
        ("posts/nested/deep/x.md", "title: 'Deep & Wide: A *Tale*'", "/posts/nested/deep/x.html"),
        ("posts/leaf/index.md", "", "/posts/leaf.html"),
        ("notes/_index.md", "title: My Notes\nslug: noted", LIST),
        ("notes/a.md", "", "/noted/a.html"),
        ("notes/sub/_index.md", "title: Sub Notes", LIST),
        ("notes/sub/b.md", "", "/noted/sub/b.html"),
        ("notes/sub/lone/b2.md", "", "/noted/sub/lone/b2.html"),
        ("about/index.md", "", "/about.html"),
        ("posts/2026-03-04-dated.md", "", "/posts/2026-03-04-dated.html"),
        ("posts/withslug.md", "slug: My Slug", "/posts/my-slug.html"),
        ("notes/Ünï/Côde.md", "", "/noted/ünï/côde.html"),
        ("posts/u0.md", "url: /abs/", "/abs/"),
        ("posts/u1.md", "url: /abs2", "/abs2/"),
        ("posts/u2.md", "url: rel", "/rel/"),
        ("posts/u3.md", "url: /x.html", "/x.html"),
        ("posts/s.md", "slug: Slug.1", "/posts/slug.1.html"),
    ),
    site(
        "ugly addresses of one section",
        "[uglyURLs]\nposts = true\n",
        ("posts/plain.md", "", "/posts/plain.html"),
        ("posts/_index.md", "", LIST),
        ("posts/nested/deep/x.md", "title: 'Deep & Wide: A *Tale*'", "/posts/nested/deep/x.html"),
        ("posts/leaf/index.md", "", "/posts/leaf.html"),
        ("notes/_index.md", "title: My Notes\nslug: noted", LIST),
        ("notes/a.md", "", "/noted/a/"),
        ("notes/sub/_index.md", "title: Sub Notes", LIST),
        ("notes/sub/b.md", "", "/noted/sub/b/"),
        ("notes/sub/lone/b2.md", "", "/noted/sub/lone/b2/"),
        ("about/index.md", "", "/about/"),
        ("posts/2026-03-04-dated.md", "", "/posts/2026-03-04-dated.html"),
        ("posts/withslug.md", "slug: My Slug", "/posts/my-slug.html"),
        ("notes/Ünï/Côde.md", "", "/noted/ünï/côde/"),
    ),
    site(
        "paths that keep their case",
        "disablePathToLower = true\n",
        ("posts/plain.md", "", "/posts/plain/"),
        ("posts/_index.md", "", LIST),
        ("posts/nested/deep/x.md", "title: 'Deep & Wide: A *Tale*'", "/posts/nested/deep/x/"),
        ("posts/leaf/index.md", "", "/posts/leaf/"),
        ("notes/_index.md", "title: My Notes\nslug: noted", LIST),
        ("notes/a.md", "", "/noted/a/"),
        ("notes/sub/_index.md", "title: Sub Notes", LIST),
        ("notes/sub/b.md", "", "/noted/sub/b/"),
        ("notes/sub/lone/b2.md", "", "/noted/sub/lone/b2/"),
        ("top.md", "", "/top/"),
        ("about/index.md", "", "/about/"),
        ("Big Section/Some Post.md", "", "/Big-Section/Some-Post/"),
        ("posts/2026-03-04-dated.md", "", "/posts/2026-03-04-dated/"),
        ("posts/withslug.md", "slug: My Slug", "/posts/My-Slug/"),
        ("notes/Ünï/Côde.md", "", "/noted/Ünï/Côde/"),
        ("zz/index.md", "", "/zz/"),
        ("posts/UPPER-Case.md", "", "/posts/UPPER-Case/"),
        ("posts/Two Words.md", "", "/posts/Two-Words/"),
    ),
    site(
        "paths without accents",
        "removePathAccents = true\n",
        ("posts/plain.md", "", "/posts/plain/"),
        ("posts/_index.md", "", LIST),
        ("posts/nested/deep/x.md", "title: 'Deep & Wide: A *Tale*'", "/posts/nested/deep/x/"),
        ("posts/leaf/index.md", "", "/posts/leaf/"),
        ("notes/_index.md", "title: My Notes\nslug: noted", LIST),
        ("notes/a.md", "", "/noted/a/"),
        ("notes/sub/_index.md", "title: Sub Notes", LIST),
        ("notes/sub/b.md", "", "/noted/sub/b/"),
        ("notes/sub/lone/b2.md", "", "/noted/sub/lone/b2/"),
        ("about/index.md", "", "/about/"),
        ("posts/2026-03-04-dated.md", "", "/posts/2026-03-04-dated/"),
        ("posts/withslug.md", "slug: My Slug", "/posts/my-slug/"),
        ("notes/Ünï/Côde.md", "", "/noted/uni/code/"),
        ("posts/café.md", "slug: déjà vu", "/posts/deja-vu/"),
        ("posts/straße.md", 'slug: ""', "/posts/straße/"),
        ("posts/Ærø.md", 'slug: ""', "/posts/ærø/"),
    ),
    site(
        "words of dates",
        (
            "[permalinks]\n"
            'posts = "/:monthname/:weekday/:weekdayname/:yearday/:slugorcontentbasename/"\n'
            'notes = "/:monthname/:weekday/:weekdayname/:yearday/:slugorcontentbasename/"\n'
        ),
        ("posts/plain.md", "", "/february/2/tuesday/34/plain/"),
        ("posts/_index.md", "", LIST),
        ("posts/nested/deep/x.md", "title: 'Deep & Wide: A *Tale*'", "/february/2/tuesday/34/x/"),
        ("posts/leaf/index.md", "", "/february/2/tuesday/34/leaf/"),
        ("notes/_index.md", "title: My Notes\nslug: noted", LIST),
        ("notes/a.md", "", "/february/2/tuesday/34/a/"),
        ("notes/sub/_index.md", "title: Sub Notes", LIST),
        ("notes/sub/b.md", "", "/february/2/tuesday/34/b/"),
        ("notes/sub/lone/b2.md", "", "/february/2/tuesday/34/b2/"),
        ("about/index.md", "", "/about/"),
        ("posts/withslug.md", "slug: My Slug", "/february/2/tuesday/34/my-slug/"),
        ("notes/Ünï/Côde.md", "", "/february/2/tuesday/34/côde/"),
    ),
    site(
        "sections in a pattern",
        (
            "[permalinks]\n"
            'posts = "/x/:section/:sections/:contentbasename/"\n'
            'notes = "/x/:section/:sections/:contentbasename/"\n'
        ),
        ("posts/plain.md", "", "/x/posts/posts/plain/"),
        ("posts/_index.md", "", LIST),
        ("posts/nested/deep/x.md", "title: 'Deep & Wide: A *Tale*'", "/x/posts/posts/x/"),
        ("posts/leaf/index.md", "", "/x/posts/posts/leaf/"),
        ("notes/_index.md", "title: My Notes\nslug: noted", LIST),
        ("notes/a.md", "", "/x/notes/notes/a/"),
        ("notes/sub/_index.md", "title: Sub Notes", LIST),
        ("notes/sub/b.md", "", "/x/notes/notes/sub/b/"),
        ("notes/sub/lone/b2.md", "", "/x/notes/notes/sub/b2/"),
        ("about/index.md", "", "/about/"),
        ("posts/withslug.md", "slug: My Slug", "/x/posts/posts/withslug/"),
        ("notes/Ünï/Côde.md", "", "/x/notes/notes/côde/"),
    ),
    site(
        "the last section",
        (
            "[permalinks]\n"
            'posts = "/:sections[last]/:contentbasename/"\n'
            'notes = "/:sections[last]/:contentbasename/"\n'
        ),
        ("posts/plain.md", "", "/posts/plain/"),
        ("posts/_index.md", "", LIST),
        ("posts/nested/deep/x.md", "title: 'Deep & Wide: A *Tale*'", "/posts/x/"),
        ("posts/leaf/index.md", "", "/posts/leaf/"),
        ("notes/_index.md", "title: My Notes\nslug: noted", LIST),
        ("notes/a.md", "", "/notes/a/"),
        ("notes/sub/_index.md", "title: Sub Notes", LIST),
        ("notes/sub/b.md", "", "/sub/b/"),
        ("notes/sub/lone/b2.md", "", "/sub/b2/"),
        ("about/index.md", "", "/about/"),
        ("posts/withslug.md", "slug: My Slug", "/posts/withslug/"),
        ("notes/Ünï/Côde.md", "", "/notes/côde/"),
    ),
    site(
        "the first section",
        (
            "[permalinks]\n"
            'posts = "/:sections[0]/:contentbasename/"\n'
            'notes = "/:sections[0]/:contentbasename/"\n'
        ),
        ("posts/plain.md", "", "/posts/plain/"),
        ("posts/_index.md", "", LIST),
        ("posts/nested/deep/x.md", "title: 'Deep & Wide: A *Tale*'", "/posts/x/"),
        ("posts/leaf/index.md", "", "/posts/leaf/"),
        ("notes/_index.md", "title: My Notes\nslug: noted", LIST),
        ("notes/a.md", "", "/notes/a/"),
        ("notes/sub/_index.md", "title: Sub Notes", LIST),
        ("notes/sub/b.md", "", "/notes/b/"),
        ("notes/sub/lone/b2.md", "", "/notes/b2/"),
        ("about/index.md", "", "/about/"),
        ("posts/withslug.md", "slug: My Slug", "/posts/withslug/"),
        ("notes/Ünï/Côde.md", "", "/notes/côde/"),
    ),
    site(
        "some of the sections",
        (
            "[permalinks]\n"
            'posts = "/:sections[:1]/:contentbasename"\n'
            'notes = "/:sections[:1]/:contentbasename"\n'
        ),
        ("posts/plain.md", "", "/posts/plain/"),
        ("posts/_index.md", "", LIST),
        ("posts/nested/deep/x.md", "title: 'Deep & Wide: A *Tale*'", "/posts/x/"),
        ("posts/leaf/index.md", "", "/posts/leaf/"),
        ("notes/_index.md", "title: My Notes\nslug: noted", LIST),
        ("notes/a.md", "", "/notes/a/"),
        ("notes/sub/_index.md", "title: Sub Notes", LIST),
        ("notes/sub/b.md", "", "/notes/b/"),
        ("notes/sub/lone/b2.md", "", "/notes/b2/"),
        ("about/index.md", "", "/about/"),
        ("posts/withslug.md", "slug: My Slug", "/posts/withslug/"),
        ("notes/Ünï/Côde.md", "", "/notes/côde/"),
    ),
    site(
        "slugs of sections",
        (
            "[permalinks]\n"
            'posts = "/:sectionslug/:sectionslugs/:contentbasename/"\n'
            'notes = "/:sectionslug/:sectionslugs/:contentbasename/"\n'
        ),
        ("posts/plain.md", "", "/a-title/a-title/plain/"),
        ("posts/_index.md", "", LIST),
        ("posts/nested/deep/x.md", "title: 'Deep & Wide: A *Tale*'", "/a-title/a-title/x/"),
        ("posts/leaf/index.md", "", "/a-title/a-title/leaf/"),
        ("notes/_index.md", "title: My Notes\nslug: noted", LIST),
        ("notes/a.md", "", "/noted/noted/a/"),
        ("notes/sub/_index.md", "title: Sub Notes", LIST),
        ("notes/sub/b.md", "", "/noted/noted/sub-notes/b/"),
        ("notes/sub/lone/b2.md", "", "/noted/noted/sub-notes/b2/"),
        ("about/index.md", "", "/about/"),
        ("posts/withslug.md", "slug: My Slug", "/a-title/a-title/withslug/"),
        ("notes/Ünï/Côde.md", "", "/noted/noted/côde/"),
    ),
    site(
        "Go's date layout",
        (
            "[permalinks]\n"
            'posts = "/:06/:1/:2/:Jan/:contentbasename/"\n'
            'notes = "/:06/:1/:2/:Jan/:contentbasename/"\n'
        ),
        ("posts/plain.md", "", "/26/2/3/feb/plain/"),
        ("posts/_index.md", "", LIST),
        ("posts/nested/deep/x.md", "title: 'Deep & Wide: A *Tale*'", "/26/2/3/feb/x/"),
        ("posts/leaf/index.md", "", "/26/2/3/feb/leaf/"),
        ("notes/_index.md", "title: My Notes\nslug: noted", LIST),
        ("notes/a.md", "", "/26/2/3/feb/a/"),
        ("notes/sub/_index.md", "title: Sub Notes", LIST),
        ("notes/sub/b.md", "", "/26/2/3/feb/b/"),
        ("notes/sub/lone/b2.md", "", "/26/2/3/feb/b2/"),
        ("about/index.md", "", "/about/"),
        ("posts/withslug.md", "slug: My Slug", "/26/2/3/feb/withslug/"),
        ("notes/Ünï/Côde.md", "", "/26/2/3/feb/côde/"),
    ),
    site(
        "words in a pattern",
        (
            "[permalinks]\n"
            'posts = "/fixed/Upper Case/:contentbasename/"\n'
            'notes = "/fixed/Upper Case/:contentbasename/"\n'
        ),
        ("posts/plain.md", "", "/fixed/upper-case/plain/"),
        ("posts/_index.md", "", LIST),
        ("posts/nested/deep/x.md", "title: 'Deep & Wide: A *Tale*'", "/fixed/upper-case/x/"),
        ("posts/leaf/index.md", "", "/fixed/upper-case/leaf/"),
        ("notes/_index.md", "title: My Notes\nslug: noted", LIST),
        ("notes/a.md", "", "/fixed/upper-case/a/"),
        ("notes/sub/_index.md", "title: Sub Notes", LIST),
        ("notes/sub/b.md", "", "/fixed/upper-case/b/"),
        ("notes/sub/lone/b2.md", "", "/fixed/upper-case/b2/"),
        ("about/index.md", "", "/about/"),
        ("posts/withslug.md", "slug: My Slug", "/fixed/upper-case/withslug/"),
        ("notes/Ünï/Côde.md", "", "/fixed/upper-case/côde/"),
    ),
    site(
        "slug or file name",
        ('[permalinks]\nposts = "/p/:slugorfilename/"\nnotes = "/p/:slugorfilename/"\n'),
        ("posts/plain.md", "", "/p/plain/"),
        ("posts/_index.md", "", LIST),
        ("posts/nested/deep/x.md", "title: 'Deep & Wide: A *Tale*'", "/p/x/"),
        ("posts/leaf/index.md", "", "/p/leaf/"),
        ("notes/_index.md", "title: My Notes\nslug: noted", LIST),
        ("notes/a.md", "", "/p/a/"),
        ("notes/sub/_index.md", "title: Sub Notes", LIST),
        ("notes/sub/b.md", "", "/p/b/"),
        ("notes/sub/lone/b2.md", "", "/p/b2/"),
        ("about/index.md", "", "/about/"),
        ("posts/withslug.md", "slug: My Slug", "/p/my-slug/"),
        ("notes/Ünï/Côde.md", "", "/p/côde/"),
    ),
    site(
        "tokens with hyphens",
        (
            "[permalinks]\n"
            'posts = "/:year-:month-:day-:contentbasename/"\n'
            'notes = "/:year-:month-:day-:contentbasename/"\n'
        ),
        ("posts/plain.md", "", "/2026-02-03-plain/"),
        ("posts/_index.md", "", LIST),
        ("posts/nested/deep/x.md", "title: 'Deep & Wide: A *Tale*'", "/2026-02-03-x/"),
        ("posts/leaf/index.md", "", "/2026-02-03-leaf/"),
        ("notes/_index.md", "title: My Notes\nslug: noted", LIST),
        ("notes/a.md", "", "/2026-02-03-a/"),
        ("notes/sub/_index.md", "title: Sub Notes", LIST),
        ("notes/sub/b.md", "", "/2026-02-03-b/"),
        ("notes/sub/lone/b2.md", "", "/2026-02-03-b2/"),
        ("about/index.md", "", "/about/"),
        ("posts/withslug.md", "slug: My Slug", "/2026-02-03-withslug/"),
        ("notes/Ünï/Côde.md", "", "/2026-02-03-côde/"),
    ),
    site(
        "the root section",
        '[permalinks.page]\n"/" = "/p/:contentbasename/"\n',
        ("posts/plain.md", "", "/posts/plain/"),
        ("posts/_index.md", "", LIST),
        ("posts/nested/deep/x.md", "title: 'Deep & Wide: A *Tale*'", "/posts/nested/deep/x/"),
        ("posts/leaf/index.md", "", "/posts/leaf/"),
        ("notes/_index.md", "title: My Notes\nslug: noted", LIST),
        ("notes/a.md", "", "/noted/a/"),
        ("notes/sub/_index.md", "title: Sub Notes", LIST),
        ("notes/sub/b.md", "", "/noted/sub/b/"),
        ("notes/sub/lone/b2.md", "", "/noted/sub/lone/b2/"),
        ("top.md", "", "/p/top/"),
        ("about/index.md", "", "/p/about/"),
        ("Big Section/Some Post.md", "", "/big-section/some-post/"),
        ("posts/2026-03-04-dated.md", "", "/posts/2026-03-04-dated/"),
        ("posts/withslug.md", "slug: My Slug", "/posts/my-slug/"),
        ("notes/Ünï/Côde.md", "", "/noted/ünï/côde/"),
        ("zz/index.md", "", "/p/zz/"),
    ),
    site(
        "a nested section",
        '[permalinks.page]\n"notes/sub" = "/deep/:contentbasename/"\n',
        ("posts/plain.md", "", "/posts/plain/"),
        ("posts/_index.md", "", LIST),
        ("posts/nested/deep/x.md", "title: 'Deep & Wide: A *Tale*'", "/posts/nested/deep/x/"),
        ("posts/leaf/index.md", "", "/posts/leaf/"),
        ("notes/_index.md", "title: My Notes\nslug: noted", LIST),
        ("notes/a.md", "", "/noted/a/"),
        ("notes/sub/_index.md", "title: Sub Notes", LIST),
        ("notes/sub/b.md", "", "/deep/b/"),
        ("notes/sub/lone/b2.md", "", "/deep/b2/"),
        ("about/index.md", "", "/about/"),
        ("posts/2026-03-04-dated.md", "", "/posts/2026-03-04-dated/"),
        ("posts/withslug.md", "slug: My Slug", "/posts/my-slug/"),
        ("notes/Ünï/Côde.md", "", "/noted/ünï/côde/"),
    ),
    site(
        "rules in a list",
        (
            "[[permalinks]]\n"
            'pattern = "/deep/:contentbasename/"\n'
            "[permalinks.target]\n"
            'kind="page"\n'
            'path="/notes/sub/**"\n'
            "[[permalinks]]\n"
            'pattern = "/first/:contentbasename/"\n'
            "[permalinks.target]\n"
            'path="{/notes,/notes/**}"\n'
        ),
        ("posts/plain.md", "", "/posts/plain/"),
        ("posts/_index.md", "", LIST),
        ("posts/nested/deep/x.md", "title: 'Deep & Wide: A *Tale*'", "/posts/nested/deep/x/"),
        ("posts/leaf/index.md", "", "/posts/leaf/"),
        ("notes/_index.md", "title: My Notes\nslug: noted", LIST),
        ("notes/a.md", "", "/first/a/"),
        ("notes/sub/_index.md", "title: Sub Notes", LIST),
        ("notes/sub/b.md", "", "/deep/b/"),
        ("notes/sub/lone/b2.md", "", "/deep/b2/"),
        ("about/index.md", "", "/about/"),
        ("posts/2026-03-04-dated.md", "", "/posts/2026-03-04-dated/"),
        ("posts/withslug.md", "slug: My Slug", "/posts/my-slug/"),
        ("notes/Ünï/Côde.md", "", "/first/côde/"),
    ),
    site(
        "slugs of list pages",
        "",
        ("a/_index.md", "title: A\nslug: Al Pha", LIST),
        ("a/x.md", "", "/al-pha/x/"),
        ("a/b/_index.md", "title: B\nslug: beta", LIST),
        ("a/b/y.md", "", "/al-pha/beta/y/"),
        ("a/b/c/z.md", "", "/al-pha/beta/c/z/"),
        ("u/_index.md", "title: U\nurl: /uniform/", LIST),
        ("u/w.md", "", "/u/w/"),
        ("a/b/leaf/index.md", "", "/al-pha/beta/leaf/"),
        ("a/own.md", "url: /own/", "/own/"),
        ("a/s.md", "slug: sss", "/al-pha/sss/"),
    ),
    site(
        "a pattern beside slugs of list pages",
        '[permalinks]\na = "/:section/:sections/:contentbasename/"\n',
        ("a/_index.md", "title: A\nslug: Al Pha", LIST),
        ("a/x.md", "", "/a/a/x/"),
        ("a/b/_index.md", "title: B\nslug: beta", LIST),
        ("a/b/y.md", "", "/a/a/b/y/"),
        ("a/b/c/z.md", "", "/a/a/b/z/"),
        ("u/_index.md", "title: U\nurl: /uniform/", LIST),
        ("u/w.md", "", "/u/w/"),
        ("a/b/leaf/index.md", "", "/a/a/b/leaf/"),
        ("a/own.md", "url: /own/", "/own/"),
        ("a/s.md", "slug: sss", "/a/a/s/"),
    ),
    site(
        "titles in a pattern",
        '[permalinks]\nposts = "/:sections/:title/"\n',
        ("posts/n0/t0.md", 'title: "Hello, World!"', "/posts/hello-world/"),
        ("posts/n1/t1.md", 'title: "C++ & C#"', "/posts/c-c/"),
        ("posts/n2/t2.md", 'title: "What\'s new?"', "/posts/whats-new/"),
        ("posts/n3/t3.md", 'title: "Ünï Çödé"', "/posts/ünï-çödé/"),
        ("posts/n4/t4.md", 'title: "50% off"', "/posts/50-off/"),
        ("posts/n5/t5.md", 'title: "A/B testing"', "/posts/a-b-testing/"),
        ("posts/n6/t6.md", 'title: "日本語"', "/posts/日本語/"),
        ("posts/n7/t7.md", 'title: "Tabs\\\\tx"', "/posts/tabs-tx/"),
        ("posts/n8/t8.md", 'title: "Trailing dots..."', "/posts/trailing-dots.../"),
        ("posts/n9/t9.md", 'title: "“Quotes” — dash"', "/posts/quotes-dash/"),
        ("posts/n10/t10.md", 'title: "v1.2.3"', "/posts/v1.2.3/"),
        ("posts/n11/t11.md", 'title: "under_score"', "/posts/under_score/"),
        ("posts/n12/t12.md", 'title: "a:b"', "/posts/ab/"),
        ("posts/n13/t13.md", 'title: "x=y"', "/posts/xy/"),
        ("posts/n14/t14.md", 'title: "(parens)"', "/posts/parens/"),
        ("posts/n15/t15.md", 'title: "  blanks  "', "/posts/blanks/"),
        ("posts/n16/t16.md", 'title: "--dashes--"', "/posts/--dashes--/"),
        ("posts/n17/t17.md", 'title: "*stars* `code`"', "/posts/stars-code/"),
        ("posts/n18/t18.md", 'title: "@home"', "/posts/@home/"),
        ("posts/n19/t19.md", 'title: "emoji 😀 here"', "/posts/emoji-here/"),
        ("posts/n20/t20.md", 'title: "a &amp; b"', "/posts/a-amp-b/"),
        ("posts/n21/t21.md", 'title: "é"', "/posts/é/"),
        ("posts/n22/t22.md", 'title: "é"', "/posts/é/"),
        ("posts/n23/t23.md", 'title: "#1 hit"', "/posts/#1-hit/"),
        ("posts/n24/t24.md", 'title: "Ⅷ ½ ²"', "/posts/"),
        ("posts/n25/t25.md", 'title: "~tilde~"', "/posts/~tilde~/"),
    ),
    site(
        "days in their own offset",
        (
            'timeZone = "America/Halifax"\n'
            "[permalinks]\n"
            'posts = "/:year/:month/:day/:contentbasename/"\n'
        ),
        ("posts/a.md", "", "/2026/02/03/a/"),
        ("posts/b.md", "date: 2026-02-03T23:30:00", "/2026/02/03/b/"),
        ("posts/c.md", "date: 2026-02-03T23:30:00Z", "/2026/02/03/c/"),
        ("posts/d.md", "date: 2026-02-03T01:00:00+09:00", "/2026/02/03/d/"),
        ("posts/e.md", "date: 2026-02-03T23:30:00-11:00", "/2026/02/03/e/"),
        ("posts/g.md", "publishDate: 2026-01-05", "/2026/01/05/g/"),
        ("posts/i.md", "published: 2026-01-07", "/2026/01/07/i/"),
    ),
    site(
        "dates in names",
        '[frontmatter]\ndate = [":filename", ":default"]\n',
        ("posts/2026-01-02-first-post.md", "undated: true", "/posts/first-post/"),
        ("posts/2026-01-02.md", "title: Only Date", "/posts/2026-01-02/"),
        ("posts/2026-01-03-typed.md", "date: 2025-05-05", "/posts/typed/"),
        ("posts/2026-01-04-slug.md", "slug: own", "/posts/own/"),
        ("posts/2026-01-05-bundle/index.md", "undated: true", "/posts/bundle/"),
        ("posts/2026-01-06_under.md", "undated: true", "/posts/under/"),
        ("posts/2026-01-07 blank.md", "undated: true", "/posts/blank/"),
        ("posts/2026-1-8-short.md", "", "/posts/2026-1-8-short/"),
        ("posts/2026-13-45-impossible.md", "", "/posts/2026-13-45-impossible/"),
        ("posts/2026-01-12--double.md", "undated: true", "/posts/double/"),
        ("posts/2026-01-13-UP Case.md", "undated: true", "/posts/up-case/"),
        ("posts/nodate.md", "", "/posts/nodate/"),
    ),
    site(
        "tokens of dated names",
        (
            "[frontmatter]\n"
            'date = [":filename", ":default"]\n'
            "[permalinks]\n"
            'posts="/:year/:month/:slug/:contentbasename/"\n'
        ),
        (
            "posts/2026-01-02-first-post.md",
            "undated: true",
            "/2026/01/first-post/2026-01-02-first-post/",
        ),
        ("posts/2026-01-02.md", "title: Only Date", "/2026/01/only-date/2026-01-02/"),
        ("posts/2026-01-03-typed.md", "date: 2025-05-05", "/2026/01/typed/2026-01-03-typed/"),
        ("posts/2026-01-04-slug.md", "slug: own", "/2026/01/own/2026-01-04-slug/"),
        ("posts/2026-01-05-bundle/index.md", "undated: true", "/2026/01/bundle/2026-01-05-bundle/"),
        ("posts/2026-01-06_under.md", "undated: true", "/2026/01/under/2026-01-06_under/"),
        ("posts/2026-01-07 blank.md", "undated: true", "/2026/01/blank/2026-01-07-blank/"),
        ("posts/2026-1-8-short.md", "", "/2026/02/a-title/2026-1-8-short/"),
        (
            "posts/2026-01-10-14-30-00-timed.md",
            "undated: true",
            "/2026/01/timed/2026-01-10-14-30-00-timed/",
        ),
        (
            "posts/2026-01-11T14-30-00-timed.md",
            "undated: true",
            "/2026/01/timed/2026-01-11t14-30-00-timed/",
        ),
        ("posts/2026-13-45-impossible.md", "", "/2026/02/a-title/2026-13-45-impossible/"),
        ("posts/2026-01-12--double.md", "undated: true", "/2026/01/double/2026-01-12--double/"),
        ("posts/2026-01-13-UP Case.md", "undated: true", "/2026/01/up-case/2026-01-13-up-case/"),
        ("posts/nodate.md", "", "/2026/02/a-title/nodate/"),
    ),
    site(
        "what is built",
        "[security]\nallowContent = ['.*']\n",
        ("posts/ok.md", "", "/posts/ok/"),
        ("posts/draft.md", "draft: true", None),
        ("posts/future.md", "date: 2027-01-01", None),
        ("posts/pubfuture.md", "publishDate: 2027-01-01", None),
        ("posts/expired.md", "expiryDate: 2026-03-01", None),
        ("posts/expires.md", "expiryDate: 2027-03-01", "/posts/expires/"),
        ("posts/never.md", "build: {render: never}", None),
        ("posts/link.md", "build: {render: link}", None),
        ("posts/false.md", "build: {render: false}", None),
        ("posts/headless/index.md", "headless: true", None),
        ("casc/_index.md", "title: C\ncascade:\n  draft: true", LIST),
        ("casc/a.md", "", None),
        ("casc/b.md", "draft: false", "/casc/b/"),
        ("casc/sub/c.md", "", None),
        ("cascb/_index.md", "title: C\ncascade:\n  build:\n    render: never", LIST),
        ("cascb/a.md", "", None),
        (
            "casct/_index.md",
            (
                "title: C\n"
                "cascade:\n"
                "- target:\n"
                "    path: /casct/x*\n"
                "  draft: true\n"
                "- target:\n"
                "    kind: page\n"
                "  params:\n"
                "    author: Ines"
            ),
            LIST,
        ),
        ("casct/xa.md", "", None),
        ("casct/ya.md", "", "/casct/ya/"),
        ("drsec/_index.md", "title: D\ndraft: true", LIST),
        ("drsec/a.md", "", "/drsec/a/"),
        ("cascu/_index.md", "title: C\ncascade:\n  expiryDate: 2026-01-01", LIST),
        ("cascu/a.md", "", None),
        ("posts/unpub.md", "unpublishdate: 2026-01-01", None),
        ("posts/pubdate.md", "pubdate: 2027-01-01", None),
        ("posts/published.md", "published: 2027-01-01", None),
        ("posts/html.html", "", "/posts/html/"),
        ("posts/htm.htm", "", "/posts/htm/"),
        ("posts/mdown.mdown", "", "/posts/mdown/"),
        ("posts/mmark.mkd", "", None),
        ("posts/.hidden.md", "", None),
        (".hid/x.md", "", None),
        ("_under/x.md", "", "/_under/x/"),
        ("posts/_under.md", "", "/posts/_under/"),
        ("posts/UP.MD", "", "/posts/up/"),
        ("posts/ign.txt", "x", None),
    ),
    site(
        "a cascade in the configuration",
        (
            "[[cascade]]\n"
            "draft = true\n"
            "[cascade.target]\n"
            'path = "/posts/x*"\n'
            "[[cascade]]\n"
            "[cascade.params]\n"
            "a=1\n"
        ),
        ("posts/x1.md", "", None),
        ("posts/y.md", "", "/posts/y/"),
    ),
    site(
        "other folders",
        'contentDir = "src/text"\npublishDir = "dist/web"\n',
        ("posts/a.md", "", "/posts/a/"),
        content="src/text",
    ),
    site(
        "languages",
        ('defaultContentLanguage = "en"\n[languages.en]\nweight=1\n[languages.fr]\nweight=2\n'),
        ("posts/a.md", "", "/posts/a/"),
        ("posts/a.fr.md", "", None),
        ("posts/b.en.md", "", "/posts/b/"),
        ("posts/c.fr.md", "", None),
        ("posts/d.de.md", "", "/posts/d.de/"),
        ("posts/e/index.md", "", "/posts/e/"),
        ("posts/e/index.fr.md", "", None),
        ("posts/f/index.en.md", "", "/posts/f/"),
        ("posts/rel.md", "url: rel/", "/rel/"),
        ("posts/abs.md", "url: /abs/", "/abs/"),
    ),
    site(
        "the default language in a folder",
        (
            'defaultContentLanguage = "en"\n'
            "defaultContentLanguageInSubdir = true\n"
            "[languages.en]\n"
            "weight=1\n"
            "[languages.fr]\n"
            "weight=2\n"
        ),
        ("posts/a.md", "", "/en/posts/a/"),
        ("posts/a.fr.md", "", None),
        ("posts/b.en.md", "", "/en/posts/b/"),
        ("posts/c.fr.md", "", None),
        ("posts/d.de.md", "", "/en/posts/d.de/"),
        ("posts/e/index.md", "", "/en/posts/e/"),
        ("posts/e/index.fr.md", "", None),
        ("posts/f/index.en.md", "", "/en/posts/f/"),
        ("posts/rel.md", "url: rel/", "/en/rel/"),
        ("posts/abs.md", "url: /abs/", "/abs/"),
    ),
    site(
        "patterns of a language",
        (
            'defaultContentLanguage = "en"\n'
            "[languages.en]\n"
            "weight=1\n"
            "[languages.en.permalinks]\n"
            'posts="/p/:contentbasename/"\n'
            "[languages.fr]\n"
            "weight=2\n"
        ),
        ("posts/a.md", "", "/p/a/"),
        ("posts/a.fr.md", "", None),
        ("posts/b.en.md", "", "/p/b/"),
        ("posts/c.fr.md", "", None),
        ("posts/d.de.md", "", "/p/d.de/"),
        ("posts/e/index.md", "", "/p/e/"),
        ("posts/e/index.fr.md", "", None),
        ("posts/f/index.en.md", "", "/p/f/"),
        ("posts/rel.md", "url: rel/", "/rel/"),
        ("posts/abs.md", "url: /abs/", "/abs/"),
    ),
    site(
        "a host for each language",
        (
            'defaultContentLanguage = "en"\n'
            "[languages.en]\n"
            "weight=1\n"
            'baseURL="https://en.example.org/"\n'
            "[languages.fr]\n"
            "weight=2\n"
            'baseURL="https://fr.example.org/"\n'
        ),
        ("posts/a.md", "", "https://en.example.org/posts/a/"),
        ("posts/a.fr.md", "", None),
        ("posts/b.en.md", "", "https://en.example.org/posts/b/"),
        ("posts/c.fr.md", "", None),
        ("posts/d.de.md", "", "https://en.example.org/posts/d.de/"),
        ("posts/e/index.md", "", "https://en.example.org/posts/e/"),
        ("posts/e/index.fr.md", "", None),
        ("posts/f/index.en.md", "", "https://en.example.org/posts/f/"),
        ("posts/rel.md", "url: rel/", "https://en.example.org/rel/"),
        ("posts/abs.md", "url: /abs/", "https://en.example.org/abs/"),
    ),
    site(
        "one language",
        "",
        ("posts/a.en.md", "", "/posts/a/"),
        ("posts/b.fr.md", "", "/posts/b.fr/"),
        ("posts/b.de.md", "", "/posts/b.de/"),
    ),
    site(
        "mounts",
        (
            "[module]\n"
            "[[module.mounts]]\n"
            'source="articles"\n'
            'target="content/blog"\n'
            "[[module.mounts]]\n"
            'source="content"\n'
            'target="content"\n'
        ),
        ("posts/a.md", "", "/posts/a/"),
        ("../articles/m.md", "", "/blog/m/"),
        ("../articles/mb/index.md", "", "/blog/mb/"),
    ),
    site(
        "ignored files",
        'ignoreFiles = ["skip", "\\\\.tmp\\\\.md$"]\n',
        ("posts/a.md", "", "/posts/a/"),
        ("posts/skip-me.md", "", None),
        ("posts/b.tmp.md", "", None),
    ),
    site(
        "a pattern with an ending",
        '[permalinks]\nposts = "/:contentbasename.html"\n',
        ("posts/a.b.md", "", "/a.b.html/"),
        ("posts/x/index.md", "", "/x.html/"),
    ),
    site(
        "bundles in bundles",
        "",
        ("branch/_index.md", "", LIST),
        ("branch/leafy/index.md", "", "/branch/leafy/"),
        ("branch/leafy/deep/index.md", "", None),
        ("a.b/index.md", "", "/a.b/"),
        ("posts/Upper Bundle/index.md", "", None),
        ("posts/bslug/index.md", "slug: own", None),
        ("posts/Index.md", "", "/posts/"),
        ("blog/index.md", "", "/blog/"),
        ("blog/one.md", "", None),
        ("home.md", "", "/home/"),
    ),
    site(
        "hugo.yaml",
        ("baseURL: https://example.org/y/\npermalinks:\n  posts: /:year/:slug/\n"),
        ("posts/a.md", "", "/y/2026/a-title/"),
        file="hugo.yaml",
    ),
    site(
        "hugo.json",
        '{"baseURL": "https://example.org/j/", "permalinks": {"posts": "/:year/:slug/"}}',
        ("posts/a.md", "", "/j/2026/a-title/"),
        file="hugo.json",
    ),
    site(
        "other front matter",
        "",
        (
            "posts/a.md",
            '+++\ntitle = "x"\ndate = 2026-02-03\nslug = "From Toml"\n+++\n',
            "/posts/from-toml/",
        ),
        (
            "posts/b.md",
            ('{"title": "x", "date": "2026-02-03", "slug": "from-json"}\n\nBody'),
            "/posts/from-json/",
        ),
        ("posts/c.md", "Title: x\nDate: 2026-02-03\nSLUG: upkey", "/posts/upkey/"),
        ("posts/d.md", "params:\n  slug: inparams", "/posts/d/"),
        ("posts/e.md", "permalink: /jek/", "/posts/e/"),
        ("posts/f.md", "link: /foo/", "/posts/f/"),
        ("posts/g.md", "path: /zola/", "/posts/g/"),
        ("posts/h.md", "slug: 2026", "/posts/2026/"),
        ("posts/i.md", "", "/posts/i/"),
        ("posts/j.md", "params:\n  url: /inparams/", "/posts/j/"),
        ("posts/l.md", "slug:", "/posts/l/"),
        ("posts/m.md", "name: Named", "/posts/m/"),
    ),
)
