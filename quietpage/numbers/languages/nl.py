"""Dutch. What the names mean is told in `en.py`."""

WORDS = {
    "unit": "tweeën drieën zessen negens nullen nul drieen vijven zevens negenen tienen twaalven",
    "ten": "",
    "scale": "dozijn dozijnen tiental tientallen honderdtal honderdtallen honderden duizenden"
    " duizendtal miljoenen miljoen miljard miljarden biljoen tienduizenden honderdduizenden"
    " twintigtal dertigtal veertigtal vijftigtal",
    "ordinal": "derdes elfder twaalfder tienden honderdste duizendste miljoenste twintigste dertigste",
    "built": "anderhalf anderhalve tweeërlei drieërlei twintiger dertiger veertiger vijftiger zestiger"
    " zeventiger tachtiger negentiger",
}

COMPOUNDS = (
    ("built", "(?!<pair>)(?:<stem>)<ending>"),
    ("built", "(?:een|één)(?:en(?:<tens>)|honderd|duizend)<any>"),
    (
        "ordinal",
        "elfen(?:<tens>)<any>|(?:derde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde"
        "|dertiende|veertiende|zestiende|achttiende)n?"
        "|(?:derde|vierde|vijfde|zesde|zevende|achtste)(?:jaars|klas|groep|rangs|hands|graads|generatie)<any>"
        "|acht(?:tien|honderd|duizend"
        "|en(?:<tens>))<any>",
    ),
    (
        "built",
        "(?:acht|elf|zeven|vier)(?:maal|voudig<any>|jarig<any>|tal<any>|delig<any>|stemmig<any>"
        "|koppig<any>|daags<any>|urig<any>|weken<any>|honderd<any>|duizend<any>|hoek<any>|ling<any>"
        "|benig<any>|snarig<any>|poter<any>|handig<any>|armig<any>|wielig<any>|wieler<any>|zijdig<any>"
        "|lettergrepig<any>"
        "|mijls<any>|regelig<any>|deurs|kamer<any>|baans<any>|weekse?|maandse?|bladig<any>|pits"
        "|voeter<any>|gangen<any>|kamp<any>|luik<any>|ën(?:<tens>)|en(?:<tens>)|persoons<any>"
        "|eneenhalf|enhalf)",
    ),
)

TELLING = (
    (
        "metric",
        "(?:<audience>)s?-?(?:aantal(?:len)?|cijfers?|tellers?|tellingen)|volgersaantal(?:len)?"
        "|percentages?|percentiel(?:en)?|procent(?:en)?|likes?|retweets?|upvotes?"
        "|<short>statistieken|stats"
        "|analytics|metrics|kpi's?|(?:toets|test|examen|citoto?|top|invloeds?|klout|hoogste"
        "|gemiddelde)-?(?:scores?|resultaten|cijfers?|punten)|sterren(?:beoordeling(?:en)?|scores?)"
        "|sterrenwaardering|paginaweergaven?|paginaweergaves|klikratio|doorklikratio"
        "|conversieratio|doorklikpercentage|conversiepercentage|betrokkenheidspercentage"
        "|impactfactor(?:en)?|kijkcijfers|luistercijfers|topscore|topscores|highscores?"
        "|cijfergemiddelde|puntentotaal|puntenaantal",
    ),
    (
        "ranking",
        "ranglijst(?:en)?|rankings?|bestsellers?|bestsellerlijst(?:en)?|leaderboards?"
        "|klassements?|klassement|koploper|(?:best|meest)(?:verkochte?|gelezen|bekeken"
        "|beluisterde?|gewaardeerde?|geciteerde?|gevolgde?|gedownloade?|bezochte?|gelikete?)"
        "|top(?:<worker>)|wereldtop|scorebord(?:en)?|nummer-?één",
    ),
)

DEPENDING = "acht achten zeven vier vieren vierde elf elfde tweede tweeden kwart eerste"

LABELS = (
    "akte hoofdstuk deel band boek scène artikel bijlage fase niveau klasse type psalm"
    " wereldoorlog oorlog bedrijf titel tabel figuur sectie paragraaf"
    " bladzijde pagina les appendix noot"
)

ENDING = "a-zéëï"

