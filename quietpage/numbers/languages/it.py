"""Italian. What the names mean is told in `en.py`."""

WORDS = {
    "unit": "zeri tre ventitre trent vent quarant cinquant sessant settant ottant novant cent quattr"
    " ventiquattr trentaquattr",
    "ten": "",
    "scale": "mila centinaio centinaia migliaio migliaia milioni milione miliardi miliardo decina"
    " decine dozzina dozzine ventina trentina quarantina cinquantina sessantina settantina"
    " ottantina novantina quindicina",
    "ordinal": "terzi terze quarti quarte quinti sesti settimi ottavi noni decimi decime centesimi"
    " millesimi terzo terza",
    "built": "duemila tremila",
}

_STEMS = (
    "due tre tré quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici"
    " diciassette diciotto diciannove vent venti trent trenta quarant quaranta cinquant cinquanta sessant"
    " sessanta settant settanta ottant ottanta novant novanta cent cento mille"
)

SOLID = (("built", _STEMS, f"{_STEMS} mila uno un una e", f"{_STEMS} mila uno un una"),)

COMPOUNDS = (
    (
        "built",
        "(?:und|dod|tred|quattord|quind|sed|diciassett|diciott|diciannov|vent|trent|quarant"
        "|cinquant|sessant|settant|ottant|novant|cent)(?:ic|un|dic|i)?enn[ei]s?",
    ),
    ("built", "(?:<stem>)enn[ei]"),
    (
        "ordinal",
        "(?:vent|trent|quarant|cinquant|sessant|settant|ottant|novant|cent|duecent|trecent|duemil"
        "|tremil)<whatever>esim[oaie]|(?:<stem>|cent|mill|ventun|trentun|vent|trent|quarant|cinquant"
        "|sessant|settant|ottant|novant|undic|dodic|tredic|quattordic|quindic|sedic|diciassett"
        "|diciott|diciannov|milion)esim[oaie]",
    ),
)

TELLING = (
    (
        "metric",
        "percentual[ei]|percentil[ei]|retweet|like|likes|statistiche|metriche|analytics|stats"
        "|upvote|punteggi[o]?|kpi|visualizzazioni|followers?",
    ),
    (
        "ranking",
        "classific(?:a|he)|graduatori[ae]|rankings?|best-?sellers?|leaderboards?|podio"
        "|hit-parade|capolista|capocannonier[ei]",
    ),
)

DEPENDING = (
    "sei venti secondo secondi seconda seconde quinte quarto quarti quinta mezzo nono nona follower like un"
    " centesimo"
)

LABELS = (
    "atto capitolo parte scena tomo volume libro sezione articolo allegato fase livello"
    " classe categoria tipo salmo titolo tabella figura guerra secolo canto tavola appendice lezione pagina"
)

