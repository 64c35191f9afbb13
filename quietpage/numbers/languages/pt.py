"""Portuguese. What the names mean is told in `en.py`."""

WORDS = {
    "unit": "zeros quatorze dezasseis dezassete dezanove",
    "ten": "",
    "scale": "cento centos mil milhares milhar centena centenas dezena dezenas dúzia dúzias vintena"
    " trintena quinzena quinzenas bilhões biliões trilhões mil-milhões milhões milhão bilhão"
    " bilião quarentenas",
    "ordinal": "terceiros terceiras quartos quartas quintos quintas sextos sextas sétimo sétima sétimos"
    " sétimas oitavos nonos décimos décimas terços vigésimos milésimos centésimos",
    "built": "trintão trintona quarentão quarentona cinquentão cinquentona sessentão sessentona"
    " setentão quinzinho",
}

COMPOUNDS = (("ordinal", "(?:un|duo)décim[oa]s?"),)

TELLING = (
    (
        "metric",
        "porcentagem|porcentagens|percentagem|percentagens|percentual|percentuais|percentil"
        "|percentis|retweets?|retuítes|estatísticas|métricas|analytics|stats|likes"
        "|upvotes|kpis?",
    ),
    (
        "ranking",
        "rankings?|best-?sellers?|leaderboards?|placares|artilheir[oa]s?|ranqueamento|ranquead[oa]s?|pódios?",
    ),
)

DEPENDING = (
    "segunda segundas segundo segundos terça terças terço terços quarta quartas quarto"
    " quartos quinta quintas quinto sexta sextas sexto meia oitava oitavas oitavo nona nono"
    " décima"
)

LABELS = (
    "ato acto capítulo capitulo parte cena tomo volume livro secção seção artigo anexo fase"
    " nível classe categoria tipo salmo título tabela figura guerra século canto lâmina"
    " quadro apêndice lição página"
)

