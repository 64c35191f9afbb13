"""Hebrew.

Ways are nouns, since a verb would have to know whether a man or a woman does it; so should ways of one's own
be. The "and" is written onto the last word, with a hyphen (maqaf) before another script.
"""

from quietpage.locale.words import Words

WORDS = Words(
    language="he",
    title="אנשים שמשאירים חותם",
    description="חבורה קטנה ושקטה, בבחירה אנושית, ולצד כל שם הסיבה.",
    skip="אל האנשים",
    verse=(
        "בחיפוש אחר אנשים שמשאירים חותם.",
        "אנשים של {gives} ו{respects}.",
        "אנשים של {laughs} ו{plays}.",
        "אנשים של {shares} ו{supports}.",
        "אנשים של {feeds back} ו{challenges}.",
    ),
    seek="בחיפוש אחר אנשים של {ways}.",
    way_title="אנשים של {way}",
    person_title="{name}: {ways}",
    person_ways="אצל {name} יש {ways}.",
    meet="ומכאן הלאה: {links}.",
    begin="להתחלה: {title}.",
    crowd="{all}: {names}.",
    crowd_one="{all}: {names}.",
    crowd_all="באותה חבורה",
    everybody="כל מי שבעמוד הזה",
    chosen="הבחירה והמילים: {name}.",
    written="נכתב בתודה על ידי {name}.",
    elsewhere="במקומות אחרים: {links}.",
    mail="דואר אלקטרוני",
    order="לסדר אין משמעות.",
    made="מעשה ידי {name}.",
    salutation="לכל מי שימצאו את המילים האלה,",
    sign_off="באהבה ובתודה,",
    take="הכתובות, לקחת לדרך",
    contact="כרטיס לספר הכתובות",
    news="האנשים של ”{title}”",
    card_names="ומי שעוד יבואו",
    draft="טיוטה, עדיין לא בעמוד",
    lost_title="השם הזה לא נמצא כאן",
    lost="השם הזה לא נמצא כאן. אולי הכתובת השתנתה, או שנפלה בה טעות הקלדה.",
    home="כל מי שכאן",
    series=", ",
    last=" ו",
    instead=((r"[^\u05d0-\u05ea]", ", ", " ו־"),),
    comma=", ",
    quotes=("”", "”", "’", "’"),
    ways=(
        ("gives", "נתינה", "נתינה"),
        ("respects", "כבוד", "כבוד"),
        ("laughs", "צחוק", "צחוק"),
        ("plays", "משחק", "משחק"),
        ("shares", "שיתוף", "שיתוף"),
        ("supports", "תמיכה", "תמיכה"),
        ("feeds back", "משוב", "משוב"),
        ("challenges", "אתגר", "אתגר"),
    ),
)
