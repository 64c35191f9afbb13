"""What keys and columns of other programs mean: `check` tells them by this table, and `gather` reads by it.

A key is looked up as `suggestions.plain` writes it: small letters, and an underscore between words. Where
programs speak of people, they do it in few words: those of Jekyll, Hugo, Eleventy, Zola, Pelican, MkDocs,
Docusaurus and Hexo, of h-card and vCard, of schema.org, JSON Feed, OPML, CITATION.cff and all-contributors,
and of whoever made a table by hand, in some languages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from quietpage.core.named_tuple import NamedTuple


class Meaning(NamedTuple):
    """What a key means, one of the kinds in `_KEYS`; `word` is what a link is called, or what is private."""

    kind: str
    word: str = ""


_KEYS = {
    # What makes a name. A title is a name if there is no other, else what somebody works as.
    "name": """
        name full_name fullname display_name displayname person people speaker member names fn display full
        who called label
        vollständiger_name nom nom_complet nombre nombre_completo nome nome_completo naam nome_e_cognome
        volledige_naam namn imię_i_nazwisko お名前 名前 氏名 اسم الاسم שם vor_und_nachname
        vorname_und_nachname nom_et_prénom prénom_et_nom nombre_y_apellido nombre_y_apellidos
        för_och_efternamn navn jméno ad_soyad adı_soyadı isim имя ім_я الاسم_الكامل שם_מלא""",
    "author": "author owner creator",
    "given": """
        given_name given_names givenname givennames first_name first_names firstname given first forename
        forenames vorname vornamen prénom prenom primer_nombre voornaam förnamn imię fornavn الاسم_الأول
        שם_פרטי""",
    "middle": "middle_name middlename middle additional_name additionalname",
    "particle": "name_particle nameparticle particle nobiliary_particle",
    "family": """
        family_name family_names familyname familynames last_name last_names lastname family last surname
        nachname familienname apellido apellidos cognome achternaam efternamn nazwisko etternavn efternavn
        soyad soyadı اسم_العائلة שם_משפחה""",
    "suffix": "name_suffix namesuffix honorific_suffix honorificsuffix",
    "prefix": "name_prefix nameprefix honorific_prefix honorificprefix salutation anrede",
    "handle": """
        login username user_name handle account acct nick nickname nickname alias short_name shortname
        screen_name id slug""",
    "title": "title site_name site_title blog_title titel titre headline_name",
    # Where somebody is.
    "places": """
        links social socials social_links sociallinks social_media socialmedia profiles accounts contacts
        elsewhere urls websites same_as sameas online_accounts networks""",
    "feed": """
        feed rss atom feeds feed_url feedurl rss_url rssurl rss_feed xml_url xmlurl feed_link feedlink
        atom_url rsslink rss_link json_feed jsonfeed""",
    "mail": """
        email mail e_mail email_address emailaddress mail_address contact_email correo courriel
        e_mail_adresse emails""",
    # What is said of them.
    "portrait": """
        portrait image images photo picture avatar img pic icon thumbnail thumb headshot cover gravatar
        photo_url image_url imageurl avatar_url avatarurl profile_image profile_picture profile_photo
        profile_pic profile_image_url featured_image logo favicon author_image author_image_url picture_url
        photourl imageurl avatar_image bild foto""",
    "about": """
        bio biography description about desc descr summary text intro short_bio blurb excerpt introduction
        about_me shortbio caption content body comment abstract statement quote content_text content_html
        long_bio bio_short
        beschreibung descripción description_courte descrizione beschrijving""",
    "notes": "note notes notizen notas notities remarques anteckningar",
    "why": """
        why reason reasons because warum wieso weshalb grund begründung pourquoi raison porqué perché motivo
        waarom reden varför dlaczego למה لماذا السبب なぜ 理由 neden hvorfor proč miksi почему thanks""",
    "role": """
        role roles job job_title jobtitle job_titles profession occupation company organization organisation
        organizations organisations org affiliation affiliations employer team department office field work
        works_for worksfor author_title position_title tagline headline subtitle funktion beruf""",
    "position": "position",
    "contributions": "contributions",
    "support": """
        sponsor sponsors github_sponsors donate donation donations funding kofi ko_fi paypal liberapay""",
    "pronouns": """
        pronouns pronoun gender_pronouns preferred_pronouns pronomen pronoms pronombres pronomi
        voornaamwoorden""",
    "where": """
        where location based_in based hometown home_town home_location homelocation lives_in from wohnort ort
        lieu lugar luogo woonplaats""",
    # What has no place on a page.
    "topics": """
        tags tag categories category keywords topics topic interests hobbies labels group groups user_groups
        usergroups knows_about knowsabout languages taxonomies kategorien schlagwörter""",
    "deeds": """
        skills expertise education research research_interests awards experience courses publications posts
        talks projects""",
    "date": """
        date created created_at createdat added added_at joined joined_at since year lastmod last_mod
        updated_at updatedat date_added published_at pubdate publishdate date_published date_start date_end
        start_date end_date startyear endyear start_year end_year connected_on last_update
        expirydate""",
    "hidden": "hidden hide private unpublished disabled archived deleted inactive draft",
    "shown": "published publish visible show enabled active online public",
    "program": """
        layout type template kind class css_class style color colour icon_class uuid guid uid _id node_id
        excerpt_separator target aliases cascade url_name sitemap robots outputs toc comments pin meta
        metadata seo head schema context version external permalink icon_pack iconpack superuser site_admin
        author_profile gravatar_id email_hash highlight_name extra params rev prodid orglink org_link srcset
        page generator""",
}

_LABELS = """
    Twitter=twitter,x,twitter_username,twitter_handle,twitterhandle,twitter_url
    GitHub=github,github_username,gh,github_url,git_name GitLab=gitlab,gitlab_username Codeberg=codeberg
    SourceHut=sourcehut,srht
    Mastodon=mastodon,fediverse,activitypub,masto,mastodon_url Bluesky=bluesky,bsky
    LinkedIn=linkedin,linkedin_url Instagram=instagram,insta,ig Facebook=facebook,fb YouTube=youtube,yt
    Threads=threads TikTok=tiktok Pinterest=pinterest Tumblr=tumblr Reddit=reddit Flickr=flickr
    Vimeo=vimeo SoundCloud=soundcloud Bandcamp=bandcamp Medium=medium Substack=substack
    Telegram=telegram Twitch=twitch Goodreads=goodreads Letterboxd=letterboxd Pixelfed=pixelfed
    Lemmy=lemmy Dribbble=dribbble Behance=behance ORCID=orcid,orcid_id
    Scholar=google_scholar,scholar,googlescholar,google_scholar_id ResearchGate=researchgate
    Wikipedia=wikipedia
    Patreon=patreon Signal=signal Matrix=matrix Discord=discord Keybase=keybase
    Micro.blog=microblog,micro_blog
    Spotify=spotify Podcast=podcast Newsletter=newsletter Shop=shop Xing=xing
    StackOverflow=stackoverflow,stack_overflow DEV=devto,dev_to