CLASSES = {
    "stem": "due|tre|tré|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|tredici|quattordici"
    "|quindici|sedici|diciassette|diciotto|diciannove|venti?|trenta?|quaranta?|cinquanta?"
    "|sessanta?|settanta?|ottanta?|novanta?|cento?|mille",
    "month": "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
    "more": "prov[ae]|spettacol[oi]|invern[oi]|estat[ei]|primaver[ae]|autunn[oi]|lunedì"
    "|martedì|mercoledì|giovedì|venerdì"
    "|sabat[oi]|domenic(?:a|he)|eserciz(?:io|i)|esam[ei]|quadern[oi]|vers[oi]|ritornell[oi]"
    "|paragraf[oi]|discors[oi]|abbracc(?:io|i)|bac(?:io|i)|caffè|piatt[oi]|volo|treno|autobus"
    "|fermata|gradin[oi]|scaffal[ei]|cassett[oi]|banco|banchi|corridoio|laboratorio|sessione"
    "|colp[oi]|squill[oi]|avvis[oi]|messagg(?:io|i)|cartolin[ae]|foto|disegn[oi]|raccont[oi]"
    "|proposta|error[ei]|vaccino|parto|pronipot[ei]|cugin[oiae]|fidanzat[oa]|compagn[oaie]"
    "|vicin[oiae]|professor[ei]|maestr[oaie]|student[ei]|volontari[oa]?|ospit[ei]"
    "|candidat[oiae]|giocator[ei]|ciclist[aie]|gol|set|chilometr[oi]|traduttor[ei]|debutto"
    "|alber[oi]|raccolt[oi]|traslo(?:co|chi)|sciopero|emendamento|congress[oi]|mestier[ei]"
    "|negoz(?:io|i)|contratt[oi]|seminari(?:o)?|grupp[oi]|balcon[ei]|angol[oi]|bicchier[ei]"
    "|letto|sogn[oi]|foglio?|accord[oi]|tast[oi]|ball[oi]|museo|strument[oi]|quartier[ei]"
    "|process[oi]|intervent[oi]|infart[oi]|ricover[oi]|figliol[oai]|ramo|portone|semaforo"
    "|mandato|governo|tema|dettato|saggio|concorso|round",
    "thing": "posto|posizione|piano|premio|figli[oa]|nipoti?|libr[oi]|romanz[oi]|disc(?:o|hi)"
    "|giorn[oi]|mes[ei]|ann[oi]|grado|corso|capitol[oi]|tentativ[oi]|secol[oi]|viaggi?o?"
    "|trimestre|partit[ae]|fratell[oi]|sorell[ae]|concert[oi]|incontr[oi]|anniversari[oi]"
    "|potere|mondo|volt[ae]|edizion[ei]|part[ei]|settiman[ae]|generazion[ei]|person[ae]"
    "|class[ei]|letter[ae]|gir[oi]|sinfoni[ae]|semestre|atto|tomo|volume|fila|ora|or[ae]"
    "|visit[ae]|tazz[ae]|film|stagion[ei]|marit[oi]|mogli[e]?|donn[ae]|uom[oi]|uomini"
    "|alliev[oi]|comandamento|dit[oa]|ruot[ae]|tapp[ae]|fas[ei]|pagin[ae]|domand[ae]"
    "|rig[ah]e?|strof[ae]|cord[ae]|dimension[ei]|guerra|repubblica|movimento|lezion[ei]"
    "|pass[oi]|punt[oi]|livell[oi]|turn[oi]|album|canzon[ei]|oper[ae]|poesi[ae]|lavor[oi]"
    "|scuol[ae]|citt[àa]|paes[ei]|gatt[oi]|can[ei]|bambin[oai]|matrimoni[oi]|riunion[ei]"
    "|gar[ae]|maraton[ae]|version[ei]|bozz[ae]|elementare|media|liceo|tempo|millennio"
    "|stanz[ae]|serat[ae]|nott[ei]|mattin[ae]|quartetto|testimon[ei]|classificat[oa]"
    "|arrivat[oa]|amic[oai]|ragazz[oai]",
    "label": "capitolo|passo|lezione|giorno|atto|scena|pagina|turno|fase|livello|parte|episodio"
    "|stagione|linea|sala|porta|punto|articolo|formula|settimana|piano|tomo|volume|libro"
    "|regola|esercizio|strofa|gruppo|binario|domanda|modulo|tappa|stanza|numero|classe|aula"
    "|camera",
    "sing": "che|chi|tu|non|se|quando|dove|ci|mi|ti|vi|lo|la|come|perché|perche|ne|sempre|già|mai|poi"
    "|così|quanto|ora|oggi|finché|sì|anche|davvero|forse|mamma|papà|maestra",
    "plural": "<front>i|or[ae]|volt[e]|settimane|persone|lettere|pagine|donne|ragazze|sorelle|figlie"
    "|stanze|case|parole|lingue|corde|amiche|scuole|bambine|zie|sedie|tazze|mele|candele"
    "|estati|sere|mattine|giornate|valigie|torte|domande|rose|bottiglie|storie|euro|metri"
    "|chilometri|film|vite|cose|galline|capre|piante|fotografie|uova|braccia|dita|paia|euro"
    "|anni|righe|fermate|lezioni|tappe|allieve|poesie|ricette|coppie|note|tracce|nazioni"
    "|squadre|barche|navi|strade|finestre|porte|scatole|buste|monete|penne|matite|biciclette"
    "|ciotole|minestre",
    "windy": "forti|freddi|caldi|contrari|gelidi|impetuosi|alisei|favorevoli|violenti|leggeri|umidi"
    "|marini|tesi|avversi|di|del|dal|dei|dello|della|che|soffiavano|soffiano|d'|da|deboli"
    "|polari|africani|atlantici|portano|portavano|si|e",
    "little": "mai|così|lì|qui|poi|quasi|oggi|ieri|domani|anche|sempre|nei|dei|ai|sui|dai|nelle|delle|alle"
    "|sulle|dalle|come|che|dove|mentre|invece|insieme|quando|qual[ei]|oltre|forse|c[ie]|m[ie]|t[ie]"
    "|v[ie]|s[ie]|gli|i|l[ei]|ne|e|bene|fuori|avanti|davanti",
    "ware": "follower|followers|seguaci|iscritti|iscritte|abbonati|visualizzazioni|visite|like|mi"
    " piace|download|citazioni|visitatori|lettori|fan|stelle|clic|click|retweet|condivisioni"
    "|commenti|amici|ascoltatori|spettatori|ascolti|voti|cuori|reazioni|vendite|copie"
    "|contatti",
    "many": "<n>|quant[ie]|più|meno|molt[ie]|tant[ie]|poch[ie]|abbastanza|troppi|senza|nessun|<n> di"
    "|numero di|guadagnare|guadagnato|guadagna|perdere|perso|perde|comprare|comprato|compra"
    "|comprava|vendere|venduto|vende|vendeva|contare(?: i| le| gli| i suoi)?|conta(?: i| le|"
    " gli| i suoi)?|contava(?: i| le| gli| i suoi)?|ottenere|ottenuto|ottiene|ha|aveva|hanno"
    "|avere|avuto|raccogliere|raccolto|raccoglie|inseguire|insegue|inseguiva|cercare|cerca"
    "|cercava|accumulare|accumula|accumulato|riceve|ricevere|ricevuto|per|nuovi|caccia ai"
    "|caccia di|a caccia di|i suoi|i tuoi|i miei",
    "best": "popolar[ei]|lett[oaie]|vist[oaie]|seguit[oaie]|citat[oaie]|scaricat[oaie]|vendut[oaie]"
    "|ascoltat[oaie]|influent[ei]|apprezzat[oaie]|condivis[oaie]|visitat[oaie]"
    "|commentat[oaie]|cercat[oaie]|premiat[oaie]|votat[oaie]|cliccat[oaie]|quotat[oaie]"
    "|pagat[oaie]",
    "of": "(?:del|al) (?:mondo|paese|pianeta|liceo|corso|gruppo|settore)|dell'(?:anno|istituto"
    "|universo|universit[àa])|d'Italia|(?:della|di|nella|della sua) (?:tutti i tempi|classe"
    "|scuola|sua classe|sua generazione|regione|lega|storia)",
    "where": "(?:della|di|del|dell') ?(?:sua |suo |mia |nostra |anno |corso )?(?:classe|corso|scuola"
    "|concorso|gara|campionato)|(?:al|alla|nella|nel|all') ?(?:concorso|gara|esame|classifica"
    "|campionato|torneo|maratona|traguardo|competizione)",
}

