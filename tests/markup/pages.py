"""Pages that nobody would write, of pieces on which readers of HTML have differed; and honest ones."""

from __future__ import annotations

import random
from collections.abc import Iterator

_NAMES = (
    *("p", "div", "b", "i", "a", "span", "ul", "li", "h1", "section", "article", "br", "img", "hr", "table"),
    *(
        "tr",
        "td",
        "th",
        "tbody",
        "caption",
        "dl",
        "dt",
        "dd",
        "pre",
        "blockquote",
        "em",
        "code",
        "link",
        "meta",
    ),
    *("html", "head", "body", "main", "figure", "details", "summary", "ruby", "rt", "nobr", "font", "center"),
)
_TEXT_ALONE = ("title", "textarea", "style", "script", "xmp", "iframe", "noembed", "noframes")
_DEEP = ("plaintext", "noscript", "template", "select", "option", "optgroup", "frameset", "frame", "form")
_FOREIGN = (
    *("svg", "math", "g", "path", "desc", "foreignObject", "foreignobject", "use", "mi", "mo", "mtext", "ms"),
    *("annotation-xml", "mglyph", "malignmark", "image", "lineargradient", "set", "animate"),
)
_ATTRIBUTES = (
    "class=a", 'class="a b"', "title='it is so'", "id=x", "lang=en", "hidden", "CLASS=B", "href=/a/",
    "src=b", "onclick=alert()", "src=//far.example/eye", "style='color: red'",
    "style=background:url(//far.example/)", "title='<b>'", 'title="a>b"', "a=b a=c", "a/b=c", "=a", "a==b",
    "a=", 'a"b=c', "a='b'c=d", "a=b/", "/", "title='</title><script>'", "a=&amp;b", "a=&ampb", "a='&copy=c'",
    "a=&#60", "a=`b c`", "data-ä=ö", "ſ=a", "color=red", "encoding=text/html",
    "encoding='application/XHTML+xml'", "xmlns=a", "xlink:href=a", "a\x00b=c", "type=application/json",
    "type=text/javascript", "rel=stylesheet href=//far.example/a.css", "is=a", "shadowrootmode=open",
    "href='java&Tab;script:a'", "values='javascript:a'", "fill='url(//far.example/)'", "a='b", 'a="b',
    "\tb\n=\r'c'",
)  # fmt: skip
_ODD = (
    "<!--", "-->", "--!>", "<!-->", "<!--->", "<!-- a -->", "<!-- <!-- a --> -->", "<!--a--b-->", "<!---",
    "--", "<!doctype html>", "<!DOCTYPE a [<b>]>", '<!doctype a "b>c">', "<!a>", "<!", "<![CDATA[", "]]>",
    "<![CDATA[a]]>", "<?xml version='1.0'?>", "<?a?>", "<?", "?>", "</>", "</ a>", "</", "<", ">", "<<",
    "< b", "<3", "</3>", "'", '"', "&amp;", "&lt;", "&lt", "&#60;script&#62;", "&notit;", "&copy", "&", "&#",
    "&#x;", "&#0;", "&#128;", "&#xD800;", "<a ", "<a b", "<a b=", "<a b='", '<a b="c', "</a ", "</a b='",
    "<b/", "/>", "<b/>", "<p/x>", "=", "/", "\x00", "\x0c", "\r\n", "\r", "\n", "\t", "\ufdd2", "\ufeff",
    "<\x00b>", "<b\x00>", "<scr\x00ipt>", "\x1b(J", "<script src=//far.example/eye.js></script>",
    "<script>alert()</script>", "<style>@import 'a';</style>", "<img src=x onerror=alert()>",
    "<svg onload=alert()>", "<iframe src=//far.example/></iframe>", "<base href=a>",
    "<svg><style><img src=x onerror=alert()></style></svg>", "<svg><script>alert()</script></svg>", "<svg/>",
    "<svg/onload=alert()>", "<math/>", "<svg><a href='javascript:a'>b</a></svg>",
    "<image src=//far.example/a>", "<title/>", "<style/>", "<script/>", "<textarea/>", "<title a=b/>",
    "<script type=application/json/>", "</title a=b>", "</title/>", "</title\n>", "</TITLE>", "</titlex>",
    "</title", "</script", "</script/", "<script", "<!--<script>", "</br>", "</p>", "</body>", "</html>",
    "</head>", "<body onload=alert()>", "<html a=b>", "</sarcasm>", "<isindex>", "<svg><desc>",
    "<svg><title>", "<svg><foreignObject>", "<math><mi>", "<math><annotation-xml encoding=text/html>",
    "<math><annotation-xml><svg>", "</svg>", "</math>", "</desc>", "</mi>", "<font color=a>", "<font>",
    "<table><svg>", "<table><style>", "<table><title>", "<table>a<b>", "<select><style>",
    "<template><title>", "<noscript><style>", "<noscript><p title='</noscript><script>alert()</script>'>",
    "<div><template shadowrootmode=open><script>alert()</script></template></div>",
)  # fmt: skip
_WORDS = ("quiet ", "river", " and ", "stone", "lantern ", "moss", "\n", " ")


def _name(chance: random.Random, deep: bool) -> str:
    kinds: list[tuple[str, ...]] = [
        _NAMES,
        _NAMES,
        _TEXT_ALONE,
        *((_FOREIGN, _FOREIGN, _DEEP) if deep else ()),
    ]
    name = chance.choice(chance.choice(kinds))
    return name.upper() if chance.random() < 0.05 else name