CLASSES = {
    "tens": "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig",
    "stem": "twee(?!d$|ds|dj|den?$)|drie|vijf|zes|zestien|zeventien|negen|tien(?!er)|twaalf"
    "|dertien|veertien|achttien|honderd|duizend|miljoen|miljard|<tens>|vier(?:en(?:<tens>)"
    "|honderd|duizend)|zeven(?:en(?:<tens>)|honderd|duizend)",
    "pair": "tweede[a-z]|tweeling<any>|honderduit|tweestrijd|tweedracht|tweespalt|tweezaam<any>"
    "|driest(?:e|er|heid|heden)?(?![a-zéëï])|vierkant<any>|negeer<any>|negeren|miljonair<any>"
    "|duizendschoon|tienen?er<any>"
    "|tieners?|honden<any>",
    "een": "[ée]én|een",
    "month": "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
    "label": "hoofdstuk|deel|stap|les|dag|akte|scène|pagina|bladzijde|ronde|fase|niveau|groep|klas"
    "|regel|kamer|zaal|spoor|aflevering|seizoen|punt|week|boek|formule|lijn|perron|halte"
    "|vraag|artikel|band|plan|strofe|couplet|verdieping|kanaal|niveau|bus|tram",
    "ware": "volgers|abonnees|likes|views|weergaven|downloads|citaties|citaten|kliks|clicks|bezoekers|lezers"
    "|fans|sterren|retweets|hits|vrienden|luisteraars|kijkers|reacties|hartjes|stemmen"
    "|duimpjes|vind-ik-leuks|shares",
    "audience": "volgers|volger|abonnee|like|view|kijk|bezoekers|lezers|download|citatie|klik|luister"
    "|verkoop|kijker|weergave|weergaven|leden|fan|ster|hit|reactie|share",
    "many": "<n>|hoeveel|nauwelijks|amper|meer|minder|veel|weinig|genoeg|geen|zonder|aantal"
    "|telde|telt|tellen|geteld"
    "|kreeg|krijgt|krijgen|gekregen|verzamelt|verzamelde|verzamelen|kopen|kocht|verkopen"
    "|verkocht|verloor|verliest|won|wint|jaagt op|jaagde op|jagen op|jacht op|om|voor|nieuwe"
    "|haar|zijn|mijn|hun|de meeste|heeft|had",
    "worker": "chirurg<any>|arts<any>|advoca<any>|wetenschapper<any>|kok<any>|sporter<any>|speler<any>"
    "|manager<any>|atle<any>|model<any>|verdiener<any>|student<any>|journalist<any>|ontwerper<any>"
    "|schrijver<any>|musicus|musici|expert<any>|plaats<any>|positie<any>|prestatie<any>|tien|drie"
    "|vijf|honderd|scorer<any>|ondernemer<any>|team<any>|talent<any>|onderzoeker<any>|ambtena<any>",
    "where": "van (?:haar|zijn|de|onze|hun|mijn) (?:klas|jaar|school|groep|lichting|wedstrijd"
    "|competitie)|(?:in|bij|op) (?:de|het|een) (?:wedstrijd|klassement|race|competitie|examen"
    "|toernooi|quiz|ranglijst)",
    "lone": "is|was|heeft|had|wordt|werd|kan|kon|wil|wilde|zal|zou|mag|mocht|moet|moest|gaat|ging|komt"
    "|kwam|zegt|zei|slaapt|sliep|woont|woonde|lacht|lachte|danst|danste|zingt|zong|vliegt|vloog"
    "|zit|zat|staat|stond|kijkt|keek|knikt|knikte|verdwijnt|verdween|blijft|bleef|bestaat"
    "|bestond|fluistert|fluisterde|lijkt|leek|weet|wist",
    "things": "<front>(?:en|s|jes|tjes|eren)\\b",
}