CLASSES = {
    "month": "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    "ord": "terça|quarta|quinta|sexta|quarto|quinto|sexto|oitavo|oitava|nono|nona|décima|quartos"
    "|quintos|sextos|quartas|quintas|sextas",
    "more": "peças?|provas?|aulas?|toques?|primaver[a]s?|ver(?:ão|ões)|outonos?|invernos?|domingos?|sábados?"
    "|exercícios?|ensaios?|exames?|cadernos?|versos?|refr(?:ão|ões)|parágrafos?|discursos?"
    "|abraços?|beijos?|cafés?|pratos?|sopas?|receitas?|voos?|comboios?|trens?|trem"
    "|autocarros?|ônibus|paragem|parada|degraus?|degrau|estantes?|bancos?|assentos?|janelas?"
    "|corredor(?:es)?|oficinas?|sess(?:ão|ões)|golpes?|avisos?|emails?|postais|postal|fotos?"
    "|fotografias?|desenhos?|contos?|histórias?|ideias?|propostas?|respostas?|erros?|falhas?"
    "|quedas?|operaç(?:ão|ões)|consultas?|vacinas?|partos?|bisnet[oa]s?|sobrinh[oa]s?"
    "|prim[oa]s?|namorad[oa]s?|amig[oa]s?|colegas?|vizinh[oa]s?|professor(?:a|es|as)?|mestre"
    "|alunas?|voluntári[oa]s?|convidad[oa]s?|candidat[oa]s?|jogador(?:a|es|as)?"
    "|corredor(?:a|as)?|ciclistas?|golos?|gol(?:os)?|assaltos?|quilómetros?|quilômetros?"
    "|traduç(?:ão|ões)|revis(?:ão|ões)|leituras?|óperas?|estreias?|digress(?:ão|ões)|árvores?"
    "|colheitas?|passeios?|excurs(?:ão|ões)|mudanças?|greves?|assembleias?|votaç(?:ão|ões)"
    "|emendas?|congressos?|festas?|ofícios?|negócios?|lojas?|contratos?|barcos?"
    "|carros?|bicicletas?|seminários?|teses?|grupos?|equipas?|equipes?|varandas?|esquinas?"
    "|copos?|garrafas?|velas?|mesas?|camas?|sonhos?|folhas?|palavras?|frases?|letras?"
    "|acordes?|notas?|teclas?|danças?|bailes?|oportunidade|nascimentos?|museus?|idiomas?"
    "|instrumentos?|liceu|chamadas?|ensaio",
    "thing": "<more>|lugar|posto|posição|andar|piso|prémio|prêmio|filh[oa]s?|net[oa]s?|livros?|romances?"
    "|discos?|dias?|mês|anos?|grau|ciclo|série|capítulos?|tentativas?|século|viage(?:m|ns)"
    "|trimestre|jogos?|irmãos?|irmã|irmãs|concertos?|encontros?|aniversários?|poder|mundo"
    "|ve(?:z|zes)|ediç(?:ão|ões)|partes?|semanas?|geraç(?:ão|ões)|pessoas?|classe|cartas?"
    "|taças?|voltas?|sinfonias?|semestre|bimestre|ato|tomo|volume|fila|hora|visita|chamada"
    "|chávena|xícara|filme|temporada|marido|esposa|mulher|homem|alun[oa]s?|mandamento|dedo"
    "|roda|pata|jornada|rodada|etapa|fase|página|pergunta|linha|estrofe|corda|finalista"
    "|melhor|dimensão|avenida|rua|guerra|república|movimento|lição|passo|ponto|nível|turno"
    "|álbum|canção|obra|poema|trabalho|emprego|escola|cidade|país|gato|cão|cachorro|bebé|bebê"
    "|casamento|reunião|corrida|maratona|versão|rascunho|ano de|classe|milénio|milênio|década"
    "|coluna|idade|criança|casas?|portas?|janelas?|cadeiras?|mensagens?|mensagem|tentativa"
    "|ensaio|gaveta|prateleira|receita|noite|manhã|tarde|tarte|bolo|sopa|colocad[oa]|turma",
    "label": "capítulo|passo|lição|dia|ato|acto|cena|página|rodada|fase|nível|parte|episódio|temporada"
    "|linha|sala|porta|ponto|artigo|fórmula|semana|plano|tomo|volume|livro|regra|exercício"
    "|estrofe|grupo|via|plataforma|pergunta|módulo|etapa|quarto",
    "ware": "seguidores|seguidoras|inscritos|assinantes|visualizações|visitas|gostos|likes|curtidas"
    "|downloads|citações|visitantes|leitores|fãs|estrelas|cliques|retweets?|partilhas"
    "|compartilhamentos|descargas|transferências|comentários|amigos|ouvintes|espectadores"
    "|votos|menções|reações|reproduções|corações|acessos|vendas|subscritores",
    "many": "<n>|quant[oa]s|mais|menos|muit[oa]s|pouc[oa]s|bastantes|suficientes|tant[oa]s|sem|nenhum"
    "|<n> de|número de|quantidade de|ganhar|ganhou|ganha|ganhava|perder|perdeu|perde|comprar"
    "|comprou|compra|vender|vendeu|vende|vendia|contar(?: os| as)?|conta(?: os| as)?"
    "|contava(?: os| as)?|conseguir|conseguiu|consegue|tem|tinha|têm|ter|somar|soma|obter"
    "|obteve|perseguir|persegue|buscar|busca|acumular|acumula|acumulou|recebe|receber|recebeu"
    "|por|nov[oa]s|caçar|caça|corrida aos|atrás de|teve",
    "best": "populares?|popular|lid[oa]s?|vist[oa]s?|seguid[oa]s?|citad[oa]s?|baixad[oa]s?"
    "|descarregad[oa]s?|vendid[oa]s?|ouvid[oa]s?|influentes?|curtid[oa]s?|partilhad[oa]s?"
    "|compartilhad[oa]s?|visitad[oa]s?|comentad[oa]s?|procurad[oa]s?|premiad[oa]s?"
    "|votad[oa]s?|acessad[oa]s?|bem avaliad[oa]s?|bem pag[oa]s?|bem classificad[oa]s?|bem"
    " colocad[oa]s?",
    "of": "do (?:mundo|país|colégio|ano|setor|planeta|Brasil|curso|universo|grupo)|de (?:Portugal"
    "|todos os tempos|sua (?:turma|classe|geração)|toda a escola)|d[ao] (?:turma|escola"
    "|região|liga|história|sua turma|sua classe|sua geração|classe|universidade)",
    "where": "d[ao] (?:sua |seu |minha |nossa )?(?:turma|classe|curso|escola|campeonato|ranking)|n[oa]"
    " (?:concurso|corrida|exame|competição|classificação|campeonato|torneio|maratona"
    "|vestibular|prova)",
    "weekday": "segunda|terça|quarta|quinta|sexta",
    "quando": "passada|que vem|à (?:noite|tarde)|de (?:manhã|tarde|noite)|de (?:Cinzas|cinzas)|santa"
    "|gorda|seguinte|próxima|pela manhã",
}

