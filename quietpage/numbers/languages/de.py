"""German. What the names mean is told in `en.py`."""

WORDS = {
    "unit": "zwo zweien dreien vieren fünfen sechsen neunen zehnen zwölfen zweier dreier vierer"
    " fünfer sechser siebener nullen fuenf fuenfzehn zwoelf",
    "ten": "zwanziger dreißiger vierziger fünfziger sechziger siebziger achtziger neunziger fuenfzig",
    "scale": "dutzend dutzende dutzenden hundert hunderte hunderten tausend tausende tausenden"
    " zehntausende zehntausenden hunderttausende millionen million milliarde milliarden"
    " billion billionen zigtausend zigtausende abertausende",
    "ordinal": "drittel dritteln fünftel sechstel siebtel achtel zehntel hundertstel tausendstel"
    " drittens viertens fünftens sechstens siebtens achtens neuntens zehntens dritt viert"
    " fünft sechst neunt siebte siebten siebter siebtes siebtem siebente siebenten",
    "built": "anderthalb anderthalbe eineinhalb nullte zweitens",
}

COMPOUNDS = (
    ("built", "(?!<pair>)(?:<stem>)<ending>"),
    ("built", "ver(?:drei|vier|fünf|fuenf|sechs|sieben|acht|neun|zehn|hundert|tausend)fach<any>"),
    ("built", "ein(?:und(?:<tens>)|hundert|tausend)<any>"),
    (
        "ordinal",
        "(?:dritt|viert(?!el)|fünft|fuenft|sechst|siebt|neunt|zehnt|elft|zwölft"
        "|zwoelft)(?:e[nrsm]?|ens|el|eln|elt?|klässler<any>|grö<any>|best<any>|älteste<any>)",
    ),
    (
        "ordinal",
        "(?:<stem>|achtzig|achtund(?:<tens>))st(?:e[nrsm]?|el|eln|ens)|acht(?:el|eln|ens"
        "|klässler<any>|zehn<any>|zig<any>|und(?:<tens>)<any>|hundert<any>|tausend<any>)",
    ),
    (
        "built",
        "(?:acht|elf)(?:mal<any>|fach<any>|jähri<any>|stelli<any>|stündi<any>|tägi<any>|wöchi<any>"
        "|monati<any>|minüti<any>|köpfi<any>|beini<any>|teili<any>|ecki<any>|seiti<any>|zeili<any>"
        "|stöcki<any>|erlei|spuri<any>|bändig<any>|saiti<any>|armi<any>|einhalb|meter<any>|erbahn<any>)",
    ),
)

TELLING = (
    ("metric", "(?:<audience>)s?zahl(?:en)?|<audience>rekord<any>"),
    (
        "metric",
        "<whatever>(?:stern(?:e|chen)?bewertung|durchschnittsbewertung|gesamtbewertung|höchstpunktzahl"
        "|punktzahl|punktestand|highscore|testergebnis|prüfungsergebnis|notendurchschnitt"
        "|notenschnitt|abi(?:tur)?schnitt|seitenaufruf|klickrate|konversionsrate"
        "|interaktionsrate|absprungrate"
        "|öffnungsrate|einschaltquote|prozentsatz|prozentual|prozentpunkt|impact-?faktor|bestnote"
        "|nutzerbewertung|kundenbewertung|testpunkt)(?:e|en|s|sen|se|er|n)?",
    ),
    (
        "metric",
        "prozent(?:e|en|s)?|perzentile?n?|analytics|metriken|kennzahl(?:en)?|statistiken|stats"
        "|kpis|impactfaktor<any>|hirschindex|likes?|retweets?|upvotes?|reposts?|highscores?",
    ),
    (
        "ranking",
        "(?:welt|klassen|jahrgangs|staats|bundes|schul|landes)(?:rangliste<any>|beste[rnsm]?"
        "|erste[rn]?)|rangliste<any>|bestenliste<any>|bestsellerliste<any>|bestseller<any>"
        "|tabellenführ<any>|tabellenspitze|spitzenplatz|spitzenplätze<any>|spitzenreiter<any>"
        "|spitzenposition<any>|rankings?|leaderboards?|gerankt<any>|rangier(?:t|te|ten|en)"
        "|rangfolge<any>|rangordnung<any>|(?:erst|zweit|dritt|höchst|best)platzierte[rnsm]?|(?:best"
        "|höchst|top)bewertete<any>|höchstdotiert<any>|meist(?:gelesen|verkauft|gesehen|zitiert"
        "|gefolgt|gehört|geklickt|geteilt|geliked|gelikt|besucht|heruntergeladen|abonniert"
        "|gespielt|geschaut|gefragt|diskutiert|aufgerufen)<any>|beliebteste[rnsm]?"
        "|populärste[rnsm]?|best(?:verkauft|bezahlt)<any>|einflussreichste[rnsm]?|zweitbeste<any>"
        "|drittbeste<any>|weltbeste<any>|topplatz<any>"
        "|(?:torschützen|scorer)könig<any>|toptorjäger<any>",
    ),
    ("ranking", "(?:spitzen|top)(?:<worker>)"),
)

