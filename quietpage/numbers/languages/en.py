"""English. This is the module to read before writing another language's.

Everything here is data; docs/reference/numbers.md says what each class is for. Words are listed in small
letters, with their accents. The spelled-out numbers themselves come from CLDR (`cldr.txt`); here stands what
it does not know.

* `WORDS`: more words that are numbers wherever they stand, by what they are: `unit` (two), `ten`
  (twenty), `scale` (hundred, dozen), `ordinal` (third), `built` (twofold: built on a number).
* `COMPOUNDS`: the same for words that are put together: what they are, and a pattern of the whole word.
* `SOLID`: the same for those that are put together of any number of words: with which of them one may begin,
  go on and end (`it.py` has some).
* `TELLING`: patterns of whole words that tell of counting or ranking by themselves, with their kind.
* `DEPENDING`: words that are a number only sometimes. They are left out of the lists; rules decide.
* `LABELS`: words behind which a Roman numeral of one letter, or in small letters, is a number.
* `CLASSES`: groups of words that patterns call by name, as `<month>`.
* `RULES`: a kind, the words that call the rule, and a pattern. `<label>~one` is one behind a word of the
  class label, `#` any number word. The first rule that speaks of a stretch has it. Kinds are `word`,
  `ordinal`, `metric`, `ranking`, and `pass` for what is no number; or, to say that a word is a number word
  here and may be part of a larger one, `unit`, `ten`, `scale`, `ordinal word`.
  In a pattern a space is any gap between two words; `<n>` is any number, `<o>` an ordinal, `<scale>` a
  scale, `<word>` any word, `<Name>` a word with a capital, `<end>` the end of a clause, `<start>` the
  beginning of a sentence; `arriv<any>` is a word that begins so, `<front>i` one that ends so. These and the
  other names are told in `patterns.py`. When a pattern has a group in brackets, the group is the number and
  the rest is only looked at.
  Nothing is repeated with `*` or `+`, and a group no more than six times (`(?:<word> ){0,3}`): what goes on
  for as long as a text does has a name, and is refused without one. So no text can keep a rule busy.
* `RUN`: number words that stand together and are one number: what may stand before it (`begins`), what one
  more word is, with what leads to it (`goes on`, again and again), what may stand behind (`ends`), and what
  may be hung on (`trails`). `<number>` is one such word; behind a ten there is `\u1d57`, behind a scale
  `\u02e2`, to be looked back at.
* `SMALL`, `ENDING`: the letters of `<small>` and `<ending>`: of a word in small letters, and of what may
  follow a number within a word.
"""

WORDS = {
    "unit": "twos threes fours fives sixes sevens eights nines elevens twelves zeros zeroes zeroed zeroing",
    "ten": "tens twenties thirties forties fifties sixties seventies eighties nineties fourty",
    "scale": (
        "hundreds thousands millions billions trillions zillion zillions gazillion gazillions"
        " bazillion bazillions quadrillion quintillion dozen dozens threescore fourscore"
    ),
    "ordinal": (
        "thirds fourths fifths sixths sevenths eighths ninths tenths elevenths twelfths"
        " thirteenths fourteenths fifteenths sixteenths twentieths thirtieths hundredth"
        " hundredths thousandth thousandths millionth millionths billionth billionths thirdly"
        " fourthly fifthly sixthly seventhly thirdhand dozenth zeroth"
    ),
    "built": "fiver fivers tenner tenners sixpence sixpences twopence threepence tuppence thruppence"
    " twelvemonth",
}

COMPOUNDS = (
    ("built", "<small>(?:folds?|somes?|scores?|pence|penny|ish|somethings?|odd|plus|er)"),
    ("built", "(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)y(?:ish|somethings?|odd|fold|plus|er|ers)"),
    ("built", "(?:hundred|thousand|million|billion)(?:fold|weight|er|ers)"),
)

DEPENDING = "second seconds"

LABELS = (
    "act appendix article band book canto category century chapter ch class division figure"
    " grade level lesson mark mk act page part phase plate psalm round scene section stage"
    " step table title tome type unit vol volume war"
)

