"""The tokenizer ends each tag, comment and text where a browser does, and names what is not read alike."""

from __future__ import annotations

import pytest

from quietpage.markup.entities import unescaped
from quietpage.markup.html import read
from quietpage.markup.tokens import Ambiguity, Characters, Comment, Doctype, EndTag, StartTag


def told(text: str, *, xml: bool = False) -> list[str]:
    """What is read of a page, each in a few signs: a start tag with its vocabulary if it is not HTML."""
    said = []
    for each in read(text, xml=xml):
        piece = text[each.start : each.end]
        match each:
            case StartTag():
                space = "" if each.space == ("" if xml else "html") else f"{each.space}:"
                attributes = "".join(f" {one.name}={one.value!r}" for one in each.attributes)
                said.append(f"<{space}{each.name}{attributes}{'/' if each.closed else ''}>")
            case EndTag():
                said.append(f"</{each.name}>")
            case Characters(mode="data"):
                said.append(piece)
            case Characters():
                said.append(f"{each.mode} {each.inside}: {piece}".replace(" : ", ": "))
            case Comment():
                said.append(f"comment {piece}")
            case Doctype():
                said.append(piece)
            case Ambiguity():
                said.append("strange")
    return said


def strange(text: str, *, xml: bool = False) -> list[str]:
    """The pieces of a page in which not every browser reads the same."""
    return [text[each.start : each.end] for each in read(text, xml=xml) if isinstance(each, Ambiguity)]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("<p>Hello, &amp; <b>you</b>", "<p> | Hello, &amp;  | <b> | you | </b>"),
        ("<!DOCTYPE html><P CLASS=Note>", "<!DOCTYPE html> | <p class='Note'>"),
        ("<br/>a<hr />", "<br> | a | <hr>"),
        ("a < b, a <3, a<", "a < b, a <3, a<"),
        ("<a href=/a/b/>x", "<a href='/a/b/'> | x"),
        ("<p title = 'a>b' lang=\"en\">", "<p title='a>b' lang='en'>"),
        ("<p hidden\n\tid=a\r\n>", "<p hidden='' id='a'>"),
        ("<a title='a < b'>", "<a title='a < b'>"),
        ("<p data-ä='x' @b=c>", "<p data-ä='x' @b='c'>"),
        ("<!-- a -- b > c -->d", "comment <!-- a -- b > c --> | d"),
        ("<!---->a<!-- - -->b", "comment <!----> | a | comment <!-- - --> | b"),
        ("<?xml version='1.0'?><p>", "comment <?xml version='1.0'?> | <p>"),
        # Text without tags ends with a closing tag of its own, and with no other.
        ("<title>a</script><b>&amp;</title>c", "<title> | rcdata title: a</script><b>&amp; | </title> | c"),
        ("<title>a</titles></title\n>b", "<title> | rcdata title: a</titles> | </title> | b"),
        ("<title>a<!--</title >b", "<title> | rcdata title: a<!-- | </title> | b"),
        ("<TITLE>a</Title>b", "<title> | rcdata title: a | </title> | b"),
        ("<title>a</tıtle></title>", "<title> | rcdata title: a</tıtle> | </title>"),
        ("<textarea><p></textarea>", "<textarea> | rcdata textarea: <p> | </textarea>"),
        ("<style>a>b{}</style>", "<style> | raw style: a>b{} | </style>"),
        ("<script>1<2</scripts></script>", "<script> | script script: 1<2</scripts> | </script>"),
        ("<script></ſcript></script>", "<script> | script script: </ſcript> | </script>"),
        ("<xmp><b></xmp>", "<xmp> | raw xmp: <b> | </xmp>"),
        ("<iframe><b></iframe>", "<iframe> | raw iframe: <b> | </iframe>"),
        ("<noembed><b></noembed>", "<noembed> | raw noembed: <b> | </noembed>"),
        ("<noframes><b></noframes>", "<noframes> | raw noframes: <b> | </noframes>"),
        # In SVG and MathML tags go on, a slash closes, and there are sections of text.
        ("<svg><g/><path d=a /></svg>", "<svg:svg> | <svg:g/> | <svg:path d='a'/> | </svg>"),
        ("<svg/><title>a</title>", "<svg:svg/> | <title> | rcdata title: a | </title>"),
        (
            "<svg><title>a<!-- b --></title></svg>",
            "<svg:svg> | <svg:title> | a | comment <!-- b --> | </title> | </svg>",
        ),
        ("<svg><style>a&lt;b</style></svg>", "<svg:svg> | <svg:style> | a&lt;b | </style> | </svg>"),
        ("<svg><![CDATA[<p>]]></svg>", "<svg:svg> | cdata: <p> | </svg>"),
        ("<svg><font></font></svg>", "<svg:svg> | <svg:font> | </font> | </svg>"),
        ("<math><mi>a</mi></math><p>", "<math:math> | <math:mi> | a | </mi> | </math> | <p>"),
        (
            "<select><option>a<option>b</select><b>",
            "<select> | <option> | a | <option> | b | </select> | <b>",
        ),
    ],
)
def test_what_every_browser_reads_alike_is_read_as_they_read_it(text: str, read_as: str) -> None:
    assert " | ".join(told(text)) == read_as


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("<title/>a", "<title> | rcdata title: a"),
        ("<style/>a</style>b", "<style> | raw style: a | </style> | b"),
        ("<title class=a /><b></title>", "<title class='a'> | rcdata title: <b> | </title>"),
        ("<script type='a'/>b</script>c", "<script type='a'> | script script: b | </script> | c"),
        (
            "<script><!--<script></script>a</script>b",
            "<script> | script script: <!--<script></script>a | </script> | b",
        ),
        ("<script><!--<script>--></script>b", "<script> | script script: <!--<script>--> | </script> | b"),
        ("<script><!--><script></script>b", "<script> | script script: <!--><script> | </script> | b"),
        ("<script><!--<script", "<script> | script script: <!--<script"),
        ("<plaintext></plaintext><b>", "<plaintext> | raw plaintext: </plaintext><b>"),
        ("<noscript><b></noscript>", "<noscript> | <b> | </noscript>"),
        ("<template><b></template>", "<template> | <b> | </template>"),
        ("<select><b></select>", "<select> | <b> | </select>"),
        ("<!-->a-->", "comment <!--> | a-->"),
        ("<!--->a-->", "comment <!---> | a-->"),
        ("<!--a--!>b-->", "comment <!--a--!> | b-->"),
        ("<!-- <!-- --> -->", "comment <!-- <!-- --> |  -->"),
        ("<!--a", "comment <!--a"),
        ("<![CDATA[a>b]]>", "comment <![CDATA[a> | b]]>"),
        ("<?a?b>c", "comment <?a?b> | c"),
        ("a<?xml version='1.0'?>", "a | comment <?xml version='1.0'?>"),
        (
            "<?xml version='1.0' encoding='iso-2022-jp'?>",
            "comment <?xml version='1.0' encoding='iso-2022-jp'?>",
        ),
        ("<!a>b", "comment <!a> | b"),
        ("</ a>b</>c", "comment </ a> | b | c"),
        ("<!doctype a [b]>c]>", "<!doctype a [b]> | c]>"),
        ('<!doctype a "b>c">', '<!doctype a "b> | c">'),
        ("<p a=b a=c>", "<p a='b'>"),
        ("<p/a/=b>", "<p a='' =b=''>"),
        ("<p a='b'c>", "<p a='b' c=''>"),
        ("<p \"a'b=c>", "<p \"a'b='c'>"),
        ("<p =a=b>", "<p =a='b'>"),
        ("<p a=>b", "<p a=''> | b"),
        ("<p a=b\"c'd=`e>", "<p a='b\"c\\'d=`e'>"),
        ("<p <b>c", "<p <b=''> | c"),
        ("<p title='<b>'>", "<p title='<b>'>"),
        ("<p a\x00b=c\x00d>", "<p a\ufffdb='c\ufffdd'>"),
        ("a<p b='c>", "a"),
        ("</p a=b/>", "</p>"),
        ("<svg><p>a</svg>", "<svg:svg> | <p> | a | </svg>"),
        ("<svg><font color=a><title><b>", "<svg:svg> | <font color='a'> | <title> | rcdata title: <b>"),
        ("<svg><g></svg><title><b>", "<svg:svg> | <svg:g> | </svg> | <title> | rcdata title: <b>"),
        ("<svg></p><title><b>", "<svg:svg> | </p> | <title> | rcdata title: <b>"),
        (
            "<svg><desc><style><b></style></desc><style><b>",
            "<svg:svg> | <svg:desc> | <style> | raw style: <b> | </style> | </desc> | <svg:style> | <b>",
        ),
        (
            "<math><annotation-xml encoding='Text/HTML'><title><b></title>",
            "<math:math> | <math:annotation-xml encoding='Text/HTML'> | <title> | rcdata title: <b>"
            " | </title>",
        ),
        (
            "<math><annotation-xml><title><b></title>",
            "<math:math> | <math:annotation-xml> | <math:title> | <b> | </title>",
        ),
        ("<svg>\ufdd2</svg>", "<svg:svg> | \ufdd2 | </svg>"),
        ("a\x1b(Jb", "a\x1b(Jb"),
        ("a&#x;b", "a&#x;b"),
    ],
)
def test_what_not_every_browser_reads_alike_is_told_and_read_as_most_do(text: str, read_as: str) -> None:
    found = told(text)
    assert "strange" in found
    assert " | ".join(each for each in found if each != "strange") == read_as


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("<a><b c='d'/>&#65;<![CDATA[<e>]]></a>", "<a> | <b c='d'/> | &#65; | cdata: <e> | </a>"),
        ("<A b='&lt;&#60;'></A>", "<A b='<<'> | </A>"),
        (
            "<svg xmlns='http://www.w3.org/2000/svg'><style>a</style></svg>",
            "<svg:svg xmlns='http://www.w3.org/2000/svg'> | <svg:style> | a | </style> | </svg>",
        ),
        (
            "<a xmlns:b='http://www.w3.org/1999/xhtml'><b:script/><c xmlns:b='d'><b:e/></c><b:f/></a>",
            "<a xmlns:b='http://www.w3.org/1999/xhtml'> | <html:b:script/> | <c xmlns:b='d'> | <other:b:e/> "
            "| </c> | <html:b:f/> | </a>",
        ),
        (
            "<a xmlns='http://www.w3.org/2000/svg'><b xmlns=''/><c/></a>",
            "<svg:a xmlns='http://www.w3.org/2000/svg'> | <b xmlns=''/> | <svg:c/> | </a>",
        ),
        (
            '<?xml version="1.0" encoding="UTF-8" standalone=\'no\'?>\n<!-- > -->'
            "<!DOCTYPE a PUBLIC 'b' \"c\"><a/>",
            'comment <?xml version="1.0" encoding="UTF-8" standalone=\'no\'?> | \n | comment <!-- > -->'
            " | <!DOCTYPE a PUBLIC 'b' \"c\"> | <a/>",
        ),
        ("<!DOCTYPE html><a>&nbsp;</a>", "<!DOCTYPE html> | <a> | &nbsp; | </a>"),
        ("<title>a<b/></title>", "<title> | a | <b/> | </title>"),
    ],
)
def test_xml_is_read_as_xml(text: str, read_as: str) -> None:
    assert " | ".join(told(text, xml=True)) == read_as