DEPENDING = (
    "siebte siebten achte achten achter achtes achtem acht sieben elf viertel vierteln zweite"
    " zweiten zweiter zweites zweitem"
)

LABELS = (
    "akt band buch kapitel teil szene abschnitt artikel klasse stufe typ weltkrieg krieg"
    " phase tafel tabelle abbildung psalm jahrhundert titel gesang anhang appendix lektion seite"
)

SMALL = "a-zäöüß"
ENDING = "a-zäöüßéë"

CLASSES = {
    "tens": "zwanzig|dreißig|dreissig|vierzig|fünfzig|fuenfzig|sechzig|siebzig|achtzig|neunzig",
    "stem": "zwei(?!f|g|te[nrsm]?$)|zwo(?=und|hundert|tausend)|drei(?!<bold>|nbl|nred|nzu|ns|nschl|nfa|nm"
    "|nge|nschau)|vier(?!teln?$)|fünf|fuenf|sechs|sechzehn|sechzig|sieben(?=[a-zäöü])(?!d)"
    "|siebzehn|siebzig|neun|zehn|zwölf|zwoelf|elfhundert|<tens>|hundert|tausend|million(?!är"
    "|ar)|milliarden?",
    "bold": "st(?:e[nrsm]?|ere[nrsm]?|este[nrsm]?|erweise|igkeit(?:en)?)?(?![a-zäöüß])",
    "pair": "zweit(?:sprach|meinung|wohn|famili|mutter|mütter|vater|heimat|haut|hand)<any>"
    "|vierteln?|viertelstund<any>|viertelst<any>|vierteljah<any>|viertelfin<any>|zweiffel<any>"
    "|neunkirchen|zehen<any>|hundertwasser|dreikönig<any>",
    "month": "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    "Noun": "(?:(?-i:<small>(?:e|en|er|es|em)) ){0,2}(?-i:[A-ZÄÖÜ][a-zäöüß])<any>",
    "ware": "Follower[ns]?|Abonnenten|Abonnentinnen|Likes|Klicks|Aufrufen?|Downloads|Zitationen"
    "|Zitaten?|Sternen?|Retweets|Besuchern?|Lesern?|Hörern?|Fans|Kommentaren?|Views|Upvotes"
    "|Herzen|Freunden?|Zuschauern?|Hits",
    "audience": "follower|abonnenten|abo|klick|aufruf|zugriffs|besucher|nutzer|leser|zuschauer|download"
    "|verkaufs|zitations|zitier|like|mitglieder|hörer|fan|view|abruf|auflagen?|absatz|quoten"
    "|teilnehmer|user|share|retweet",
    "worker": "chirurg<any>|ärzt<any>|arzt|anwält<any>|anwalt|forscher<any>|köch<any>|koch|sportler<any>"
    "|spieler<any>|manager<any>|wissenschaftler<any>|athlet<any>|model<any>|verdiener<any>"
    "|kandidat<any>|schüler<any>|student<any>|journalist<any>|designer<any>|autor<any>|musiker<any>"
    "|expert<any>|reiter<any>|platz|plätze<any>|position<any>|wert<any>|leistung<any>|note<any>"
    "|universität<any>|verkäufer<any>|bewertung<any>|rang|ränge|team<any>|talent<any>"
    "|politiker<any>|ingenieur<any>|trainer<any>|beamt<any>",
    "getting": "bekomm<any>|bekam<any>|sammel<any>|sammle|gesammelt|zähl<any>|gezählt|jag<any>|gejagt"
    "|erhielt<any>|erhalten|erhält|kauf<any>|gekauft|verkauf<any>|mehr|viele?[nr]?|weniger|wenige?"
    "|genug|keine[nr]?|ohne|ein paar|um|für|nach|tausend<any>|hundert<any>|<n>|million<any>|hat"
    "|hatte|haben|hatten|gewann|gewonnen|verlor|verloren|wie viele|tausende<any>|neue|die"
    " meisten|von|misst|messen|brachte|bringt",
    "label": "Kapitel|Teil|Schritt|Lektion|Tag|Band|Akt|Szene|Seite|Runde|Stufe|Phase|Klasse|Regel"
    "|Raum|Zimmer|Gleis|Folge|Staffel|Nummer|Formel|Platz|Linie|Level|Punkt|Buch|Haus|Tor"
    "|Woche|Strophe|Kanal|Halle|Ebene|Rang|Plan|Gruppe|Frage|Artikel|Saal|Stunde|Jahr",
    "dep": "sieben|(?-i:acht)|(?-i:elf)",
}