CLASSES = {
    "small": "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen",
    "month": "January|February|March|April|May|June|July|August|September|October|November|December",
    "clockwise": "at|until|till|by|about|around|past|before|after",
    "weekday": "Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?",
    "label": "chapter|commandment|exhibit|version|draft|part|step|lesson|day|week|month|year|act|scene"
    "|volume|vol|book|page|round|phase|level|grade|unit|stage|rule|verse|room|platform|gate"
    "|line|track|episode|season|take|exhibit|war|formula|force|channel|radio|division|league"
    "|group|row|table|figure|section|article|question|point|version|game|team|square|priority"
    "|commandment|module|plan|type|category|class|capital|bus|tram|studio|ward|house"
    "|apartment|flat|suite|test|terminal|pier|draft|reel|symphony|concerto|psalm|movement"
    "|appendix|clause|item|key stage|mark",
    "after": "of|and|or|to|is|was|were|in|on|at|for|with|from|when|where|again|had|has|as|but|before"
    "|after|by|until|since|because|she|he|we|they|I|her|his|my",
    "verb": "thinks|thought|is|was|were|feels|felt|needs|knows|knew|learns|learned|learnt|sees|reads"
    "|takes|writes|hears|loves|gets|goes|makes|finds|sleeps|lives|meets|wants|does|can|could"
    "|must|may|might|should|would|will",
    "placed": "placed|ranked|rated|finish|finishes|finished|finishing",
    "competition": "class|year|school|cohort|league|group|rankings?|competitions?|contest|race|region"
    "|country|county|state|world|exams?|field|grade|form|division|poll|tournament"
    "|championship|table|charts|list of",
    "worker": "surgeons?|doctors?|physicians?|lawyers?|barristers?|attorneys?|scientists?|researchers?"
    "|academics?|scholars?|professors?|teachers?|chefs?|cooks?|players?|athletes?|students?"
    "|pupils?|experts?|journalists?|reporters?|designers?|managers?|executives?|engineers?"
    "|developers?|programmers?|coders?|coach|coaches|models?|editors?|authors?|writers?"
    "|novelists?|poets?|pianists?|violinists?|cellists?|musicians?|singers?|actors?|actress"
    "|actresses|directors?|producers?|dancers?|runners?|swimmers?|cyclists?|riders?|drivers?"
    "|golfers?|gymnasts?|boxers?|footballers?|cricketers?|athletics|skaters?|skiers?"
    "|climbers?|economists?|bankers?|traders?|investors?|consultants?|analysts?|advisers?"
    "|advisors?|architects?|artists?|painters?|photographers?|critics?|politicians?"
    "|diplomats?|officials?|generals?|officers?|influencers?|bloggers?|speakers?|performers?"
    "|earners?|sellers?|scorers?|contributors?|fans?|hairdressers?|tutors?|nurses?|dentists?"
    "|psychologists?|therapists?|specialists?|historians?|philosophers?|mathematicians?"
    "|physicists?|chemists?|biologists?|universit(?:y|ies)|schools?|colleges?|companies"
    "|company|firms?|talents?|names|minds|brass|graduates?|candidates?|recruits?|teams?"
    "|seeds?|contenders?|competitors?|winners?|billing|honours|honors|performances?",
    "ware": "followers|subscribers|likes|views|stars|downloads|citations|retweets|upvotes|hits|clicks"
    "|shares|comments|visitors|readers|fans|listeners|reposts|reactions|hearts|friends|page"
    " views|plays|streams|viewers|votes|mentions|visits",
    "whose": "of|her|his|their|my|your|our|its|the|new|monthly|daily|page",
    "count": "counts?|numbers?|totals?|tally|tallies|figures?|counters?",
    "getting": "get|gets|getting|got|gotten|collect|collects|collecting|collected|count|counts|counting"
    "|counted|chase|chases|chasing|chased|gather|gathers|gathering|gathered|earn|earns"
    "|earning|earned|receive|receives|receiving|received|rack up|racks up|racking up|racked"
    " up|pile up|piled up|piling up|rake in|raked in|raking in|buy|buys|buying|bought|sell"
    "|sells|selling|sold|gain|gains|gaining|gained|lose|loses|losing|lost|attract|attracts"
    "|attracted|attracting|draw|draws|drew|drawing|win|wins|won|winning|amass|amasses|amassed"
    "|amassing|fish for|fishes for|fishing for|fished for|hunt for|hunts for|hunting for"
    "|hunted for|beg for|begs for|begging for|begged for|ask for|asks for|asked for|asking"
    " for|measure|measures|measured|measuring|measured in|measured by|check|checks|checked"
    "|checking|track|tracks|tracked|tracking|compare|compares|compared|comparing|want|wants"
    "|wanted|wanting|crave|craves|craved|craving|need|needs|needed|care about|cares about"
    "|cared about|obsess over|obsessed over|obsessed with|worry about|worried about|worries"
    " about|pull in|pulled in|bring in|brought in|generate|generated|generates|trade|traded"
    "|trading|swap|swapped|watch her|watched her|tot up|has|have|had|having|grow|grew|grown"
    "|growing|live for|lives for|lived for|desperate for|hungry for|hungry after|post for"
    "|posted for|posts for|posting for|write for|writes for|wrote for|writing for|done for"
    "|did it for|does it for|do it for|fewer",
    "amount": "many|more|most|fewer|enough|<n> of|lots of|plenty of|loads of|tons of|number of|numbers"
    " of|amount of|count of|worth of|handful of|zero|no|without|million|thousand|hundred|few"
    "|several|extra|record|total|daily|monthly|weekly|paid|online|video|page|profile"
    "|instagram|twitter|youtube|facebook|blog",
}