"""
"""Places, by what a link to them is called, and the keys under which somebody's name there stands."""

_ADDRESSES = """
    Blog=url,link,blog,uri,href,html_url,htmlurl,weblog,blog_url,address_url,permalink_url
    Website=website,web_site,site,web,www,website_url,site_url,siteurl,page_url,webpage,web_page,home
    Website=personal_site,website_value,author_url,personal_web_page,webseite,sitio_web,site_web,sito
    Website=المدونة,الموقع,strona,strona_internetowa,author_link,home_page_url
    Homepage=homepage,home_page,homepage_url Portfolio=portfolio Profile=profile,profile_url
    Contact=contact
"""

_PRIVATE = """
    telephone numbers=phone,tel,telephone,mobile,fax,telefon,handy,teléfono,téléphone,phone_number
    telephone numbers=telephone_number,cell,cellphone
    birthdays=birthday,birthdate,birth_date,birth,bday,born,age,anniversary,geburtstag,date_of_birth,dob
    postal addresses=address,adr,street,street_address,post_code,postcode,postal_code,zip,city,region,state
    postal addresses=country,postal,adresse,straße,country_name,locality,po_box
    keys=pgp,gpg,pgp_key,gpg_key,fingerprint,ssh_key,iban
"""
"""What is nobody's business, by what it is called when it is left behind."""