RULES = (
    # --- ranking
    ("ranking", "nummer", "(?:nummer|nr\\.?) (?:[ée]én|een)(?! van (?:ons|mijn|haar))"),
    ("ranking", "top", "top (?:<n>|ten|acht|zeven|vier|elf)"),
    (
        "ranking",
        "top",
        "top (?:van (?:de |het |haar |zijn )(?:ranglijst|klassement|klas|lijst|competitie"
        "|vakgebied|vak|branche|hitlijst|eredivisie))",
    ),
    ("ranking", "populairste invloedrijkste", "(?:populairste|invloedrijkste)n?"),
    (
        "ranking",
        "meest best hoogst",
        "(?:meest|best|hoogst)[ -]?(?:populaire?|gelezen|bekeken|beluisterde?|gevolgde?"
        "|geciteerde?|gedownloade?|geraadpleegde?|gestreamde?|aangeklikte?|verkochte?"
        "|verkopende?|bezochte?|gewaardeerde?|gelikete?"
        "|gedeelde?|invloedrijke?|scorende?|geklasseerde?|betaalde?|gerangschikte?"
        "|beoordeelde?)(?! (?:heb|had)\\b)",
    ),
    (
        "ranking",
        "beste",
        "(?:aller)?beste(?: <word>){0,3} (?:ter wereld|van de (?:wereld|klas|school|competitie"
        "|branche)|van het (?:land|jaar)|van (?:haar|zijn) (?:klas|generatie|vak|jaar)|op aarde"
        "|van Nederland|van België)",
    ),
    ("ranking", "wereldbeste werelds", "'?s werelds beste|wereldbeste"),
    (
        "ranking",
        "eerste tweede derde",
        "(?:(?<!in de )eerste|(?<=in de )eerste(?= (?:plek|prijs))|tweede) (?:plaats|plek|prijs)"
        "(?!en)(?! (?:om|waar|in de stad))",
    ),
    (
        "ranking",
        "eerste tweede",
        "(?:werd|eindigde|eindigt|kwam|wordt|eindigen|finishte|finisht|geworden)(?: <word>){0,3}?"
        " (?:als )?(eerste|tweede)(?=<end>| in de| bij| op het| aan| <where>)",
    ),
    (
        "ranking",
        "eerste tweede",
        "(eerste|tweede) (?:<where>)|als (eerste|tweede) (?:geëindigd|gefinisht|over de (?:streep|finish))",
    ),
    (
        "ranking",
        "gerangschikt geklasseerd",
        "(?:hoog |laag |hoger |lager )?(?:gerangschikt|geklasseerd) (?:als|boven|onder|op|bij|in)",
    ),
    (
        "ranking",
        "bovenaan",
        "bovenaan (?:in )?(?:de (?:ranglijst|lijst|lijsten|hitlijst|competitie)|het klassement)",
    ),
    # --- metric
    ("metric", "aantal aantallen hoeveelheid", "(?:aantal|aantallen|hoeveelheid) (?:<word> )?(?:<ware>)"),
    ("metric", "volgers abonnees", "(?:<many>) (?:<word> )?(volgers|abonnees)"),
    (
        "metric",
        "views downloads citaties kliks clicks weergaven hits",
        "(?:<many>) (?:<word> )?(views|downloads|citaties|kliks|clicks|weergaven|hits)"
        "|de (weergaven)(?! van)",
    ),
    ("metric", "leuks", "(?:<many>) (vind[ -]ik[ -]leuks)|vind-ik-leuks"),
    (
        "metric",
        "score scores",
        "(?:klout|invloed|test|toets|credit|gemiddelde|hoogste|hoge|beste)s?[ -]scores?",
    ),
    ("metric", "klout", "klout(?:-score| score)?"),
    ("metric", "cijfer cijfers", "gemiddeld(?:e)? cijfers?"),
    (
        "metric",
        "beoordeling beoordelingen waardering",
        "(?:gemiddelde|<n> sterren|ster(?:ren)?) (?:beoordeling(?:en)?|waardering)",
    ),
    (
        "metric",
        "index impact ratio rate rates",
        "h[ -]index|impact[ -]factor|(?:engagement|conversie|conversion|klik|doorklik)[ -](?:ratio|rate)s?",
    ),
    ("metric", "procent percent", "(?:(?:<n>|[ée]én|een|acht|zeven|vier|elf)[ -])?(?:procent|percent)"),
    ("metric", "sterren", "(?:<n>|hoeveel|volle) sterren(?= (?:op|gekregen|bij)|<end>)"),
    # --- [ée]én, when it counts or labels
    (
        "word",
        "# acht zeven vier elf",
        "(?:[ée]én|een) op (?:de )?(?:<fewer>|acht|zeven|vier|elf)(?! (?:tafel|straat))",
    ),
    (
        "word",
        "<label>~één <label>~eén <label>~een",
        "(?:<label>) ((?:[ée]én))|(?:hoofdstuk|stap|les|akte|deel|fase|groep|formule) (een)(?=<end>)",
    ),
    ("word", "één eén", "(?:om|half|voor|over|rond|tegen) ([ée]én)(?=<end>| uur)|[ée]én uur"),
    ("word", "één eén", "[ée]én <scale>|(?:[ée]én|een) (?:plus|min) (?:<n>|[ée]én|een)"),
    ("word", "één eén", "[ée]én <month>"),
    # --- acht, zeven, vier, elf
    (
        "pass",
        "acht",
        "(?:geen|in|sla|slaat|slaan|sloeg|sloegen|geslagen|geef|geeft|geven|gaf) (?:<word>"
        " ){0,3}?acht(?! (?:uur|jaar|maanden|weken|dagen|boeken|kinderen|mensen|keer))(?= (?:op"
        "|te|nemen|neemt|genomen|slaan|slaat|geslagen|nam|houden|sloeg|geven)|<end>)",
    ),
    (
        "pass",
        "acht",
        "(?:ik|hij|zij|ze|je|jij|u|men|wie|die) acht (?:het|haar|hem|hen|hun|de|dat|dit|mij|me|je"
        "|jou|ons|zich|mijn|onze|deze|die|zijn|een|mensen|iedereen|niets|niemand|hoog|elke|elk"
        "|geen)?(?! (?:uur|jaar))|acht"
        " op (?:<word> )?(?:te )?(?:slaan|slaat|sla|geslagen)|acht (?:slaan|slaat|sla|te slaan"
        "|geven|geef|geeft|te geven|te"
        " nemen|nemen|ik|hij|zij|u|je|jij|men) ?(?:op|het|haar)?",
    ),
    ("unit", "acht", "acht"),
    (
        "pass",
        "zeven",
        "(?:meel|bloem|zand|suiker|cacao|grond|poedersuiker|het|te|aarde|gips|moet je|moet|moeten"
        "|moest|moesten|wil|wilde|kan|kon|kunnen|laat|liet|gaan|ging|zal|zou|mag|ik|we|wij|ze"
        "|zij) (?:te )?zeven(?! (?:uur|jaar|dagen|weken|maanden|keer|kinderen|boeken|mensen"
        "|<things>))|zeven (?:het|de|we|wij|ze)(?: (?:meel|bloem|zand|suiker))?",
    ),
    ("unit", "zeven", "zeven"),
    ("unit", "vieren", "(?:met (?:z'n |zijn |ons )|op alle |op handen en |\\bin |na |tegen )(vieren)"),
    (
        "unit",
        "vier",
        "(?:alle|deze|onze|haar|hun|onder|na|in|om|tot|tussen|over) (vier)(?! (?:het|je|jouw"
        "|feest|kerst)\\b)",
    ),
    (
        "pass",
        "vier vieren",
        "(?:ik|jij|je|hij|zij|ze|u|we|wij|men|jullie|mensen|te|samen|feest|het|graag|kerst"
        "|verjaardag|verjaardagen|laten we|om|kunnen|willen|mogen|gaan|zullen|wil|kan|mag|moeten"
        "|wie|die) vier(?:en)?(?! (?:uur|jaar|<n>|keer|maanden|weken|dagen|<things>)\\b)|vier"
        " (?:het|de|je|jouw|dit|dat|elke|ieder|iedere|mee|kerst|feest|samen|vandaag|alles|wat"
        "|jezelf|haar|zijn|ons|mijn|onze|ik|dan|maar|toch|nu|eens|nog|uw) ?(?:<word>)?|vieren",
    ),
    ("unit", "vier", "vier"),
    (
        "pass",
        "elf",
        "(?:een|de kleine|kleine|als een|die|deze|geen|lieve|oude|jonge|goede|die ene|elke|iedere"
        "|boze) elf(?! (?:uur|jaar|<things>|boeken|kinderen|mensen))|(?<!van )(?:de|zo'n)"
        " elf(?= (?:<lone>)\\b)",
    ),
    ("unit", "elf", "elf"),
    ("ordinal word", "elfde", "elfde"),
    (
        "ordinal word",
        "vierde",
        "(?:de|het|een|haar|zijn|mijn|ons|onze|elke|elk|ieder|iedere|hun|jouw|je|in|te|als|ten|op"
        " de|werd|eindigde) (vierde)(?! (?:het|de|haar|zijn|we|ze|hij|zij|feest|kerst|mee)\\b)",
    ),
    (
        "unit",
        "achten zevenen vieren elven",
        "(?:met (?:z'n|zijn|ons|hun)|tegen|na|voor|over|kwart voor|kwart over) (achten|zevenen|elven|vieren)",
    ),
    (
        "ordinal word",
        "vierde",
        "<start>(Vierde)(?= (?:plaats|keer|klas|verdieping|deel|hoofdstuk|kind|dag|poging)\\b)",
    ),
    # --- half and quarter
    (
        "word",
        "half halve",
        "half (?:<fewer>|[ée]én|acht|zeven|vier|elf)(?! (?:procent))|(?:half|halve) (?:<scale>|dozijn"
        "|miljoen|miljard|eeuw|duizend|honderd)",
    ),
    ("word", "halve half", "<n> en een (?:half|halve)"),
    (
        "word",
        "kwart",
        "kwart (?:voor|over) (?:<n>|[ée]én|acht|zeven|vier|elf)|<n> ?kwart|kwart (?:miljoen|eeuw)",
    ),
    # --- first and second
    ("ordinal", "eerste", "(eerste (?:<month>|wereldoorlog|verdieping))|eerste(?= van (?:de|elke) maand\\b)"),
    (
        "pass",
        "tweede",
        "tweede (?:kans|kansen|natuur|hands?|thuis|huis|huizen|taal|talen|mening|wind|adem|portie"
        "|huid|familie|gezin|moeder|vader|gedachte|gedachten|moedertaal|leg|vaderland)",
    ),
    ("ordinal word", "tweede tweeden", "tweeden?"),
)

RUN = {"goes on": "(?:(?<=\u02e2) en)? <number>", "trails": "-<word>"}