RULES = (
    # --- number one, No. 1, the top of something
    ("ranking", "one ones", "(?:number|numero|nr\\.|no\\.) ones?(?! of (?:us|them|you|my|her|his|the)\\b)"),
    ("ranking", "uno", "numero uno"),
    ("ranking", "top", "top <n>"),
    (
        "ranking",
        "top",
        "top (?:of (?:the|her|his|their|my|our|its|your) |of )(?:class|league|form|year|rankings?"
        "|tables?|field|game|profession|charts?|list|leader-?boards?|pile|heap|ladder|poll|polls"
        "|school|graduating class|cohort|group|food chain|medal table)",
    ),
    (
        "ranking",
        "top",
        "top[ -](?:tier|scor(?:er|ers|ing)|rated|ranked|ranking|sell(?:er|ers|ing)|performing"
        "|paid|earning|flight|class|notch|seeded|score|scores|marks?|grades?|placed|percentile"
        "|spot|position|rank|ranks|place)",
    ),
    (
        "ranking",
        "top",
        "top (?:(?!of|the|that|this|her|his|my|our|their|to|and|or|in|on|at|with|for|by|hat|shelf"
        "|drawer|floor|step|bunk|deck|button|half|left|right|corner)<word> )?(?:<worker>)",
    ),
    (
        "ranking",
        "top tops topped topping",
        "(?:top|tops|topped|topping) (?:the |all |every |her |his |their )(?:charts?|lists?"
        "|tables?|polls?|rankings?|league|class|leader-?boards?|bestseller lists?)",
    ),
    (
        "ranking",
        "ranked ranking rankings",
        "(?:(?:high|higher|highest|low|lower|top|best|un)-)?(?:ranked|ranking|rankings)",
    ),
    ("ranking", "outrank outranks outranked outranking", "outrank(?:s|ed|ing)?"),
    (
        "ranking",
        "rank ranks",
        "(?:rank|ranks) (?=among|amongst|above|below|first|higher|highest|lower|lowest|as|with"
        " the|next to|alongside|near|<o>|<n>)",
    ),
    ("ranking", "leaderboard leaderboards leader", "leader-?boards?|leader boards?"),
    ("ranking", "league", "league tables?"),
    (
        "ranking",
        "highest",
        "highest[ -](?:rated|ranked|ranking|paid|earning|scoring|grossing|placed|viewed|selling)",
    ),
    ("ranking", "best", "world'?s (?:very )?best"),
    (
        "ranking",
        "world worlds",
        "world'?s (?:<word> )?(?:best|greatest|leading|finest|foremost|top|most <word>|fastest"
        "|strongest|smartest|richest|youngest|oldest)",
    ),
    (
        "ranking",
        "best greatest finest",
        "(?:very )?(?:best|greatest|finest)(?: <piece>){0,4}(?: <part>)? (?:in|on|of)"
        " (?:the|this|all the) (?:whole |entire |wide )?(?:world|country|nation|planet|class|league"
        "|universe|business|industry)",
    ),
    ("ranking", "best bestselling bestseller bestsellers", "best[ -]?sell(?:ing|er|ers)"),
    ("ranking", "best", "(?:<o>|second)-best"),
    (
        "ranking",
        "most",
        "most[ -](?:popular|influential|followed|viewed|liked|cited|downloaded|watched|visited"
        "|subscribed|streamed|searched|retweeted|quoted|listened[ -]to|shared|borrowed|read)(?="
        " (?:by|of|in|on|at|<word>)|<end>)(?<!I most liked)(?<!we most liked)(?<!she most"
        " liked)(?<!he most liked)(?<!they most liked)(?<!you most liked)(?<!I most read)(?<!I"
        " most shared)(?<!we most shared)(?<!most shared her)(?<!most read to)(?! (?:a|an|her|his"
        "|their|my|our|to|it|them|about|what|me|him|us)\\b)",
    ),
    (
        "ranking",
        "first second third",
        "(?:(?<!in the )first|second|third|<o>|joint first)[ -](?:places?|prizes?|placings?)"
        "(?=[ -]|\\b)(?! (?:that )?(?:she|he|I|we|they|you|anyone|people) (?:ever )?(?:went|lived"
        "|saw|felt|looked|look|called|tried|try|stopped|visited|knew|searched|stayed|met|go)\\b)(?!"
        " where\\b)",
    ),
    (
        "ranking",
        "first second last",
        "(?:came|finish(?:ed|es|ing)?|placed|ranked|rated|was placed|came in|came joint|took|won"
        "|grabbed) (?:in )?(?:joint )?(first|second)(?! to\\b| thing)",
    ),
    (
        "ranking",
        "first second",
        "(?:first|second) (?:in|of|among|at) (?:the |her |his |their |my |our |its |a |all"
        " )?(?:<some> )?(?:<competition>)",
    ),
    ("ranking", "runner runners", "runners?[ -]up"),
    # --- scores and counts
    (
        "metric",
        "follower subscriber view star download citation like share retweet page visitor friend"
        " fan listener reader play click vote pageview comment upvote viewer stream visit hit"
        " followers subscribers views likes downloads citations",
        "(?:follower|subscriber|view|star|download|citation|like|share|retweet|page[ -]?view"
        "|visitor|friend|fan|listener|reader|play|click|vote|comment|upvote|viewer|stream|visit"
        "|hit|followers|subscribers|views|likes|downloads|citations)'?[ -](?:<count>)",
    ),
    (
        "metric",
        "<whose>~<ware>",
        "(?:numbers?|counts?|tally|tallies|totals?) of (?:her |his |their |my |your |our |its "
        "|the |new |monthly |daily )?(?:<ware>)",
    ),
    ("metric", "views", "(?:video|channel|monthly|daily|total|unique) views"),
    ("metric", "pageview pageviews page", "page[ -]?views?"),
    ("pass", "likes", "(?:and|the|her|his|their) likes of|likes and dislikes|likes or dislikes"),
    (
        "pass",
        "views",
        "(?:her|his|their|my|our|your|its|the|different|opposing|strong|many|other|political"
        "|exchange of|lovely|sea|mountain|good|great) views (?:on|about|of|over|from|across"
        "|towards?|into|are|were|with|differ<any>)",
    ),
    (
        "metric",
        "likes",
        "(?:likes|shares|comments|views|hits|clicks|followers|hearts|retweets)(?:,| and| or|, and"
        "| nor|/) (likes)(?! (?:to|her|his|my|the|a|tea|it|that))",
    ),
    (
        "metric",
        "likes",
        "likes(?=(?:,| and| or|, and| nor) (?:shares|comments|views|hits|clicks|followers|hearts"
        "|retweets|subscribers|stars|upvotes))",
    ),
    (
        "metric",
        "views",
        "(?:likes|shares|comments|hits|clicks|followers|downloads|retweets|subscribers)(?:,| and|"
        " or|, and| nor) (views)",
    ),
    (
        "metric",
        "views",
        "views(?=(?:,| and| or|, and| nor) (?:shares|comments|likes|hits|clicks|followers"
        "|downloads|retweets|subscribers|stars|upvotes))",
    ),
    (
        "metric",
        "likes retweets upvotes downvotes reposts",
        "(?:<getting>|for|<n>) (?:(?:her|his|their|my|our|your|its|the|a|an|some|any|all the|all"
        " those|those|so|such|real|fake|new|<amount>|<n>) ){0,3}?(?<!for the )(?<!has )(?<!have"
        " )(?<!had )(likes|retweets|upvotes|downvotes|reposts)(?! of| and dislikes)",
    ),
    (
        "metric",
        "views",
        "(?:<getting>|<n>|for) (?:(?:its|the|some|any|so|such|new|<amount>|<n>) ){0,3}?(views)(?!"
        " (?:on|about|of|over|from|across|into|towards?|across))",
    ),
    (
        "metric",
        "hits",
        "(?:<getting>|<n>|for) (?:(?:her|the|some|any|so|website|blog|page|web|new|<amount>|<n>)"
        " ){0,3}?(hits)(?= (?:on|to|from|per|a) (?:the|her|his|their|my|day|week)?|<end>| and|"
        " than| last| this)(?! (?:the|her|his) (?:ball|road|note))",
    ),
    (
        "metric",
        "downloads citations clicks",
        "(?:<getting>|<n>|for) (?:(?:her|his|its|the|some|any|so|new|<amount>|<n>)"
        " ){0,3}?(downloads|citations|clicks)",
    ),
    (
        "metric",
        "followers subscribers",
        "(?:<getting>|<n>|<amount>|how many|buying|losing) (?:(?:her|his|its|the|some|any|so|new"
        "|loyal|real|fake|<amount>|<n>|online|twitter|instagram|youtube) ){0,3}?(followers"
        "|subscribers)",
    ),
    (
        "metric",
        "likes",
        "<start>likes(?= (?:do|don't|did|didn't|are|aren't|were|mean|count|never|come|matter|go"
        "|fade|cannot|can't|won't)\\b)|(?:the|those|these|all those) (likes)(?! of)",
    ),
    ("metric", "likes", "(?:<amount>|how many|thousand|of|any) (likes)(?! of)"),
    (
        "metric",
        "retweets upvotes downvotes reposts",
        "(?:retweets|upvotes|downvotes|reposts)(?! (?:the|her|his|my|their|our|a|an|every|other"
        "|people|anything|it|them|him)\\b)",
    ),
    (
        "metric",
        "stars",
        "(?:<n>|full|how many|more|fewer) stars(?= (?:on (?:the app|amazon|google|yelp)|out of"
        "|from (?:critics|readers|reviewers)))|(?:gave|give|gives|rated|awarded|got|earned"
        "|deserves?)(?: <word>){0,3} (<n> stars)",
    ),
    ("metric", "klout", "klout(?: scores?)?"),
    (
        "metric",
        "score scores",
        "(?:influence|test|exam|sat|credit|iq|reputation|popularity|quality|lighthouse|match"
        "|final|average|top|perfect|citation|impact|karma) scores?(?! of (?:the|a) (?:play|opera"
        "|film|piece|quartet))",
    ),
    ("metric", "score scores", "(?:high|higher|highest|lowest|record|best)[ -]scores?"),
    (
        "metric",
        "score scores scored",
        "(?:score|scores|scored) (?:well|badly|highly|highest|higher|lowest|top marks|full marks"
        "|points?|poorly) (?:on|in|at) (?:the|her|his|their|a|every) ",
    ),
    (
        "metric",
        "rating ratings",
        "(?:star|average|user|customer|reader|readers|approval|audience|review|reviewer|overall"
        "|seller|app store|credit|top|high|higher|highest|perfect|low|tv|viewer)s?[ -]ratings?",
    ),
    (
        "metric",
        "rate rates",
        "(?:engagement|click[ -]?through|clickthrough|conversion|bounce|open|retention)[ -]rates?",
    ),
    ("metric", "hindex index", "h[ -]?ind(?:ex|ices)"),
    ("metric", "impact", "impact factors?"),
    ("metric", "gpa gpas", "gpas?"),
    ("metric", "grade", "grade[ -]point averages?"),
    (
        "metric",
        "stats analytics metrics kpi kpis",
        "(?:(?:vanity|web|page|site|google|engagement|usage|download|reader|audience|traffic)"
        " )?(?:stats|analytics|metrics|kpis?)",
    ),
    (
        "metric",
        "percent percentage percentages percentile percentiles",
        "(?:(?:<n>|one)[ -])?(?:percent|percentages?|percentiles?)",
    ),
    ("metric", "cent", "(?:(?:<n>|one) )?per cent"),
    (
        "metric",
        "figures",
        "(?:sales|viewing|viewer|audience|attendance|circulation|traffic|download|readership"
        "|streaming) figures",
    ),
    (
        "metric",
        "numbers",
        "(?:sales|viewing|viewer|audience|attendance|circulation|traffic|readership|streaming"
        "|audience) numbers",
    ),
    # --- one, when it counts or labels
    ("word", "#", "one (?:in|out of|of every) (?:every )?<n>"),
    ("word", "#", "one in an? <scale>"),
    ("word", "# half quarter", "one and (?:a|one|<n>)[ -](?:half|quarter|<o>|halves|quarters)"),
    (
        "word",
        "# plus minus times",
        "one (?:to|through|till|plus|minus|times|or) (?:<fewer>|one)(?! one)(?!-)",
    ),
    ("word", "#", "one(?=[,\u2013\u2014-] ?<n>)(?<![\\w-]one)"),
    ("ordinal", "#", "one (?=<o>)(?:<o>)"),
    ("word", "half quarter", "one[ -](?:half|quarter)(?! (?:hour|term))"),
    ("word", "clock", "one o'clock"),
    (
        "word",
        "# half quarter",
        "(?:(?:half|a quarter|quarter|<n>|<n> minutes)(?: past| to| after| till| before| of))"
        " one(?= (?:in|o'clock|at|when|and|on|exactly|sharp)|<end>)",
    ),
    (
        "word",
        "<clockwise>~one",
        "(?:at|until|till|by|about|around|past|before|after) (one)(?= (?:in the (?:morning"
        "|afternoon)|a\\.?m|p\\.?m|sharp|o'clock|thirty|fifteen))",
    ),
    ("word", "#", "one (?:fifteen|thirty|forty-five)"),
    (
        "pass",
        "<label>~one",
        "(?:the|a|an|each|every|any|which|what|whatever|this|that|same|big|first) (?:<label>) one (?:<verb>)",
    ),
    (
        "word",
        "<label>~one",
        "(?<!the )(?<!each )(?<!every )(?<!a )(?<!this )(?<!that )(?<!my )(?<!her )(?:<label>)"
        " (one)(?=(?: (?:<after>)\\b)|<end>|'s|$)(?! of (?:the|my|her|us|them|those|our|his))",
    ),
    ("word", "<label>~one", "<label> (?-i:(One))(?! of (?:us|them|the|my|her)\\b)"),
    (
        "word",
        "<label>~one",
        "(?<!the )(?<!each )(?<!every )(?<!a )(?<!this )(?<!that )(?<!any )(?<!no )(?:chapter"
        "|step|lesson|rule|part|act|scene|volume|episode|season|phase|grade|square|formula|level"
        "|stage|round|exhibit|priority|commandment|version|draft) (one)(?! (?:of (?:the|my|her|us"
        "|them|those|our|his)|another|more|by|day|who|has|must|can|needs|should|could|would|and"
        " all)\\b)(?!['-])",
    ),
    # --- half and quarter, joined to a number, a clock or a big unit
    ("word", "half", "half[ -](?:past|after) (?:<n>|one|midnight|noon)"),
    (
        "word",
        "half quarter quarters",
        "(?:<n>|one|an?(?: <some>)?)(?: <some>)? and (?:a|one|three)[ -](?:half|quarters?)(?! (?:of"
        " the|asleep|later))",
    ),
    ("word", "half", "(?:at|by|about|around|until|till|past|from|before|after|since|than) (half <n>)"),
    ("word", "half", "half[ -](?:an? )?(?:century|centuries|million|thousand|billion|hundred|dozen)"),
    ("word", "quarter", "quarters?[ -](?:past|to|after|till|before|of) (?:<n>|midnight|noon)"),
    ("word", "half quarter", "half past(?=<end>)|quarters? (?:past|to)(?=<end>)"),
    ("word", "quarter", "quarter[ -](?:of (?:a|the) )?(?:a )?(?:century|<scale>)"),
    ("word", "quarter quarters", "<n>[ -]quarters?(?: of an? (?:million|century|billion))?"),
    ("word", "halves", "<n> halves"),
    # --- clocks
    ("word", "clock", "(?:(?:<n>|half|quarter|a quarter)(?: past| to) )?<n> o'clock"),
    (
        "word",
        "#",
        "<n>(?: minutes)? (?:past|to|till) (?:<n>|one|midnight|noon)(?= (?:in|o'clock|at|when|and"
        "|on|exactly|every|each|sharp|she|he|we|they|I)\\b|<end>)",
    ),
    # --- scores of people
    ("word", "scores", "(?<!test )(?<!exam )(?<!her )(?<!his )(?<!their )(?<!the )(?<!high )scores of"),
    (
        "word",
        "score",
        "<n>[ -]?score(?! of (?:the|a) )|score of (?:years|people|children|times|books|men|women)",
    ),
    # --- first
    ("ordinal", "first", "first of <month>|<month> (?:the )?first|first of the month(?! of)"),
    ("ordinal", "first", "(?:<ten>|<scale>(?: and)?)[ -]first(?:-<word>){0,6}"),
    ("ordinal", "first", "first[ -](?:grade|graders?|floor|world war)"),
    # --- second
    ("ranking", "second", "second[ -](?:places?|prizes?)"),
    ("ordinal", "second seconds", "(?:<ten>|<scale>(?: and)?)[ -]seconds?(?:-<word>){0,6}"),
    (
        "pass",
        "second",
        "second(?:-| )(?:chances?|thoughts?|nature|hand|homes?|languages?|opinions?|winds?"
        "|helpings?|skins?|famil(?:y|ies)|mothers?|fathers?|mums?|moms?|dads?|rate|guess(?:es|ed"
        "|ing)?|rater)(?! (?:place|prize))",
    ),
    ("pass", "second", "second to none"),
    ("pass", "second", "(?:split|per|spare|extra|single|passing|leap|half an?|fraction of a|milli) second"),
    (
        "pass",
        "second",
        "(?:a|an|one|any|each|every|that|this|last|the|another|final|very|by)(?: <some>)?"
        " (second)(?=<end>| (?:and|or|to|that|when|before|after|later|longer|more|of (?:her|his"
        "|my|your|our|silence|time|it|peace|rest|every|the day|the night)|in (?:which|the)|at a"
        "|as|while|if|but|ago|too|for|did|does|was|is|she|he|I|we|you|they|it|counts|counted|hand"
        "|by second|until|because|with|without|wasted|now|then)\\b)(?! hand (?:book|coat))",
    ),
    (
        "pass",
        "second",
        "(?:I|we|I'd|to|would|will|you|they|gladly|happily) second (?:that|this|the|her|his|every|it|what)",
    ),
    ("ordinal word", "second", "second"),
    ("ordinal", "secondly", "secondly"),
)

RUN = {
    "begins": "(?:(?:half )an? |one )(?=<scale>)|half (?=<scale>)",
    "goes on": (
        "(?:(?<=\u02e2) and| upon|(?<=\u02e2) of| point|-and)? <number>|(?<=[\u1d57\u02e2]) one(?! (?:day"
        "|of)\\b)|(?<=\u02e2) and one(?! of)"
    ),
    "ends": " and a half",
    "trails": "-<word>",
}
