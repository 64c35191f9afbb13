"""Arabic.

Ways are nouns, since a verb would have to know whether a man or a woman does it; so should ways of one's own
be. The "and" is written onto each word but the first, and stands alone before another script.
"""

from quietpage.locale.words import Words

WORDS = Words(
    language="ar",
    title="أناس يتركون أثرًا",
    description="صحبة صغيرة هادئة، اختارها إنسان، ومع كل اسم سببه.",
    skip="إلى الناس",
    verse=(
        "أبحث عن الناس الذين يتركون أثرًا.",
        "أهل {gives} و{respects}.",
        "أهل {laughs} و{plays}.",
        "أهل {shares} و{supports}.",
        "أهل {feeds back} و{challenges}.",
    ),
    seek="أبحث عن أهل {ways}.",
    way_title="أهل {way}",
    person_title="{name}: {ways}",
    person_ways="عند {name} تجدون {ways}.",
    meet="من هنا إلى: {links}.",
    begin="للبداية: {title}.",
    crowd="في {all}: {names}.",
    crowd_one="في {all}: {names}.",
    crowd_all="الصحبة نفسها",
    everybody="كل من في هذه الصفحة",
    chosen="اختيار وكتابة: {name}.",
    written="بقلم {name}، مع الشكر.",
    elsewhere="في أماكن أخرى: {links}.",
    mail="البريد",
    order="الترتيب لا يعني شيئًا.",
    made="من صنع {name}.",
    salutation="إلى من يجد هذه الكلمات،",
    sign_off="مع المحبة والامتنان،",
    take="خذوا العناوين معكم",
    contact="بطاقة لدفتر العناوين",
    news="الناس في «{title}»",
    card_names="ومن سيأتي بعدهم",
    draft="مسودة، ليست على الصفحة بعد",
    lost_title="لا أحد هنا بهذا الاسم",
    lost="لا أحد هنا بهذا الاسم. لعل العنوان تغيّر، أو كُتب فيه خطأ.",
    home="كل من هنا",
    series=" و",
    last=" و",
    instead=((r"[^\u0621-\u064a]", " و ", " و "),),
    comma="، ",
    quotes=("«", "»", "“", "”"),
    ways=(
        ("gives", "العطاء", "العطاء"),
        ("respects", "الاحترام", "الاحترام"),
        ("laughs", "الضحك", "الضحك"),
        ("plays", "اللعب", "اللعب"),
        ("shares", "المشاركة", "المشاركة"),
        ("supports", "المساندة", "المساندة"),
        ("feeds back", "المشورة", "المشورة"),
        ("challenges", "التحدي", "التحدي"),
    ),
)