_PREFIXES = ("p_", "u_", "dt_", "e_")
"""What h-card and its kind put before a property, by the sort of value that it has."""

_ENDINGS = ("_url", "_link", "_handle", "_username", "_profile", "_id", "_user", "_account")
"""What may stand behind the name of a place."""


def _labelled(kind: str, table: str) -> dict[str, Meaning]:
    entries = (entry.partition("=") for entry in table.split())
    return {key: Meaning(kind, label) for label, _, keys in entries for key in keys.split(",")}


def _private() -> dict[str, Meaning]:
    lines = (line.strip().partition("=") for line in _PRIVATE.strip().splitlines())
    return {key: Meaning("private", words) for words, _, keys in lines for key in keys.split(",")}


_MEANINGS = {
    **{key: Meaning(kind) for kind, keys in _KEYS.items() for key in keys.split()},
    **_labelled("address", _ADDRESSES),
    **_labelled("profile", _LABELS),
    **_private(),
}


KINDS = frozenset(found.kind for found in _MEANINGS.values())
"""Every kind of key that is known."""


def meaning(key: str) -> Meaning | None:
    """What a key of another program means; nothing, if that is not known. `key` as `plain` writes it."""
    key = key.strip("_")
    if found := _MEANINGS.get(key) or _MEANINGS.get(key.replace("_", "")):
        return found
    prefix = next((each for each in _PREFIXES if key.startswith(each)), "")
    if prefix and (found := meaning(key.removeprefix(prefix))):
        # What a card in public says of itself is no note of whoever has it.
        return Meaning("about") if found.kind == "notes" else found
    for ending in _ENDINGS:
        found = _MEANINGS.get(key.removesuffix(ending)) if key.endswith(ending) else None
        if found and found.kind == "profile":
            return found
    return None


def keys_of(*kinds: str) -> frozenset[str]:
    """Every key that means one of these kinds."""
    return frozenset(key for key, found in _MEANINGS.items() if found.kind in kinds)


def place_called(words: str) -> str:
    """The place that is meant by the name of an icon or of a network: `fab fa-github`, `brands/bluesky`."""
    for word in reversed(re.split(r"[\s/:]+", words.casefold())):
        bare = re.sub(r"^(?:fa|si|ion|bi|mdi|logo)-|-(?:square|alt|in|f|original|fill)$", "", word)
        found = _MEANINGS.get(bare.replace("-", "_"))
        if found and found.kind == "profile":
            return found.word
    return ""


PARTS = ("given", "middle", "particle", "family", "suffix")
"""Kinds of keys that make a name together, in the order in which it is said."""

_FAMILY_FIRST = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
"""Names in the signs of Chinese, Japanese and Korean: the family's stands first, and no space between."""


def whole_name(parts: Mapping[str, str]) -> str:
    """A name as it is said, of its parts: `given`, `middle`, `particle`, `family` and `suffix`."""
    given, family = parts.get("given", ""), parts.get("family", "")
    if _FAMILY_FIRST.fullmatch(given) and _FAMILY_FIRST.fullmatch(family):
        return family + given
    return " ".join(parts[each] for each in PARTS if parts.get(each))


def says_hidden(kind: str, text: str) -> bool | None:
    """Whether a text under a key of the kind `hidden` or `shown` says that somebody is not to be seen.

    Nothing, if it says neither.
    """
    said = text.strip().casefold()
    if said in ("true", "yes", "on", "1"):
        return kind == "hidden"
    return kind == "shown" if said in ("false", "no", "off", "0") else None


def handle_in(there: Mapping[str, str]) -> str:
    """What somebody goes by at a place, or their address there, where that is written in keys of its own."""
    user, host = (next((there[key] for key in keys if there.get(key)), "") for keys in HANDLE_KEYS)
    return f"@{user.removeprefix('@')}@{host}" if user and host and "://" not in user else user


HANDLE_KEYS = (("username", "user", "handle", "url", "link", "href", "name"), ("instance", "server", "host"))