RULES = (
    # --- ranking
    ("ranking", "nummer", "(?:Nummer|Nr\\.?) eins"),
    (
        "ranking",
        "spitze",
        "(?:an|bis an) (?:der|die) Spitze (?:ihre[sr]|seine[sr]|des|der|unsere[sr]) (?:Fach(?:e?s|gebiets)"
        "|Zunft|Jahrgangs|Klasse|Tabelle|Rangliste|Liste|Charts|Klassements|Branche)",
    ),
    ("ranking", "platz plätze rang", "(?:Platz|Rang) (?:eins|<n>|<o>|sieben|acht|elf)"),
    (
        "ranking",
        "ersten erster erste zweiten zweiter zweite",
        "(?:erste|zweite)[nrm]? (?:Platz|Plätze|Preis|Preise|Rang|Plätzen|Sieger<any>)(?!, (?:an dem|wo)\\b)",
    ),
    (
        "ranking",
        "erste erster zweite zweiter",
        "(?:als |wurde |war |ist |wird |wurde sie |wurde er |blieb )((?:Erste|Zweite)r?)(?= (?:in"
        "|im|ihre[rs]|seine[rs]|der|von|des|ins|durchs|beim|bei) (?:<word> )?(?:Klasse|Jahrgangs?"
        "|Wettbewerbs?|Wettkampfs?|Prüfung|Schule|Ziel|Rennen|Rennens|Liga|Rangliste|Lauf"
        "|Turniers?|Welt))",
    ),
    (
        "ranking",
        "erste erster zweite zweiter",
        "(?:wurde|wurden|wird|geworden|belegte|landete|kam|kamen)(?: <word>){0,3} (?:als"
        " )?(?-i:(Erste[rn]?|Zweite[rn]?))(?=<end>| geworden| und| vor| ins| beim| im| in der)"
        "|(?-i:(?:Erste|Zweite)[rn]?)(?= (?:geworden|wurde|werden)\\b)",
    ),
    ("ranking", "top", "top (?:<n>|sieben|acht|elf|ten)"),
    ("ranking", "top", "top[ -]?(?:<worker>)"),
    (
        "ranking",
        "spitze",
        "(?:an )?(?:der )?Spitze (?:der|des|ihrer|seiner) (?:Rangliste|Tabelle|Liste|Charts|Liga"
        "|Klasse|Hitparade|Bestenliste|Bestsellerliste|Branche|Weltrangliste)",
    ),
    ("ranking", "spitzenreiter", "spitzenreiter<any>"),
    (
        "ranking",
        "best beste bester bestes besten",
        "beste[nrs]? (?:<word> ){1,3}(?:der|auf der|in der|von der) (?:ganzen )?(?:Welt|Klasse"
        "|Liga|Branche)|(?:der|die|das) Beste (?:der|in der|ihrer) (?:Klasse|Welt)",
    ),
    ("ranking", "beste besten bester", "(?:Welt)'?s (?:beste[nrs]?)"),
    # --- metric
    (
        "metric",
        "zahl anzahl",
        "(?:an|ge)?zahl (?:der|ihrer|seiner|von|an|meiner|unserer|deren) (?:<word> )?(?:<ware>)",
    ),
    ("metric", "likes", "likes?(?! (?:ich|it))"),
    (
        "metric",
        "follower followern abonnenten abonnentinnen",
        "(?:<getting>) (?:<word> ){0,2}?(Followern?|Abonnenten|Abonnentinnen)",
    ),
    (
        "metric",
        "klicks views aufrufe aufrufen downloads zitationen herzchen",
        "(?:<getting>) (?:<word> ){0,1}?((?:Klicks|Views|Aufrufen?|Downloads|Zitationen"
        "|Herzchen))(?! (?:entfernt|weiter))",
    ),
    ("metric", "retweets upvotes", "retweets|upvotes"),
    (
        "metric",
        "sterne sternen",
        "(?:<n>|wie viele|volle|alle) Sternen?(?= (?:bekommen|vergeben|bei|auf|im Netz)|<end>)(?! am Himmel)",
    ),
    (
        "metric",
        "score scores index faktor factor rate impact",
        "(?:klout|einfluss|test|credit|schufa)[ -]?scores?|h[ -]index|hirsch[ -]index|impact["
        " -](?:faktor|factor)|(?:engagement|conversion|klick|interaktions|absprung)s?[ -]rate",
    ),
    ("metric", "klout", "klout(?: score)?"),
    ("metric", "prozent", "(?:(?:<n>|ein|sieben|acht|elf) )?prozent"),
    # --- eins, when it counts or labels
    ("word", "eins", "(?:<label>) (eins)"),
    ("word", "eins", "(?:um|gegen|nach|vor|bis|halb|viertel) (eins)(?= |<end>)(?! mit| zu werden)"),
    ("word", "uhr", "ein uhr"),
    ("word", "eins", "eins (?:und|plus|bis|zu|gegen|oder|von) (?:<n>|eins)|eins(?=, <n>)"),
    (
        "word",
        "# sieben acht elf",
        "eine?[rs]? von (?:<fewer>|sieben|acht|elf)(?= |<end>)(?! (?:Freundinnen))|jede[rs]? (?:<o>)",
    ),
    (
        "word",
        "zweit dritt viert fünft sechst siebt acht neunt zehnt",
        "zu (?:zweit|siebt|<ordinal>|<built>|acht)(?=<end>| )(?! (?:geben|nehmen))(?<=t|\u00aa|\u02e3)",
    ),
    # --- acht, sieben, elf
    ("pass", "sieben", "(?:beim|zum|vom|durchs|ans) (?-i:Sieben)"),
    (
        "pass",
        "acht",
        "(?:außer|ausser) acht|in (?-i:Acht)(?! <Noun>)|(?-i:Acht) und Bann|(?:die|der) (?-i:Acht)(?=<end>)",
    ),
    (
        "pass",
        "acht",
        "acht (?:zu )?(?:geben|gebe|gibst|gibt|gab|gaben|gebt|gegeben|gebend|haben|hatte)(?! <Noun> <Noun>)",
    ),
    (
        "pass",
        "acht",
        "(?:gib|gibt|gibst|gab|gabst|gaben|gebe|geben|gebt|hab|habt|habe|hatte)(?:"
        " (?!<Noun>)<word>){0,5} (acht)(?! <Noun>)",
    ),
    (
        "pass",
        "viertel",
        "(?:unser|ihr|mein|sein|dein|euer|das|dieses|ganze|im|ins|ein|kein|jedes|alte|lateinische"
        "|<front>e[sn]) (Vierteln?)(?! (?:vor|nach|<n>|sieben|acht|elf|eins))",
    ),
    (
        "pass",
        "siebte siebten",
        "(?<!der )(?<!die )(?<!das )(?<!den )(?<!am )siebten? (?:das|den|die|alles|Mehl|Sand|Erde"
        "|Zucker|Kakao|Kompost)",
    ),
    ("pass", "siebte siebten", "(?:sie|er|ich|wer|man|wir|und) (siebten?)"),
    ("ordinal word", "siebte siebten", "siebten?"),
    ("unit", "acht", "(?-i:acht)"),
    ("unit", "elf", "(?-i:elf)|Elf(?= <Noun>)(?! (?:aus|von))"),
    ("unit", "acht", "(?-i:Acht)(?= <Noun>)"),
    (
        "unit",
        "sieben",
        "(sieben)(?= <Noun>)(?! (?:Mehl|Sand|Erde|Zucker|Puderzucker|Kakao|Kies|Asche|Kompost|Staub|Gips))",
    ),
    (
        "unit",
        "sieben",
        "(?:um|gegen|bis|halb|nach|vor|ab|mit|seit|von|<label>|alle|die|diese|ihre[nr]?"
        "|seine[nr]?|unsere[nr]?|meine[nr]?|jene|fast|knapp|etwa|rund|über|genau|nur|noch|erst"
        "|schon|gerade|aller|den|der) (sieben)(?! (?:das|den|die|wir|sie|ihr) (?:Mehl|Sand"
        "|Zucker))",
    ),
    (
        "unit",
        "sieben",
        "(?:bin|ist|war|waren|sind|wurde|wird|werden|wurden|waren wir|sind wir) (sieben)(?=<end>)"
        "|(sieben)(?= (?:war|waren|wurde|ist|bin|sind|werde|wird|geworden)\\b)",
    ),
    (
        "unit",
        "sieben",
        "(?:<n>)(?:,|,? und|,? oder| bis| mal| plus) (sieben)|(sieben)(?=(?:,|,? und|,? oder| bis"
        "| mal) (?:<n>))",
    ),
    (
        "unit",
        "sieben",
        "(?-i:[A-ZÄÖÜ]<small>) (sieben)(?=<end>| (?:und|bis)\\b)(?<!Mehl sieben)(?<!Sand"
        " sieben)(?<!Erde sieben)(?<!Zucker sieben)(?<!Kakao sieben)(?<!Kompost sieben)",
    ),
    ("unit", "sieben", "<start>(Sieben)(?= (?:auf|von|der|davon|mal|ist)\\b)"),
    (
        "ordinal",
        "achte achten achter achtes achtem",
        "(?:der|das|am|den|dem|des|im|zum|zur|beim|vom|ihr|sein|mein|die|ihre[rn]?|seine[rn]?"
        "|meine[rn]?|jede[rns]?|ins|eine[rnm]?|unser|unsere[rn]?) (achte[nrsm]?)(?= <Noun>|<end>)"
        "|(?-i:[A-Z]<some>) der (Achte)|(?-i:der Achte|die Achte)",
    ),
    # --- half and quarter
    ("word", "halb", "halb (?:<n>|sieben|acht|elf|eins)"),
    (
        "word",
        "viertel",
        "(?:(?:ein|drei|<n>)[ -])?viertel (?:vor|nach|über) (?:<n>|sieben|acht|elf|eins)|viertel"
        " (?:<n>|sieben|acht|elf|eins)|<n> viertel|<n>[ -]vierteln?",
    ),
    (
        "word",
        "halbe halbes halben halbem",
        "halbe[nsmr]? (?:<scale>|Million|Dutzend|Jahrhundert|Jahrtausend|Hundert|Tausend|Milliarde|<n>)",
    ),
    # --- first and second
    (
        "ordinal",
        "erste ersten erster",
        "erste[nr]? (?:<month>|Weltkriegs?)|(?:der|am|zum) (?:Ersten)(?= (?:des|im) Monats?)",
    ),
    ("ordinal", "zweite zweiten zweiter", "zweite[nr]? (?:<month>|Weltkriegs?)"),
    (
        "pass",
        "zweite zweiten zweiter zweites zweitem",
        "zweite[nrsm]? (?:Chancen?|Natur|Hand|Heimat|Zuhause|Sprachen?|Meinung(?:en)?|Winds?|Luft"
        "|Portion|Haut|Familien?|Mutter|Mütter|Vater|Väter|Wahl|Muttersprache)",
    ),
    ("ordinal word", "zweite zweiten zweiter zweites zweitem", "zweite[nrsm]?"),
)

RUN = {"goes on": "(?:(?<=\u02e2) und)? <number>", "trails": "-<word>"}