@pytest.mark.parametrize(
    "text",
    [
        "<a>",
        "<a></b></a>",
        "<a><b></a></b>",
        "<a b=c/>",
        "<a b/>",
        "<a b='<'/>",
        "<a b='c'd='e'/>",
        "<a b='c' b='d'/>",
        "<a>&b;</a>",
        "<a>b & c</a>",
        "<a b='&c;'/>",
        "<a>&nbsp;</a>",
        "<!-- a -- b --><a/>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>",
        "<!DOCTYPE a [",
        "<?xml-stylesheet href='a.css'?><a/>",
        "<?php a ?><a/>",
        " <?xml version='1.0'?><a/>",
        "<?xml version='1.0' encoding='utf-7'?><a/>",
        "<![CDATA[a",
        "<a>< b</a>",
        "<a\x00/>",
    ],
)
def test_what_xml_does_not_allow_is_told(text: str) -> None:
    assert strange(text, xml=True) != []


@pytest.mark.parametrize(
    ("written", "in_text", "in_an_attribute"),
    [
        ("&amp;&lt;&quot;", '&<"', '&<"'),
        ("&copy=1", "©=1", "&copy=1"),
        ("&copya", "©a", "&copya"),
        ("&copy;a", "©a", "©a"),
        ("&copy", "©", "©"),
        ("&notit;&notin;", "¬it;∉", "&notit;∉"),
        ("&#65;&#x41;&#X41&#0065z", "AAAAz", "AAAAz"),
        ("&#128;&#x9f;&#129;", "€Ÿ\x81", "€Ÿ\x81"),
        ("&#0;&#xD800;&#x110000;&#99999999999999;", "\ufffd" * 4, "\ufffd" * 4),
        ("&#1;&#xfdd0;&#13;", "\x01\ufdd0\r", "\x01\ufdd0\r"),
        (
            "&#;&#x;&; & &nonsense; &CounterClockwiseContourIntegral;",
            "&#;&#x;&; & &nonsense; ∳",
            "&#;&#x;&; & &nonsense; ∳",
        ),
        ("&Tab;&NewLine;&colon;&NotEqualTilde;", "\t\n:≂̸", "\t\n:≂̸"),
    ],
)
def test_an_entity_stands_for_what_a_browser_shows(written: str, in_text: str, in_an_attribute: str) -> None:
    assert unescaped(written) == in_text
    assert unescaped(written, attribute=True) == in_an_attribute


def test_places_are_those_in_the_source() -> None:
    text = '<p  title="a&amp;b" lang=de hidden>'
    (start,) = read(text)
    assert isinstance(start, StartTag)
    places = [
        (text[each.start : each.end], text[each.value_start :][: len(each.written)])
        for each in start.attributes
    ]
    assert places == [
        ('title="a&amp;b"', "a&amp;b"),
        ("lang=de", "de"),
        ("hidden", ""),
    ]
    assert start.get("lang") == "de"
    assert start.get("class") is None
