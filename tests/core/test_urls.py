"""Addresses: what a page may lead to, and the place and the way out of what it may not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quietpage.core.urls import at_home, faults, faults_of_home, path_of_home
from tests.sites import run, site

GOOD = [
    "https://example.org/",
    "http://example.org",
    "HTTPS://EXAMPLE.ORG/X",
    "https://example.org:8080/x?y#z",
    "https://example.org./x",
    "https://under_score.example.org/",
    "https://xn--bcher-kva.example/",
    "https://münchen.example/straße?ä=ö#ü",
    "https://例え.テスト/道",
    "https://हिन्दी.example/पथ",
    "https://[2001:db8::1]/",
    "https://[::ffff:192.0.2.1]:8443/x",
    "https://192.0.2.1/",
    "https://192.0.2.1:8080/x",
    "https://ar.wikipedia.org/wiki/طه_حسين",
    "https://en.wikipedia.org/wiki/Ada_Lovelace_(film)",
    "https://fr.wikipedia.org/wiki/L'Été",
    "https://web.archive.org/web/2001/http://example.org/",
    "https://example.org/~a/@b/+c,d;e!f*g$h&i=j:k",
    "https://example.org/?q=ada&id=x&ref=main&page=y&source=rss&share=z&tag=t&s=u&campaign=v&from=w&lang=x",
    "https://example.org/?q=utm_source",
    "https://example.org/utm_source=x/",
    "https://example.org/?si=x&feature=y",
    "https://notyoutube.com/watch?si=x",
    "https://www.youtube.com/watch?v=x&t=y&list=z",
    "https://example.org/?",
    "https://example.org/#/route?page=x",
    "https://example.org/#:~:text=words",
    "mailto:ada@example.org",
    "mailto:ada.l+news@example.co.uk?subject=Hello%20there",
    "mailto:ada@example.org,bo@example.org",
    "mailto:o'neill@exämple.org",
    "mailto:gorby%25kremvax@example.org",
    "MAILTO:ada@example.org",
]


@pytest.mark.parametrize("url", GOOD)
def test_an_honest_address_passes(url: str) -> None:
    assert list(faults(url)) == []


@pytest.mark.parametrize(
    ("url", "piece", "help"),
    [
        ("javascript:alert(1)", "javascript:", "https://"),
        ("data:text/html,x", "data:", "https://"),
        ("blob:https://example.org/x", "blob:", "https://"),
        ("file:///etc/passwd", "file:", "https://"),
        ("intent://x#Intent;end", "intent:", "https://"),
        ("example.org/x", "example.org/x", "did you mean https://example.org/x?"),
        ("www.example.org", "www.example.org", "did you mean https://www.example.org?"),
        ("//example.org/x", "//example.org/x", "did you mean https://example.org/x?"),
        ("http//example.org", "http//example.org", "did you mean https://example.org?"),
        ("https:/example.org", "https:/example.org", "did you mean https://example.org?"),
        ("ada@example.org", "ada@example.org", "did you mean mailto:ada@example.org?"),
        ("<https://example.org/>", "<", "did you mean https://example.org/?"),
        (
            "[blog](https://example.org/)",
            "[blog](https://example.org/)",
            "did you mean https://example.org/?",
        ),
        ("notes.pdf", "notes.pdf", "https://"),
        ("/notes", "/notes", "https://"),
        ("https:///x", "https:///x", "https://"),
        ("https://", "https://", "https://"),
        ("https://user:word@example.org/", "user:word@", "@"),
        ("https://example.org@evil.example/", "example.org@", "@"),
        ("https://exa mple.org/", " ", "browser"),
        ("https://example.org/\\x", "\\", "browser"),
        ("https://example.org/\x00", "\x00", "browser"),
        ("https://-x.example/", "-x.example", "browser"),
        ("https://x..example/", "x..example", "browser"),
        (f"https://{'x' * 64}.example/", f"{'x' * 64}.example", "browser"),
        ("https://℀.example/", "℀.example", "browser"),
        ("https://ｅxample.org/", "ｅxample.org", "browser"),
        ("https://[::1", "[::1", "browser"),
        ("https://[::g]/", "[::g]", "browser"),
        ("https://example.org:99999999/", ":99999999", "colon"),
        ("https://example.org:x/", ":x", "colon"),
        ("mailto:ada", "ada", "mailto:name@example.org"),
        ("mailto:", "mailto:", "mailto:name@example.org"),
        ("mailto:ada@", "ada@", "mailto:name@example.org"),
        ("", "", "https://"),
    ],
)
def test_another_address_is_told_by_its_smallest_piece(url: str, piece: str, help: str) -> None:
    (fault,) = faults(url)
    assert url[fault.start : fault.end] == piece
    assert help in fault.help


@pytest.mark.parametrize(
    ("url", "pieces"),
    [
        ("https://example.org/?utm_source=x&id=y&UTM_Medium=z", ["utm_source=x", "UTM_Medium=z"]),
        ("https://example.org/x?fbclid=x#top", ["fbclid=x"]),
        ("https://example.org/?a=b;gclid=x", ["gclid=x"]),
        ("https://example.org/?a=b&amp;mc_eid=x", ["mc_eid=x"]),
        ("https://example.org/?%75tm_source=x", ["%75tm_source=x"]),
        ("https://example.org/?utm_source%3Dx", ["utm_source%3Dx"]),
        ("https://example.org/#utm_campaign=x", ["utm_campaign=x"]),
        ("https://youtu.be/x?si=y", ["si=y"]),
        ("https://music.youtube.com/watch?v=x&si=y", ["si=y"]),
        ("https://open.spotify.com/track/x?si=y", ["si=y"]),
        ("https://x.com/ada/status/x?s=y&t=z", ["s=y", "t=z"]),
        ("https://www.instagram.com/p/x/?igsh=y", ["igsh=y"]),
        ("https://www.facebook.com/x?__cft__[x]=y", ["__cft__[x]=y"]),
        ("https://www.amazon.co.uk/dp/x?tag=y", ["tag=y"]),
        ("https://www.linkedin.com/in/x?trk=y", ["trk=y"]),
    ],
)
def test_what_follows_people_around_is_told_piece_by_piece(url: str, pieces: list[str]) -> None:
    found = list(faults(url))
    assert [url[fault.start : fault.end] for fault in found] == pieces
    assert all("follow people around" in fault.message for fault in found)


def test_a_page_to_publish_at_is_not_a_mail_address() -> None:
    (fault,) = faults("mailto:ada@example.org", mail=False)
    assert fault.message == "a link leads to http or https, and this one begins with mailto:"


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80),
        st.text(max_size=60).map("https://".__add__),
        st.text(max_size=60).map("mailto:".__add__),
        st.text(alphabet="htps:/@[]%.?&=#x1-", max_size=40),
    )
)
def test_no_text_is_too_odd_to_be_judged(url: str) -> None:
    for fault in faults(url):
        assert 0 <= fault.start <= fault.end <= len(url)
        assert fault.message
        assert fault.help


PIECES = (
    *("/", "//", "/./", "/../", "..", ".", "%2f", "%2F", "%5c", "%2e", "%2E%2e", "%00", "%0a", "%09", "%7F"),
    *(
        "%252f",
        "\\",
        ";",
        "@",
        ":",
        "?",
        "#",
        "\t",
        "\n",
        " ",
        "a",
        "evil.example",
        "é",
        "~rosa",
        "...",
        "%20",
    ),
)
HOSTS = ("ok.example", "ok.example:8443", "[2001:db8::1]", "münchen.example", "192.0.2.1", "rosa@ok.example")


@st.composite
def homes(draw: st.DrawFn) -> str:
    pieces = draw(st.lists(st.sampled_from(PIECES), max_size=8))
    return f"https://{draw(st.sampled_from(HOSTS))}{'/' if draw(st.booleans()) else ''}{''.join(pieces)}"


@pytest.mark.slow
@given(homes())
@settings(max_examples=2000, deadline=None)
def test_no_link_that_begins_with_the_path_of_a_page_leads_to_another_host(url: str) -> None:
    if any(faults(url, mail=False)):
        return
    home = path_of_home(at_home(url))
    parts = home.split("/")
    assert (parts[0], parts[-1]) == ("", "")
    assert home == "/" or "" not in parts[1:-1]
    for part in parts[1:-1]:
        assert re.sub("(?i)%2e", ".", part) not in (".", "..")
        assert not re.search(r"(?i)[\s\\]|%(?:2f|5c|[01]|7f)", part)


@pytest.mark.slow
@given(homes())
@settings(max_examples=2000, deadline=None)
def test_an_address_for_a_page_is_used_as_it_is_written_or_told_with_the_right_one(url: str) -> None:
    if any(faults(url, mail=False)):
        return
    meant = at_home(url)
    assert not any(faults(meant, mail=False))
    assert not any(faults_of_home(meant))
    for fault in faults_of_home(url):
        assert fault.help == f"write {meant}"
        assert 0 <= fault.start < fault.end <= len(url)
    if not any(faults_of_home(url)):
        assert meant == url.rstrip("/") + "/"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "https://example.org/",
        "https://example.org//",
        "https://example.org/~rosa/people",
        "https://example.org/@rosa/a;b/c:d/",
        "https://example.org/straße/人/",
        "https://example.org/a%20b/",
        "https://example.org/.../x.y/",
        "https://[2001:db8::1]:8443/x/",
    ],
)
def test_an_ordinary_address_for_a_page_is_taken(url: str) -> None:
    assert not [*faults(url, mail=False), *faults_of_home(url)]


@pytest.mark.parametrize("url", ["https://192.0.2.999/", "https://0x7f/", "https://[fe80::1%25eth0]/"])
def test_numbers_that_no_browser_takes_for_a_place_are_told(url: str) -> None:
    assert [*faults(url)]


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://ok.example//evil.example/", "/evil.example/"),
        ("https://ok.example/%2f/evil.example", "/evil.example/"),
        ("https://ok.example/a/%2e%2e//b//", "/b/"),
        ("https://ok.example", "/"),
    ],
)
def test_an_address_that_a_host_puts_together_is_used_without_its_empty_parts(
    url: str, home: str, tmp_path: Path
) -> None:
    folder = site(tmp_path)
    outcome = run(folder, "build", "--base-url", url)
    assert outcome.code == 0, outcome.err
    lost = (folder / "_site/404.html").read_text(encoding="utf-8")
    assert f'<a href="{home}">' in lost
    assert f'<link rel="icon" type="image/svg+xml" sizes="any" href="{home}icon.svg">' in lost
    for name in ("index.html", "people/ada-lovelace.html", "feed.xml", "sitemap.xml", "robots.txt"):
        written = (folder / "_site" / name).read_text(encoding="utf-8")
        addresses = re.findall(r"https?://ok[.]example([^\"'<>\s]*)", written)
        assert addresses
        assert all(each.startswith(home) and "//" not in each for each in addresses), addresses


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("https://https://example.org/x", "https://example.org/x"),
        ("http://https//example.org/x", "https://example.org/x"),
        ("https://http://example.org/", "http://example.org/"),
        ("https://https://https://example.org", "https://example.org"),
        ("https://https%3A//example.org/", "https://example.org/"),
        ("https%3A%2F%2Fexample.org%2Fx", "https://example.org/x"),
        ("https//example.org", "https://example.org"),
        ("https:/example.org", "https://example.org"),
        ("https:////example.org", "https://example.org"),
        ("https:example.org", "https://example.org"),
        ("https;//example.org", "https://example.org"),
        ("https: //example.org", "https://example.org"),
        ("htps://example.org", "https://example.org"),
        ("hhttps://example.org", "https://example.org"),
        ("htttps://example.org", "https://example.org"),
        ("ttps://example.org", "https://example.org"),
        ("httpss://example.org", "https://example.org"),
        ("http:\\\\example.org\\x", "http://example.org/x"),
        ("//https://example.org", "https://example.org"),
        ("feed:https://example.org/x", "https://example.org/x"),
        ("www.example.org", "https://www.example.org"),
        ("https://example.org/x,", "https://example.org/x"),
        ("https://example.org/x;", "https://example.org/x"),
        ("https://example.org/x)", "https://example.org/x"),
        ("https://example.org/x).", "https://example.org/x"),
        ("https://example.org/.", "https://example.org/"),
        ("https://example.org.", "https://example.org"),
        ("https://example.org/x.html.", "https://example.org/x.html"),
        ("https://example.org/x>", "https://example.org/x"),
        ('https://example.org/x"', "https://example.org/x"),
        ("<https://example.org>", "https://example.org"),
        ("<htps://example.org>", "https://example.org"),
        ("[x](https://example.org)", "https://example.org"),
        ("[x](example.org)", "https://example.org"),
        ("ada@example.org", "mailto:ada@example.org"),
        ("@ada@social.example", "https://social.example/@ada"),
        ("acct:ada@social.example", "https://social.example/@ada"),
        ("git@github.com:ada/people.git", "https://github.com/ada/people"),
    ],
)
def test_what_was_meant_is_written_out_and_passes(url: str, meant: str) -> None:
    (fault,) = faults(url)
    assert fault.help == f"did you mean {meant}?"
    assert list(faults(meant)) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://en.wikipedia.org/wiki/Apple_Inc.",
        "https://en.wikipedia.org/wiki/Yes,_Minister",
        "https://en.wikipedia.org/wiki/Ada_(film)",
        "https://example.org/x'y'",
        "https://http.example/",
        "https://https.example.org/http/https",
        "https://web.archive.org/web/https://example.org/",
        "https://pst.example/",
        "https://localhost.example/",
        "https://example.org/localhost",
        "https://mylocalhost.org/",
        "http://192.168.1.2/people/",
        "http://school.local/people/",
    ],
)
def test_an_address_that_only_looks_like_a_slip_passes(url: str) -> None:
    assert list(faults(url)) == []


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8000",
        "127.0.0.1:4000",
        "127.1.2.3",
        "[::1]",
        "[::1]:8000",
        "0.0.0.0:80",
    ],
)
def test_an_address_of_ones_own_computer_is_told(host: str) -> None:
    (fault,) = faults(f"http://{host}/x")
    assert fault.message == "this leads each reader to their own computer"


@pytest.mark.parametrize("url", ["https://<username>.github.io/", "https://{user}.example.org/{{repo}}"])
def test_a_place_for_a_name_is_told_as_one(url: str) -> None:
    (fault,) = faults(url)
    assert fault.help == "write a name of your own in place of the brackets and what is in them"