RULES = (
    # --- ranking
    ("ranking", "número numero", "n[úu]mero um"),
    ("ranking", "top", "top (?:<n>|ten)"),
    ("ranking", "mais", "mais <best>(?! (?:por mim)\\b)"),
    ("ranking", "melhor melhores", "melhor(?:es)?(?: <word>){0,4} (?:<of>)"),
    ("ranking", "melhor melhores", "melhor(?:es)? (?:avaliad|pag|classificad|colocad|pontuad|vendid)[oa]s?"),
    (
        "ranking",
        "primeiro segundo",
        "(?:fic|cheg|termin|acab|classific|coloc)<some>(?: <word>)?? em (primeiro(?: lugar)?"
        "|segundo(?! lugar))(?! (?:plano|<month>))",
    ),
    ("pass", "primeiro", "em primeiro lugar"),
    (
        "ranking",
        "primeiro primeira segundo segunda",
        "(?:primeir[oa]|segund[oa]) (?:lugar|prémio|prêmio|posição|posto|colocad[oa]s?|classificad[oa]s?)",
    ),
    (
        "ranking",
        "primeiro primeira segundo segunda",
        "(?:cheg|fic|termin|acab|classific|sai)<some>(?: (?!(?:para|até|desde)\\b)<word>)?? (primeir[oa]"
        "|segund[oa])(?=<end>"
        "| <where>| na meta| entre| em casa)(?! em casa)",
    ),
    ("ranking", "primeiro primeira segundo segunda", "(?:[oa] )?(?:primeir[oa]|segund[oa]) (?:<where>)"),
    (
        "ranking",
        "topo liderar lidera liderou líder cabeça",
        "(?:no |ao |o )?topo d[oa] (?:ranking|classificação|tabela|lista|carreira|turma"
        "|campeonato|liga)|líder(?:es)? d[oa] (?:ranking|classificação|tabela|campeonato)"
        "|lider<some> (?:o ranking|a (?:lista|tabela|classificação))",
    ),
    ("ranking", "tabela lista", "tabelas? (?:de classificação|classificativas?)|lista d[oe]s? mais vendidos"),
    (
        "ranking",
        "classificada classificado classificadas classificados colocado colocada",
        "(?:melhor |pior |bem )(?:classificad|colocad)[oa]s?|classificad[oa]s? (?:primeir[oa]"
        "|segund[oa]|<o>|entre|em)",
    ),
    ("ranking", "best", "best[ -]sellers?"),
    # --- metric
    (
        "metric",
        "número quantidade contagem contador contadores números total",
        "(?:n[úu]meros?|quantidade|contage(?:m|ns)|contador(?:es)?|total) (?:de |d[oa]s )(?:seus "
        "|suas |meus |nossos )?(?:<ware>|audiência)",
    ),
    (
        "metric",
        "gostos",
        "(?:<many>|número de|os|de) (gostos)(?= (?:n[oa]s? |e (?:partilhas|seguidores|comentários"
        "|visualizações))|<end>)(?! (?:pessoais|e desgostos|musicais|simples))(?<!\\bos"
        " gostos)(?<!\\bde gostos)|(?:número|contagem|<n>|contar os|conta os) (?:de )?(gostos)",
    ),
    (
        "metric",
        "seguidores seguidoras inscritos assinantes subscritores",
        "(?:<many>) (?:<word> )?(seguidor[ea]s|inscritos|assinantes|subscritores)(?! de (?:Jesus"
        "|Gandhi|Cristo))|(?:inscritos|assinantes|subscritores|seguidores)(?= (?:n[oa]|d[oa])"
        " (?:(?:seu|sua|meu|minha) )?(?:canal|newsletter|blogue?|perfil|página)\\b)",
    ),
    (
        "metric",
        "visualizações reproduções downloads cliques acessos visitas",
        "(?:<n>|quantas|quantos|mais|<n> de|número de|somar|acumul<any>|consegu<some>|obte<some>"
        "|contar(?: as| os)?|persegu<some>|conta as|conta os|contava as|contava os|por|ganh<some>)"
        " (?:<word> )?(visualizações|reproduções|downloads|cliques|acessos|visitas)(?! (?:guiadas"
        "|à avó|a casa))",
    ),
    ("metric", "visualizações", "visualizações"),
    # Hides, hands and olives are curtidas too.
    (
        "pass",
        "curtidas",
        "(?!(?:[aà]s|[dn]?as|pelas|[stv]uas|minhas|[nv]ossas|[dn]?est[ae]s|[dn]?ess[ae]s|[dn]?aquelas|poucas"
        "|muitas|tantas|quantas|novas|todas|outras|algumas|umas|mesmas|apenas"
        "|mas)\\b)(?:<front>(?:as|es)|mãos)"
        " curtidas|curtidas (?:pel[oa]s?|(?:à|ao|n[ao]) (?:sal|sol|vento|moda|azeite))",
    ),
    ("metric", "curtidas", "curtidas"),
    ("metric", "analíticas", "(?:[aà]s|[dn]as|suas|minhas|tuas|nossas|sem|mais|tantas|pelas) (analíticas)"),
    (
        "metric",
        "nota notas resultados resultado média",
        "(?:notas?|resultados?) (?:médias?|mais altas?|máximas?|(?:de|d[oa]s?|n[oa]s?|em)"
        " (?:exames?|provas?|testes?|vestibular|ENEM))|média (?:geral|final|escolar|de notas|das"
        " notas)",
    ),
    (
        "metric",
        "avaliação avaliações classificação",
        "(?:avaliaç(?:ão|ões)) (?:médias?|(?:de|com) (?:<n> )?estrelas)",
    ),
    (
        "pass",
        "pontuação",
        "(?:sinais|sinal|regras?|erros?|uso|aulas?|sem) de pontuação|pontuação (?:correta|e ortografia)"
        "|(?:cuid|corrig|correg|rev[eiê]|ensin|explic)<any>(?: <word>)?? (?:d?a) pontuação"
        "|pontuação(?! (?:mais|m[áé]d<some>|máxima|final"
        "|n[oa]s?)\\b)(?=<sentence>\\b(?:(?:vírgulas?|acentos?|gramática)\\b|ortograf\\w))",
    ),
    ("metric", "pontuação pontuações", "pontuaç(?:ão|ões)"),
    (
        "ranking",
        "classificação classificações",
        "(?:a|na|da|primeira|última|uma) (classificação)(?! (?:d[aeo]s? (?:plantas|livros"
        "|folhas)))|tabelas? de classificação",
    ),
    (
        "ordinal",
        "quinta sexta oitava nona quarta",
        "(?:a|sua) (quarta|quinta|sexta|oitava|nona)(?= de (?:Beethoven|Mahler|Bruckner|Schubert"
        "|Tchaikovsky|Dvořák)\\b)",
    ),
    ("metric", "klout", "(?:índice |pontuação )?klout"),
    (
        "metric",
        "taxa taxas",
        "taxas? de (?:engajamento|envolvimento|interação|conversão|cliques?|rejeição|abertura|retenção)",
    ),
    ("metric", "índice fator factor index", "índice h|h[ -]index|fac?tor de impacto"),
    ("metric", "cento", "(?:(?:<n>|um|uma) )?por \u02e2{5}"),
    ("metric", "estrelas", "(?:<n>|quantas) estrelas(?= (?:n[oa]|de avaliação)|<end>)"),
    # --- um, when it counts or labels
    ("word", "#", "uma? (?:em cada|entre|de cada|em) (?:cada )?(?:<n>)"),
    (
        "word",
        "<label>~um <label>~uma",
        "(?:<label>) (uma?)(?=<end>| (?:e|de|em|do|da|a|para|foi|era|é|com)\\b)(?! d(?:os|as|e"
        " (?:meus|seus|nossos))\\b)(?! e outra)",
    ),
    (
        "word",
        "à~uma é~uma era~uma pela~uma a~uma até~uma da~uma",
        "(?<!uma )(?:à|é|era|pela|desde a|até à|por volta da|a) (uma)(?= (?:hora|e meia|da"
        " (?:tarde|manhã|madrugada)|em ponto)|<end>)(?!<clause>\\b(?:[aà]|da|na|pela|e|era|é) outra\\b)",
    ),
    (
        "word",
        "meia quarto",
        "<n>(?: horas)? (?:e meia|e um quarto|e meio|menos um quarto|e quarenta|e três quartos)"
        "|uma e meia|meio-dia e meia?",
    ),
    ("word", "meio meia", "uma? (?:<word> )e mei[oa](?! de)"),
    ("word", "meia meio", "mei[oa] (?:<scale>|dúzia|milhão|século|centena|milhar|milénio|milênio|<n>)"),
    (
        "word",
        "quarto quartos",
        "um quarto de (?:milhão|século)|<n> quartos(?! (?:da casa|com|e (?:sala|um)|grandes"
        "|pequenos|vazios|de dormir))",
    ),
    # --- weekdays, rooms, farms, seconds
    (
        "pass",
        "segunda terça quarta quinta sexta segundas terças quartas quintas sextas",
        "(?:<weekday>)s?-feiras?|(?:<weekday>)s? (?:<quando>)|(?:n[ao]s?|às?|toda|todas as|cada"
        "|de|desde|até|esta|essa|próxima|uma|para|a) (?:(?:<weekday>)s?(?:,| e|/| a|\u2010)"
        " ){1,6}(?:<weekday>)s?(?! <thing>)",
    ),
    (
        "pass",
        "quinta quintas quarto quartos",
        "(?:a|na|da|uma|nossa|sua|minha|velha|pequena|grande|à) quintas? (?:d[aeo]s?|on?de|que|em"
        "|com|era|fica|ao|cheira|no|na)\\b(?! (?:sinfonia|edição))",
    ),
    (
        "ordinal word",
        "<ord>",
        "((?:<ord>)s?)(?= <thing>\\b)|(?:[oa]s?|d[oa]|n[oa]) ((?:<ord>)s?)(?= a <front>[aei]r\\b)",
    ),
    ("ordinal word", "sexto quinto oitavo oitava nono nona décima", "sexto|quinto|oitav[oa]|décima"),
    ("ordinal", "terço terços", "(?:<n> terços?|(?<!o )terço)(?= d[aeo]s?\\b)|(?:um) (terço)|<n> terços?"),
    ("ordinal", "primeiro primeira", "primeiro de <month>|primeir[oa] (?:guerra mundial|andar|série|grau)"),
    (
        "pass",
        "segunda segundas segundo segundos",
        "segund[oa]s? (?:oportunidades?|chances?|natureza|mãos?|casas?|lar|lares|residência"
        "|língua|línguas|idioma|opinião|opiniões|pele|famílias?|mães?|pais?|pai|fôlego|pátria"
        "|pensamentos?|porção|dose|intenç(?:ão|ões)|juventude)",
    ),
    (
        "pass",
        "segundo",
        "(?:um|cada|por|nem um|algum|último|este|esse|aquele|fração de|meio|nenhum|só um|a cada"
        "|outro|primeiro) (segundo)(?=<end>| (?:e|ou|de (?:silêncio|calma|paz|dúvida|descanso"
        "|vida|tempo|sua|minha)|para|que|quando|em|antes|depois|mais|a|por|com|sem|conta|me|se|na"
        "|no|não|enquanto|ao|como|pensei)\\b)",
    ),
    (
        "pass",
        "segundo segundos",
        "segundos|(?:décimas?|fraç(?:ão|ões)|centésimas?|milésimas?) de segundo|segundo plano"
        "|[nd]o segundo (?:em que|seguinte)",
    ),
    (
        "pass",
        "segundo",
        "segundo (?:o|a|os|as|ela|ele|eles|elas|me|dizia|dizem|consta|uma?|minha|meu|seu|sua"
        "|nossa|nosso|<Name>)(?! (?:lugar))(?<!o segundo o)",
    ),
    (
        "ordinal",
        "segunda",
        "(?:[aA]|numa|uma|sua|minha|nossa|pela|da|na) (segunda)(?= (?:<thing>|mundial|metade))"
        "|segunda(?= <thing>\\b)",
    ),
    ("ordinal", "segundo", "segundo(?= <thing>\\b)|(?:o|um|do|no|seu|meu|ao) (segundo)(?! (?:lugar))"),
    ("ordinal", "quarta quinta sexta", "(?:<n> )(?:quint|sext|quart)[oa]s"),
)

RUN = {"goes on": "(?:(?<=[\u1d57\u02e2]) e)? <number>|(?<=[\u1d57\u02e2]) e uma?"}
