"""Addresses of people's own pages at places on the web, made of the names that they go by there.

Only where everybody's address there is made so, by what the places themselves say in their addresses.
"""

from __future__ import annotations

import re

_PLACES = {
    "Bluesky": "https://bsky.app/profile/{}",
    "Bandcamp": "https://{}.bandcamp.com/",
    "Behance": "https://www.behance.net/{}",
    "Codeberg": "https://codeberg.org/{}",
    "DEV": "https://dev.to/{}",
    "Dribbble": "https://dribbble.com/{}",
    "Facebook": "https://www.facebook.com/{}",
    "Flickr": "https://www.flickr.com/people/{}/",
    "GitHub": "https://github.com/{}",
    "GitLab": "https://gitlab.com/{}",
    "Instagram": "https://www.instagram.com/{}/",
    "Keybase": "https://keybase.io/{}",
    "Letterboxd": "https://letterboxd.com/{}/",
    "LinkedIn": "https://www.linkedin.com/in/{}/",
    "Medium": "https://medium.com/@{}",
    "Micro.blog": "https://micro.blog/{}",
    "ORCID": "https://orcid.org/{}",
    "Patreon": "https://www.patreon.com/{}",
    "Pinterest": "https://www.pinterest.com/{}/",
    "Reddit": "https://www.reddit.com/user/{}/",
    "ResearchGate": "https://www.researchgate.net/profile/{}",
    "Scholar": "https://scholar.google.com/citations?user={}",
    "SoundCloud": "https://soundcloud.com/{}",
    "SourceHut": "https://sr.ht/~{}/",
    "Substack": "https://{}.substack.com/",
    "Telegram": "https://t.me/{}",
    "Threads": "https://www.threads.net/@{}",
    "TikTok": "https://www.tiktok.com/@{}",
    "Tumblr": "https://{}.tumblr.com/",
    "Twitch": "https://www.twitch.tv/{}",
    "Twitter": "https://twitter.com/{}",
    "Vimeo": "https://vimeo.com/{}",
    "YouTube": "https://www.youtube.com/@{}",
}

NAMED_WITH_DOTS = ("Bluesky", "Instagram", "Threads", "TikTok", "YouTube")
"""Where the names that people go by may have dots; at Bluesky they are names of hosts."""


def profile(place: str, name: str) -> str:
    """The address of the page of whoever goes by a name at a place; nothing, if it cannot be known.

    A name in the fediverse, `@name@host`, says its host itself.
    """
    if found := re.fullmatch(r"@?([A-Za-z0-9_.-]+)@((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})", name):
        return f"https://{found[2].lower()}/@{found[1]}" if place in ("Mastodon", "Pixelfed", "Lemmy") else ""
    bare = name.removeprefix("@")
    if place == "Bluesky" and bare and "." not in bare:
        bare += ".bsky.social"
    if place not in _PLACES or not re.fullmatch(
        r"[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?|_[A-Za-z0-9_]+", bare
    ):
        return ""
    return _PLACES[place].format(bare)
