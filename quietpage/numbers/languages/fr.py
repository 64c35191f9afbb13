"""French. What the names mean is told in `en.py`."""

WORDS = {
    "unit": "zéros",
    "ten": "vingts",
    "scale": "milliards billions trillion centaine centaines millier milliers douzaine douzaines"
    " dizaine dizaines quinzaine quinzaines vingtaine vingtaines trentaine trentaines"
    " cinquantaine soixantaine huitaine neuvaine",
    "ordinal": "troisièmement quatrièmement cinquièmement tiers",
    "built": "deuxièmement trentenaire trentenaires septantaine huitante septuor millionième millionièmes",
}

COMPOUNDS = (("built", "(?:trent|quarant|cinquant|soixant)enaires?"),)

TELLING = (
    (
        "metric",
        "pourcentages?|percentiles?|likes?|retweets?|upvotes?|statistiques|stats|métriques"
        "|analytics|audimat|kpis?|hashtags? tendance",
    ),
    ("ranking", "classements?|palmarès|best-?sellers?|leaderboards?|surclass<some>|rankings?"),
)

DEPENDING = (
    "neuf second seconde secondes seconds deuxième deuxièmes tiers quarantaine cent cents"
    " premier première premiers premières"
)

LABELS = (
    "acte chapitre partie scène tome volume livre section article annexe phase niveau classe"
    " catégorie type psaume titre table figure planche guerre chant siècle siècles république"
    " arrondissement leçon page appendice"
)

CLASSES = {
    "month": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "few": "ils|elles|nous|vous|les|des|mes|tes|ses|nos|vos|leurs|aux|mais|dans|sans|plus|depuis|pas"
    "|vers|après|puis|très|toujours|jamais|alors|dès|sous|dedans|dessus|est|suis|fais|sais"
    "|vois|viens|ces|cas|temps|corps|moins|aussitôt|parfois|autrefois|ainsi|hors|malgré"
    "|envers|jadis|cependant",
    "label": "chapitre|étape|leçon|acte|jour|tome|volume|page|scène|phase|niveau|règle|partie|épisode"
    "|saison|ligne|quai|salle|chambre|porte|point|article|formule|semaine|module|plan|livre"
    "|exercice|strophe|verset|tour|manche|classe|question|groupe|voie",
    "ware": "followers|abonnés|abonnées|vues|likes|téléchargements|citations|visiteurs|lecteurs|fans"
    "|partages|étoiles|clics|retweets|visites|j'aime|commentaires|amis|auditeurs|spectateurs"
    "|écoutes|réactions|cœurs|coeurs|mentions|inscrits|votes|pouces",
    "many": "<n>|combien de|combien d'|plus de|plus d'|moins de|moins d'|beaucoup de|beaucoup d'"
    "|assez de|assez d'|peu de|peu d'|tant de|tant d'|trop de|<n> de|<n> d'|pas de|pas d'"
    "|aucun|sans"
    "|gagn(?:er|e|ait|é|ent) des|promet(?:tait|s)? des|promis des|v(?:oulait|eut) des|gagner"
    "|perdre des|perdu des|acheter des|acheté des|vendre des"
    "|chasser les|compter les|compter ses|compte ses|compte les|comptait les|comptait ses"
    "|compté ses|compté les|obtenir des|obtenu des|récolter des|récolté des|récolte des"
    "|course aux|chasse aux|faire des|fait des|collectionner les|collectionne les|vend des"
    "|vendait des|vendu des",
    "best": "populaires?|influent(?:e|s|es)?|lus?|lues?|vus?|vues?|suivi(?:e|s|es)?|cité(?:e|s|es)?"
    "|téléchargé(?:e|s|es)?|consulté(?:e|s|es)?|écouté(?:e|s|es)?|aimé(?:e|s|es)?|liké(?:e|s"
    "|es)?|partagé(?:e|s|es)?|vendu(?:e|s|es)?|commenté(?:e|s|es)?|regardé(?:e|s|es)?"
    "|visité(?:e|s|es)?|recherché(?:e|s|es)?",
    "of": "du monde|au monde|de sa classe|de la classe|de sa promotion|de son école|du pays|de"
    " l'école|de sa génération|de l'univers|de la planète|de son domaine|de France",
    "where": "de (?:la |sa |ma |leur |notre )?(?:classe|promotion|promo|école)|du (?:concours"
    "|classement|palmarès|championnat|marathon)|(?:au|aux|à l'|à la) (?:concours|classement"
    "|examen|championnat|course|arrivée|épreuves?)",
}