RULES = (
    # --- ranking
    ("ranking", "numero", "numero uno"),
    ("ranking", "top", "top (?:<n>|ten)"),
    ("ranking", "più", "più <best>(?! (?:di me|da me|volte)\\b)"),
    ("ranking", "migliore migliori miglior", "miglior[ei]?(?: <word>){0,4} (?:<of>)"),
    ("ranking", "meglio", "meglio (?:recensit|valutat|pagat|classificat|piazzat|vendut|quotat)[oaie]"),
    (
        "ranking",
        "primo prima secondo seconda",
        "(?:prim[oa]|second[oa]) (?:posto|premio|posizione|piazza|classificat[oa])(?! (?:dove|in"
        " cui|a sedere))",
    ),
    (
        "ranking",
        "primo prima secondo seconda primi",
        "(?:arriv|classific|piazz|fini|termin|uscit|arrivò)<any>(?: <word>)?? (prim[oa]"
        "|second[oa])(?=<end>| <where>| (?:alla|al|nella|su|fra|tra)\\b)(?! (?:di|del)\\b)",
    ),
    (
        "ranking",
        "prima primo secondo seconda",
        "(?:primo|second[oa]) (?:<where>)|prima (?:della (?:sua |mia )?classe|(?:al|alla|nella"
        "|all') ?(?:concorso|gara|esame|classifica|campionato|maratona))",
    ),
    (
        "ranking",
        "cima vetta testa",
        "(?:in )?(?:cima|vetta|testa) (?:alla|alle|della) (?:classific<some>|graduatori<some>|lista)",
    ),
    ("ranking", "best", "best[ -]sellers?"),
    (
        "ranking",
        "prima primo seconda secondo",
        "(?:corsa|gara|maratona|staffetta|concorso|torneo)(?: <spoken>){0,6} (?:arriv"
        "|classific)<some> (prim[oa]|second[oa])",
    ),
    (
        "ranking",
        "punta",
        "(?:chirurg|avvocat|medic|atlet|giocator|manager|scienziat|ricercator)<any> di punta",
    ),
    # --- metric
    (
        "metric",
        "numero numeri quantità contatore contatori conteggio totale",
        "(?:numer[oi]|quantità|contator[ei]|conteggi[o]?|totale) (?:di |dei |delle |degli"
        " )(?:suoi |sue |miei |nostri |nuovi )?(?:<ware>)",
    ),
    (
        "metric",
        "piace",
        '(?:i|di|dei|più|quanti|<n>|tanti|molti|pochi|senza|suoi|per|un|qualche) (?:« ?|\\"'
        "|“)?(mi piace)(?! (?:la|il|lo|le|i|gli|che|molto|tanto|quando|come|leggere|pensare|l'))",
    ),
    (
        "metric",
        "follower seguaci iscritti iscritte abbonati",
        "(?:<many>) (?:<word> )?(follower|seguaci|iscritt[ie]|abbonati)(?! (?:di Gesù|di Gandhi|al corso))"
        "|(?:iscritti|iscritte|abbonati|seguaci)(?= (?:al|del|sul|alla|della) "
        "(?:(?:suo|sua|mio|mia) )?(?:canale|newsletter|blog|profilo|pagina)\\b)",
    ),
    ("metric", "iscritti iscritte", "canale(?: <spoken>){0,4} (iscritt[ie])"),
    ("metric", "like", "like"),
    (
        "metric",
        "visualizzazioni download clic click ascolti visite condivisioni",
        "(?:<n>|quant[ie]|più|<n> di|numero di|accumul<any>|otten<some>|contare(?: le| i)?"
        "|insegu<some>|conta le|conta i|contava le|contava i|per|raccogli<some>|caccia di|caccia ai)"
        " (?:<word> )?(visualizzazioni|download|clic|click|ascolti|visite|condivisioni)(?!"
        " (?:guidate|ai nonni|alla nonna))",
    ),
    ("metric", "pagine", "pagine viste"),
    (
        "metric",
        "voto voti risultati risultato media",
        "(?:vot[oi]|risultat[oi]) (?:medi[oi]?|più alt[oi]|massim[oi]|(?:dei|degli|agli|nei|ai|di"
        "|del|all') ?(?:test|esami|esame|prove|compiti|verifiche|maturità|laurea))|media (?:dei"
        " voti|scolastica|voti)",
    ),
    (
        "metric",
        "recensioni valutazione valutazioni",
        "(?:valutazion[ei]|recensioni) (?:medi[ae]|(?:a|di|con) (?:<n> )?stelle)",
    ),
    ("metric", "klout", "(?:indice |punteggio )?klout"),
    (
        "metric",
        "tasso tassi",
        "tass[oi] di (?:interazione|conversione|clic|rimbalzo|apertura|coinvolgimento|engagement)",
    ),
    (
        "metric",
        "indice fattore impact index",
        "h[ -]index|indice (?:h|di Hirsch)|fattore di impatto|fattore d'impatto|impact factor",
    ),
    ("metric", "cento", "(?:(?:<n>|un|uno|sei|venti) )?per \u02e2{5}"),
    ("metric", "stelle", "(?:<n>|quante) stelle(?= (?:su|di valutazione)|<end>)"),
    # --- uno, when it counts or labels
    ("word", "# sei venti", "un[oa]? (?:su|ogni) (?:<n>|sei|venti)"),
    (
        "word",
        "<label>~uno <label>~una",
        "(?:<label>) (un[oa])(?<!\\bporta una)(?<!\\b[cmnstv][ei] porta uno)(?<!\\bgli porta uno)"
        "(?<!\\bch[ie] porta uno)(?=<end>| (?:e|di|in|del|a|per|fu|era|è|con)\\b)(?! (?:di (?:noi"
        "|loro|quei)|dei|delle|degli))",
    ),
    (
        "word",
        "all~una l~una",
        "(?:all'|l')(una)(?= (?:e (?:mezza|un quarto|mezzo)|in punto|di notte|del pomeriggio)"
        "|<end>)(?<!l'una)|all'(una)(?=<end>| )(?!<clause>l'altra\\b)",
    ),
    # --- sei, venti
    (
        "unit",
        "sei",
        "(?:<n>)(?:,| o| e| a) (sei)|(sei)(?=(?: o| e| a|,) <n>)|(?:cento|mille|<ten>|mila) (sei)",
    ),
    (
        "unit",
        "sei",
        "(?:alle|le|dalle|i|gli|dei|delle|ai|nei|nelle|tutti e|tutte e|ogni|per|di|fra|tra|con|su"
        "|dopo|in|a|<label>|eravamo|erano|siamo|sono|da|altri|altre|suoi|sue|miei|mie|nostri"
        "|nostre|quei|quelle|questi|queste|di anni|ultimi|ultime|primi|prime) (sei)(?! (?:tu"
        "|stat[oa]|qui|lì|brav[oa])\\b)",
    ),
    ("pass", "sei", "(?:<sing>) sei"),
    (
        "unit",
        "sei",
        "(sei)(?= (?:(?:<front>[ie] )?(?:<plural>)|mila|milioni|miliardi|giorni)(?!\\w))(?! (?:mai"
        "|così|lì|qui|poi|lei|noi|voi|tra|fra|quasi|oggi|anche|sempre|stat<some>|una?|il|la|come"
        "|gentile|felice|importante|grande|forte|capace|dolce|speciale|uguale|giovane|libera|ogni"
        "|nei|dei|ai|sui|dai|fuori|ieri|domani|pronti|che|nel|di)\\b)",
    ),
    (
        "unit",
        "venti",
        "(?:<n>)(?:,| o| e| a) (venti)|(venti)(?=(?: o| e| a|,) <n>)|(?:cento|mille|mila) (venti)",
    ),
    (
        "pass",
        "venti",
        "(?:i|forti|dei|ai|quattro|quei|freddi|tutti i) venti(?= (?:<windy>)|<end>)(?! (?:anni|euro))",
    ),
    (
        "unit",
        "venti",
        "(venti)(?= (?:(?!(?:<windy>|<little>)\\b)(?:<front>[ie] )?(?:<plural>)|mila|milioni|miliardi|di"
        " <month>|<month>)(?!\\w))",
    ),
    (
        "unit",
        "venti",
        "(?:alle|le|dalle|a|ogni|per|negli anni|anni|gli|di|<label>|con|dopo|altri|circa|quasi"
        "|almeno|solo) (venti)(?! (?:<windy>))",
    ),
    # --- quarters and halves
    (
        "word",
        "quarto quarti mezza mezzo",
        "(?:<n>|una|mezzogiorno|mezzanotte|sei|venti) e (?:mezz[ao]|un quarto|tre quarti)|<n>"
        " meno un quarto|<n> quarti|tre quarti",
    ),
    ("word", "mezzo mezza", "un[ao']? ?(?:<word> )e mezz[oa]"),
    (
        "word",
        "mezzo mezza",
        "mezz[oa] (?:<scale>|dozzina|milione|secolo|migliaio|centinaio|miliardo|millennio)",
    ),
    ("word", "quarto", "un quarto di (?:milione|secolo|miliardo)"),
    # --- ordinals that are also something else
    (
        "ordinal word",
        "quarto quarta quinta quinto nono nona",
        "(?:quart|quint|non)[oa](?= (?:<thing>|<more>)\\b)|(?<!un )quarto(?! (?:d'ora|di (?:luna|bue"
        "|vino)))|quarta|quinto|nono|quinta|nona(?= di (?:Beethoven|Mahler|Bruckner|Schubert"
        "|Dvořák)\\b)",
    ),
    (
        "ordinal",
        "primo prima",
        "primo <month>|prim[oa] (?:guerra mondiale|piano(?= d(?:el palazzo|ella casa|i un)))|primo del mese",
    ),
    (
        "pass",
        "seconda secondo seconde secondi",
        "second[oaei] (?:possibilità|occasion[ei]|chance|opportunità|natura|man[oi]|casa|case"
        "|lingua|lingue|pare[r]?[ei]|opinion[ei]|pelle|pell[ei]|famigli[ae]|madr[ei]|padr[ei]"
        "|mamma|papà|vento|fiato|pensier[oi]|patria|giovinezza|porzione|razza|fine)|a seconda|di"
        " seconda mano|in seconda(?!"
        " (?:elementare|media|superiore|liceo|classe|fila|posizione|persona|edizione|battuta)\\b)",
    ),
    ("pass", "secondo", "(?:in|di) secondo piano(?! (?:del|della|di un)\\b)"),
    (
        "ordinal",
        "secondo",
        "(?:il|un|del|al|nel|suo|mio|nostro|tuo|loro|ogni|dal|sul|questo|quel) (secondo)(?="
        " (?:<thing>|<more>)\\b)|secondo(?= (?:<thing>)\\b)",
    ),
    ("pass", "secondo secondi", "secondi|secondo"),
    ("pass", "centesimo", "(?:un|nemmeno|neanche|neppure|ultimo) centesimo(?! (?:di|del|della)\\b)"),
    ("ordinal word", "centesimo", "centesimo"),
    ("pass", "seconde", "seconde(?= (?:case|mani|lingue))"),
    ("ordinal word", "seconda seconde", "second[ae]"),
)

RUN = {"goes on": "(?:(?<=[\u02e2\u1d57]) e)? <number>"}