def _tag(chance: random.Random, deep: bool) -> str:
    attributes = "".join(
        chance.choice(("", " ", " ", " ", " ", "\n", "/")) * (chance.random() < 0.97)
        + chance.choice(_ATTRIBUTES)
        for _ in range(chance.choice((0, 0, 0, 1, 1, 2)))
    )
    return f"<{_name(chance, deep)}{attributes}{chance.choice(('', '', '', '', ' ', '/', ' /'))}>"


def _piece(chance: random.Random, deep: bool, depth: int = 0) -> str:
    match chance.randrange(8):
        case 0 | 1:
            return chance.choice(_WORDS)
        case 2:
            return _tag(chance, deep)
        case 3:
            return f"</{_name(chance, deep)}>"
        case 4 | 5 if depth < 4:
            name = _name(chance, deep)
            inside = "".join(_piece(chance, deep, depth + 1) for _ in range(chance.randrange(4)))
            attribute = f" {chance.choice(_ATTRIBUTES)}" if chance.random() < 0.2 else ""
            return f"<{name}{attribute}>{inside}</{name}>"
        case _:
            odd = chance.choice(_ODD)
            while not deep and any(each in odd for each in ("svg", "math", "template", "noscript", "select")):
                odd = chance.choice(_ODD)
            return odd


def _changed(page: str, chance: random.Random) -> str:
    """A page with some of it left out, written twice or in another place, or cut short."""
    for _ in range(chance.choice((0, 0, 1, 2))):
        first, last = sorted((chance.randrange(len(page) + 1), chance.randrange(len(page) + 1)))
        last = min(last, first + 12)
        piece = page[first:last]
        match chance.randrange(4):
            case 0:
                page = page[:first] + page[last:]
            case 1:
                page = page[:first] + piece + page[first:]
            case 2:
                at = chance.randrange(len(page) + 1)
                page = page[:at] + piece + page[at:]
            case _:
                page = page[:last] if chance.random() < 0.3 else page
    return page


def odd_pages(count: int, seed: int, *, deep: bool = True) -> Iterator[str]:
    """So many pages, the same for a seed. With `deep`, elements too that change how tags are read in them."""
    chance = random.Random(seed)
    for _ in range(count):
        page = "".join(_piece(chance, deep) for _ in range(chance.randrange(1, 7)))
        yield _changed(page, chance)


_HONEST_ATTRIBUTES = (
    *(
        'class="note"',
        "class=note",
        'title="it is so"',
        "title='a &amp; b'",
        "title='a < b'",
        "hidden",
        "lang=en",
    ),
    *('data-x="1 > 2"', "id=x", 'aria-label="a leaf"', "role=note", "dir=ltr", "DATA-Y='z'", "tabindex=0"),
)
_HONEST_PIECES = (
    "A quiet river. ", "salt &amp; stone", "a < b and b > a", "caf&eacute; &#8217;", "<!-- a note -->",
    "<br>", "<br/>", "<!-- -- not now -- -->", "<hr />", '<img src="leaf.png" alt="a leaf">',
    "<img src=leaf.png alt=''>", "\n",
    '<svg viewBox="0 0 9 9" aria-hidden="true"><path d="M0 0"/><g fill="none"><use href="#a"/></g></svg>',
    "<svg role=img><title>A leaf</title><desc>It's green &amp; small</desc><text>moss"
    "<tspan>y</tspan></text></svg>",
    '<script type="application/ld+json">{"name": "a \\u003c b", "url": "https:\\/\\/a.example"}</script>',
    "<ul><li>moss<li>stone</ul>", "<dl><dt>moss<dd>stone</dl>", "<p>moss<p>stone",
    "<table><caption>moss</caption><tr><th>a<td>b</table>",
    "<details><summary>more</summary><p>moss</p></details>", '<a href="?a=1&amp;b=2#c">moss</a>',
    "<a href=people/ada.html>moss</a>",
    "<picture><source srcset='a.avif' type='image/avif'><img src=a.jpg alt=''></picture>",
    "<blockquote cite='https://far.example/'>moss</blockquote>",
)  # fmt: skip
_HONEST_HEADS = (
    "<!doctype html>", "<!DOCTYPE HTML>", "<!DOCTYPE html SYSTEM 'about:legacy-compat'>\n", "",
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/x'
    'html1/DTD/xhtml1-strict.dtd">',
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>',
)  # fmt: skip
_HONEST_TITLES = ("Moss", "It's moss &amp; stone", "a < b", "<b>bold</b>", "quiet\nriver", "")


def honest_pages(count: int, seed: int) -> Iterator[str]:
    """So many pages as people write them, with and without what HTML lets them leave out."""
    chance = random.Random(seed)

    def piece(depth: int) -> str:
        if depth > 3 or chance.random() < 0.5:
            return chance.choice(_HONEST_PIECES)
        name = chance.choice(("p", "div", "section", "b", "em", "span", "h2", "UL", "li", "article", "code"))
        attribute = f" {chance.choice(_HONEST_ATTRIBUTES)}" if chance.random() < 0.5 else ""
        inside = "".join(piece(depth + 1) for _ in range(chance.randrange(1, 4)))
        return f"<{name}{attribute}>{inside}</{name}>"

    for _ in range(count):
        body = "".join(piece(0) for _ in range(chance.randrange(1, 6)))
        head = f"<meta charset=utf-8><title>{chance.choice(_HONEST_TITLES)}</title>"
        whole = chance.random() < 0.5
        yield chance.choice(_HONEST_HEADS) + (
            f"<html lang=en><head>{head}</head>\n<body>{body}</body></html>\n" if whole else head + body
        )
