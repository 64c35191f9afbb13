AUTHOR = "Somebody Else"
SITENAME = "Moss"
SITEURL = ""
PATH = "content"
TIMEZONE = "Europe/Rome"
DEFAULT_LANG = "en"
FEED_ALL_ATOM = None

# Blogroll
LINKS = (
    ("Rosa Lind", "https://rosa.example/"),
    ("Tove’s notebook", "https://tove.example/"),
)

# Social widget
SOCIAL = (("Mastodon", "https://garden.example/@somebody"),)

DEFAULT_PAGINATION = 10
