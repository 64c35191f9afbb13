"""What columns and keys are called that speak of people, in the languages of those who made them.

Each is written as `suggestions.plain` writes it: small letters, and an underscore between words.
"""

from __future__ import annotations


def _keys(words: str) -> frozenset[str]:
    return frozenset(words.split())


NAME = _keys(
    """name full_name fullname display_name displayname person people author owner creator speaker member
    names vollständiger_name nom nom_complet nombre nombre_completo nome nome_completo naam
    nome_e_cognome volledige_naam namn imię imię_i_nazwisko お名前 名前 氏名 اسم الاسم שם
    vor_und_nachname vorname_und_nachname nom_et_prénom prénom_et_nom nombre_y_apellido nombre_y_apellidos
    för_och_efternamn navn jméno név ad_soyad adı_soyadı isim имя ім_я الاسم_الكامل שם_מלא"""
)
FIRST = _keys(
    """first_name firstname given_name givenname vorname prénom prenom primer_nombre voornaam förnamn
    imię fornavn الاسم_الأول שם_פרטי"""
)
MIDDLE = _keys("middle_name middlename additional_name")
LAST = _keys(
    """last_name lastname family_name familyname surname nachname apellido apellidos cognome achternaam
    efternamn nazwisko etternavn efternavn soyad soyadı اسم_العائلة שם_משפחה"""
)
FEED = _keys(
    """feed rss atom feed_url feedurl rss_url rssurl rss_feed xml_url xmlurl feed_link atom_url rsslink
    feeds"""
)
ADDRESS = _keys(
    """url urls link links href website websites web_site homepage home_page site_url siteurl web blog
    blog_url html_url htmlurl uri profile profile_url page address_url webseite sitio_web site_web
    sito weblog home www personal_site website_value website_url author_url web_page
    personal_web_page المدونة الموقع strona strona_internetowa"""
)
ABOUT = _keys(
    """bio biography description about desc descr tagline summary intro short_bio headline blurb excerpt
    beschreibung descripción description_courte about_me shortbio caption subtitle"""
)
WHY = _keys(
    """why reason reasons because warum wieso weshalb grund begründung pourquoi raison porqué
    perché motivo waarom reden varför dlaczego למה لماذا السبب なぜ 理由 warum
    neden hvorfor proč miksi почему"""
)
WHO = _keys("who whom wer wen qui quién quien quem chi wie vem kto kogo من מי 誰")
NOBODY = _keys("""your dein deine deinen ihr ihre votre ton tu tuo seu jouw din twoje my mein mon mi""")
"""Words in the title of a column that asks whoever fills in a form for themselves."""

SOMEBODY = _keys(
    """classmate classmates friend friends partner buddy neighbour neighbor colleague peer mitschüler
    mitschülers mitschülerin freund freundin freundes camarade ami amie compañero compañera amigo amiga
    compagno compagna amico amica colega klasgenoot vriend klasskamrat kompis kolega koleżanka"""
)
"""Words after those, by which it asks for somebody else: the name of your classmate."""

OTHER_NAMES = _keys(
    """user nick file site blog company organization organisation org domain phonetic feed list group screen
    host event project school class place pet file_as job street file"""
)
"""Words in the title of a column with names that are no people's."""

WHEN = _keys(
    """timestamp zeitstempel horodateur marca_temporal informazioni_cronologiche tijdstempel tidsstämpel
    start_time startzeit heure_de_début hora_de_inicio ora_di_inizio begintijd starttid
    completion_time fertigstellungszeit heure_de_fin hora_de_finalización ora_di_completamento
    last_modified_time uhrzeit_der_letzten_änderung heure_de_la_dernière_modification"""
)
"""Columns that only the answers of a form have, Google's and Microsoft's."""

PRIVATE = _keys(
    """mail email phone telephone telefon tel mobile handy fax birthday birthdate birth geburtstag
    address street city postal zip iban adresse straße teléfono téléphone"""
)

NOTES = _keys("note notes notizen notas notities remarques anteckningar")
"""A column of nothing but these is what an address book was told about somebody."""

GROUPS = _keys(
    """people persons members team teams authors blogs sites feeds friends entries items list data
    contributors speakers outlines children subscriptions users link_list blogroll recommendations
    neighbours neighbors organizers staff folks humans links webring sources"""
)
"""Keys under which a list of people stands."""

HANDLES = _keys("login username handle account acct slug id nick nickname")
