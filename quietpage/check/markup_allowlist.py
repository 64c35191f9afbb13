"""Which elements, attributes, link types and metas of HTML and SVG a page may have: tables for `privacy`.

These are lists of what is known to be harmless. What is on none is refused, because browsers keep learning
to fetch: `ping`, `imagesrcset` and `attributionsrc` all came after lists of harmful attributes had been
thought complete. Names that are known to make a request have lists too, so that the message can say so.

Sources: the indices of elements and attributes and "Link types" in the HTML standard
(https://html.spec.whatwg.org/multipage/indices.html), "Obsolete features" in the same, and the element
indices of SVG 2 (https://www.w3.org/TR/SVG2/eltindex.html) and of Filter Effects
(https://www.w3.org/TR/filter-effects-1/).
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


HTML_ELEMENTS = _set(
    "html head title meta link style script body"
    " main article section nav aside header footer hgroup search address h1 h2 h3 h4 h5 h6"
    " p div span a b i u s em strong small mark cite q dfn abbr code kbd samp var sub sup ins del br wbr bdi"
    " ruby rb rt rtc rp blockquote pre hr ul ol menu li dl dt dd figure figcaption details summary"
    " table caption colgroup col thead tbody tfoot tr th td img picture source progress meter"
)
"""What a template may write. `script` holds data alone, and `template`, `noscript`, `select` are missing
because tags in them are read in another way, by some browsers.
"""
COPIED_ELEMENTS = _set("audio video track time center big tt strike nobr font")
"""What an HTML file that is copied may have besides: it was not made for this page, and may be old."""
SVG_ELEMENTS = _set(
    "svg g path circle ellipse line polyline polygon rect defs symbol use text tspan textpath title desc"
    " lineargradient radialgradient stop clippath mask pattern marker filter feblend fecolormatrix"
    " fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap fedistantlight"
    " fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur femerge femergenode femorphology"
    " feoffset fepointlight fespecularlighting fespotlight fetile feturbulence switch metadata"
)
"""What a drawing is made of: SVG without pictures in it (`image`, `feImage`), HTML (`foreignObject`),
scripts, and animation (`set`, `animate`), which could give a link another address than the one that was
checked. No MathML: any element of it can be a link, and `annotation-xml` changes how what is in it is
parsed.
"""
REQUESTING_ELEMENTS = _set(
    "iframe frame frameset embed object applet portal fencedframe base form input button select textarea"
    " image audio video track"
)
"""Elements that load a document or media, send what somebody typed, or (`base`) move all other addresses."""

GLOBAL_ATTRIBUTES = _set(
    "class id lang dir title hidden translate role tabindex accesskey inert xml:lang xml:space xmlns"
    " itemscope itemprop itemtype itemid itemref property typeof vocab resource about prefix datatype content"
)
"""Those of every element: HTML's global attributes without `style`, and those of microdata and RDFa, whose
addresses are names that nobody fetches. All `aria-…` and `data-…` may be there besides.
"""
ATTRIBUTES = {
    "a": _set("href rel referrerpolicy hreflang type download target"),
    "img": _set("src srcset sizes alt width height loading decoding fetchpriority referrerpolicy"),
    "source": _set("src srcset sizes media type width height"),
    "audio": _set("src controls loop preload muted"),
    "video": _set("src poster controls loop preload muted width height"),
    "track": _set("src kind label srclang default"),
    "meta": _set("charset name content http-equiv media"),
    "link": _set("rel href type media hreflang sizes color referrerpolicy as crossorigin"),
    "script": _set("type"),
    "style": _set("media type"),
    "blockquote": _set("cite"),
    "q": _set("cite"),
    "ins": _set("cite"),
    "del": _set("cite"),
    "ol": _set("start reversed type"),
    "ul": _set("type"),
    "li": _set("value type"),
    "details": _set("open name"),
    "td": _set("colspan rowspan headers abbr scope"),
    "th": _set("colspan rowspan headers abbr scope"),
    "col": _set("span"),
    "colgroup": _set("span"),
    "progress": _set("value max"),
    "meter": _set("value max min low high optimum"),
    "time": _set("datetime"),
    "font": _set("color face size"),
}
"""Those of single elements."""
COPIED_ATTRIBUTES = _set(
    "align valign bgcolor border bordercolor cellpadding cellspacing clear color compact face height hspace"
    " vspace link vlink alink text nowrap noshade rules frame size summary width"
)
"""How old pages say how they look ("Non-conforming features" of the HTML standard): only in a copied file."""
FETCHED_ATTRIBUTES = _set("src poster")
"""Attributes whose one address is fetched as soon as the page is read; `srcset` has several."""
REQUESTING_ATTRIBUTES = _set(
    "ping formaction action background manifest srcdoc data codebase lowsrc dynsrc longdesc profile archive"
    " classid imagesrcset attributionsrc xml:base href xlink:href"
)
"""Attributes that fetch or send, wherever they stand.

`ping` posts to its addresses when a link is followed (hyperlink auditing), `attributionsrc` reports to an
advertiser, `imagesrcset` preloads pictures, `manifest` loads a list of files to keep, `srcdoc` is a document
with requests of its own, `xml:base` moves all other addresses; `background`, `lowsrc`, `dynsrc`, `data`,
`archive`, `codebase`, `classid` loaded pictures, films and applets in browsers of old.
"""

UNFETCHED_LINK_TYPES = _set(
    "alternate author bookmark blogroll canonical contents copyright describedby help home hub human-json"
    " index license me next payment pingback prev privacy-policy self shortlink tag terms-of-service up"
    " webmention"
)
"""Values of `rel` of which a browser fetches nothing by itself. What would make one look up a name, open a
connection or load before anybody asks (`dns-prefetch`, `preconnect`, `prefetch`, `modulepreload`,
`prerender`), or load an app (`manifest`), is on no list. `next` was prefetched by some, and is not any more.
"""
FETCHED_LINK_TYPES = _set("stylesheet icon shortcut apple-touch-icon mask-icon preload")
"""Those of which the file is fetched at once: only one beside the page; with `preload`, only a typeface."""

META_NAMES = (
    r"(?i)(?:description|author|keywords|robots|googlebot|bingbot|generator|viewport|referrer|color-scheme|theme-color"
    r"|application-name|format-detection|rating|(?:apple-)?mobile-web-app-[a-z-]+|apple-mobile-web-app-[a-z-]+"
    r"|(?:og|article|profile|book|twitter|fediverse|dc|dcterms):.+|(?:dc|dcterms)\..+)"
)
"""The names (or, in Open Graph, properties) that a `meta` may have. Browsers act on a few, and fetch for
none.
"""
DATA_BLOCK_TYPES = ("application/ld+json", "application/json")
"""Types of a `script` that is data and is never run ("data block" in the HTML standard)."""
SILENT_REFERRER_POLICIES = ("no-referrer", "same-origin")
"""Referrer policies by which no other host learns where a visitor comes from (W3C, Referrer Policy)."""