RULES = (
    # --- ranking
    ("ranking", "numéro numero", "(?:numéro|numero|n°) uns?"),
    ("ranking", "top", "top (?:<n>|ten|neuf)"),
    (
        "ranking",
        "plus",
        "(?<!ai le )(?<!a le )(?<!as le )(?<!ont le )(?<!avons le )(?<!avez le )(?<!avait le"
        " )(?<!avais le )plus <best>(?! (?:souvent|tard|loin)\\b)",
    ),
    ("ranking", "meilleur meilleure meilleurs meilleures", "meilleure?s?(?: <word>){0,4} (?:<of>)"),
    ("ranking", "mieux", "mieux (?:notée?s?|classée?s?|payée?s?|placée?s?|cotée?s?|vendue?s?)"),
    ("ranking", "meilleure meilleures", "meilleures? ventes?"),
    ("ranking", "best", "best[ -]sellers?"),
    (
        "ranking",
        "tête",
        "(?:en |à la )?tête (?:du (?:classement|palmarès|championnat|peloton)|de (?:la"
        " )?(?:classe|liste|ligue)|des ventes)",
    ),
    (
        "ranking",
        "premier première deuxième second seconde",
        "(?:premier|première|deuxième|second|seconde)s? (?:places?|prix|rangs? (?:au|du)|marche du podium)",
    ),
    (
        "ranking",
        "premier première deuxième second seconde",
        "(?:arriv|class|termin|fini|placé|sorti|reçue?|sortait|finit|finissait|termine)<any>(?:"
        " <word>)?? (premi(?:er|ère)s?|deuxièmes?|seconde?s?)"
        "(?= <where>|<end>| (?:ex|au|aux|à|du|de la|dans|devant|sur|et|mais)\\b)",
    ),
    (
        "ranking",
        "premier première deuxième second seconde",
        "(?:premi(?:er|ère)|deuxième|seconde?) (?:<where>)",
    ),
    (
        "ranking",
        "classé classée classés classées",
        "(?:mieux |bien )?classée?s? (?:premi<some>|deuxième|seconde?|<o>|parmi|en tête|dans le top"
        "|numéro|au-dessus|devant|dernière?)",
    ),
    (
        "ranking",
        "meilleur meilleure meilleurs meilleures",
        "meilleure?s? (?:buteu(?:r|se)s?|réalisat(?:eur|rice) du)",
    ),
    ("ranking", "major", "major(?:e)? (?:de (?:sa |la )?promo(?:tion)?)"),
    ("ranking", "haut", "(?:en )?haut (?:du (?:classement|tableau|podium))"),
    # --- metric
    (
        "metric",
        "nombre compteur compteurs chiffre chiffres total",
        "(?:nombre|compteurs?|chiffres?|total) (?:de |d'|des |de ses |de mes |de leurs |de nos "
        "|de vos )(?:<ware>|ventes|audience|visionnages|fréquentation)",
    ),
    (
        "metric",
        "aime",
        "(?:des|les|de|ses|mes|<n>|aux|combien de) (?:« ?|\\\")?(j'aime)(?! (?:la|le|les|l'|mon"
        "|ma|mes|ce|cette|tout|beaucoup|bien|ta|ton|son|sa|ses|cet))",
    ),
    ("metric", "vues", "(?:<many>) ?(vues)(?! (?:sur (?:l'école|la mer|le))| de l'esprit)"),
    (
        "metric",
        "followers abonnés abonnées visiteurs téléchargements citations clics visites",
        "(?:<many>) ?(?:nouveaux |nouvelles |vrais |faux )?(followers|abonné(?:e?s)"
        "|téléchargements|clics|visites)",
    ),
    ("metric", "pages page", "pages? vues?"),
    (
        "metric",
        "score scores note notes résultat résultats",
        "(?:scores?|résultats?|notes?) (?:klout|d'influence|de crédit|(?:aux|à l'|à ses|à leurs"
        "|de ses|des) (?:tests?|examens?|épreuves|contrôles|concours|évaluations)|moyennes?"
        "|maximale?)|(?:meilleurs?|hauts?|plus hauts?|plus grand) scores?|scores? (?:(?:les? plus )?élevés?"
        "|records?|maximal)",
    ),
    ("metric", "klout", "(?:score |indice )?klout"),
    ("metric", "moyenne", "moyenne générale|note moyenne"),
    (
        "metric",
        "évaluation évaluations avis note notes",
        "(?:évaluations?|notations?|avis|notes?) (?:<n>|par|en|à|avec des) étoiles|(?:note"
        "|évaluation|notation) moyenne",
    ),
    (
        "metric",
        "taux",
        "taux (?:d'|de |de la |des )(?:engagement|conversion|clics?|rebond|ouverture|audience"
        "|interaction|réussite)",
    ),
    ("metric", "indice facteur index", "indice h|h[ -]index|facteurs? d'impact"),
    ("metric", "cent", "(?:(?:<n>|un|neuf|cent) )?pour cent(?![a-z])"),
    # --- cent, neuf
    ("scale", "cent cents", "(?<!pour )(?<!pour-)cents?(?! (?:d'euro|américains?))"),
    ("unit", "neuf", "(?:<n>) (neuf)"),
    ("unit", "neuf", "<label> (neuf)"),
    (
        "pass",
        "neuf",
        "(?:quoi|rien|du|de|à|tout|flambant|comme|plus|presque|battant|brillant|œil|regard|esprit"
        "|cœur|souffle|sang|élan|monde|homme|état|mot|quelque chose de|livre|cahier|manteau|vélo"
        "|départ|début|langage|visage|matin|jour) neuf(?! (?:ans|heures|mois|jours|fois|cents?"
        "|mille|minutes|semaines|années|sur|et demie?|ou)\\b)(?!,? (?:dix|ou dix))",
    ),
    (
        "unit",
        "neuf",
        "(neuf)(?= (?:(?!(?:<few>)\\b)<voiced>[sx]|(?:<word> )(?!(?:<few>)\\b)<voiced>[sx]|cents?"
        "|mille|<n>)(?!\\w))(?! et (?:vieux|des|les))",
    ),
    (
        "unit",
        "neuf",
        "(?:les|mes|tes|ses|nos|vos|leurs|ces|aux|tous les|toutes les|<label>|numéro|à nous"
        "|étaient|étions|sommes|sont) (neuf)",
    ),
    ("unit", "neuf", "(neuf)(?= (?:sur <n>|<month>|ou <n>|à <n>|et demie?))|(?:<n>)(?:,| ou| et| à) (neuf)"),
    # --- un, when it counts or labels
    ("word", "# neuf cent", "une? (?:sur|parmi) (?:<n>|neuf|cent)"),
    (
        "word",
        "<label>~un <label>~une",
        "(?:<label>) (une?)(?=<end>| (?:et|de|à|pour|dans|est|était|du|nous|du livre|fut|sur|avec"
        "|en|par|avant|après|où|se|me|te)\\b| m')(?! (?:de mes|de ses|de nos|des|de ces|de mon))",
    ),
    (
        "word",
        "heure",
        "une heure (?:et (?:demie?|quart)|moins|du matin|de l'après-midi|pile|trente|<n>)|(?:à"
        "|vers|avant|après) (une heure)(?=<end>| et| du| de l'après)",
    ),
    (
        "word",
        "heures heure midi minuit",
        "(?:<n> heures?|midi|minuit) (?:et demie?|et quart|moins (?:le |un )?quart|moins <n>|<n>)",
    ),
    ("word", "demi demie", "demi[ -](?:<scale>|<n>|douzaine|million|milliard|siècle|millénaire)"),
    (
        "word",
        "demi demie quart quarts",
        "(?:<n>|une?)(?: <word>)? et (?:demie?|une? quart)|<n> quarts?|trois[ -]quarts",
    ),
    ("word", "quart quarts", "quarts? (?:de (?:million|siècle|milliard))"),
    (
        "word",
        "quarantaine",
        "une (quarantaine)(?= de| d')|(?:a|avait|approch<some>|franchi<any>|frôl<some>|fêt<some>"
        "|pass<some>|dans)(?: (?:bientôt|déjà|presque|à peine))? (?:la"
        "|sa) (quarantaine)(?! imposée)|(?:la|sa|ma) (quarantaine)(?="
        " (?:passée|venue|bien|approchant|sonnée|bien sonnée))",
    ),
    ("ordinal", "tiers", "(?:<n> )?tiers(?! (?:personnes?|monde-))"),
    # --- first and second
    (
        "ordinal",
        "premier première premiers",
        "premier <month>|premi(?:er|ère)s? (?:guerre mondiale|étage)|premiers? du mois",
    ),
    (
        "pass",
        "second seconde seconds secondes deuxième deuxièmes",
        "(?:second|deuxième)(?:e|s|es)? (?:chances?|natures?|mains?|maisons?|chez-soi|foyers?"
        "|langues?|avis|opinions?|souffles?|peaux?|familles?|mères?|pères?|mamans?|papas?"
        "|patries?|jeunesses?|réflexion|pensées?|nature|résidences?|portion)",
    ),
    ("pass", "second", "état second|de second ordre|à nul second"),
    (
        "ordinal",
        "seconde second",
        "(seconde?)(?= (?:place|<month>|étage|roman|livre|fois|partie|année|fille|fils|enfant"
        "|tour|frère|sœur|mari|femme|rang|volume|tome|prix|symphonie|voyage|mariage|saison|album"
        "|édition)\\b)|seconde guerre|(?:le|la) seconde?(?=<end>)(?<!à la seconde)(?<!la seconde)"
        "|en second lieu",
    ),
    ("pass", "seconde secondes", "secondes?"),
    ("ordinal", "second seconds", "seconds?"),
    ("ordinal word", "deuxième deuxièmes", "deuxièmes?"),
)

RUN = {"goes on": "(?:(?<=\u1d57) et)? <number>|(?<=\u1d57) et une?|-et-une?"}
