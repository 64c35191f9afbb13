"""Spanish. What the names mean is told in `en.py`."""

WORDS = {
    "unit": "ceros dieciseis veintidos veintitres veintiseis veintiún veintiun veintiuna veintiuno",
    "ten": "veinteañero veinteañera",
    "scale": "ciento cientos miles millares millar centenar centenares decena decenas docena docenas"
    " veintena veintenas treintena quincena quincenas billones millardo cincuentena"
    " cuarentenas",
    "ordinal": "tercio tercios terceramente octavos quintos sextos décimo décimos centésimos milésimos"
    " milésimas",
    "built": "treintañero treintañera cuarentón cuarentona cincuentón cincuentona sesentón sesentona"
    " setentón quinceañera quinceañero quinceañeras quinceañeros veinteañeros veinteañeras"
    " treintañeros treintañeras dosmil dieciochoañero ochentero ochentera noventero noventera"
    " ochentón centuplicar milenrama",
}

COMPOUNDS = (
    (
        "built",
        "(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)(?:i|y)(?:uno|ún|un|una"
        "|dos|trés|tres|cuatro|cinco|seis|siete|ocho|nueve)",
    ),
    ("ordinal", "(?:un|duo)décim[oa]s?"),
    ("built", "(?:veinte|treinta|cuarent|cincuent|sesent|setent|ochent|novent)a?ñer[oa]s?"),
)

TELLING = (
    (
        "metric",
        "porcentajes?|percentil(?:es)?|retuits?|retweets?|visualizaciones|estadísticas|métricas"
        "|analytics|stats|puntajes?|likes|upvotes?|kpis?|audímetros?",
    ),
    ("ranking", "rankings?|superventas|best-?sellers?|leaderboards?|escalaf(?:ón|ones)|podios?"),
)

DEPENDING = (
    "cuarto cuartos cuarta cuartas quinta quintas quinto segundo segundos segunda segundas"
    " sexto sexta octavo octava décima décimas décimo"
)

LABELS = (
    "acto capítulo capitulo parte escena tomo volumen libro sección artículo anexo fase nivel"
    " clase categoría tipo salmo título tabla figura guerra siglo canto lámina apéndice lección página"
)

CLASSES = {
    "month": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre"
    "|diciembre",
    "ord": "cuarto|cuarta|quinto|quinta|sexto|sexta|octavo|octava|décimo|décima|cuartos|cuartas",
    "more": "ejercicios?|primaveras?|veranos?|otoños?|inviernos?|domingos?|lunes|martes|miércoles"
    "|jueves|viernes|sábados?|ensayos?|exámen(?:es)?|cuadernos?|versos?|estribillos?"
    "|párrafos?|discursos?|abrazos?|besos?|cafés?|platos?|pastel(?:es)?|sopas?|recetas?"
    "|vuelos?|tren(?:es)?|autobús|paradas?|escalón|peldaños?|estantes?|cajón|asientos?"
    "|ventanas?|puertas?|pasillos?|talleres|taller|sesión|sesiones|golpes?|toques?|timbrazos?"
    "|avisos?|correos?|mensajes?|postales|fotos?|dibujos?|cuentos?|historias?|ideas?"
    "|propuestas?|respuestas?|error(?:es)?|fallos?|caídas?|operación|consultas?|vacunas?"
    "|parto|bisniet[oa]s?|sobrin[oa]s?|prim[oa]s?|novi[oa]s?|amig[oa]s?|compañer[oa]s?"
    "|vecin[oa]s?|profesor(?:a|es|as)?|maestr[oa]s?|estudiantes?|voluntari[oa]s?"
    "|invitad[oa]s?|candidat[oa]s?|jugador(?:a|es|as)?|corredor(?:a|es|as)?|ciclistas?"
    "|gol(?:es)?|asaltos?|cumbres?|kilómetros?|traducción|traducciones|revisión|lecturas?"
    "|función|funciones|óperas?|estrenos?|giras?|huertos?|árbol(?:es)?|cosechas?|paseos?"
    "|excursión|mudanzas?|huelgas?|asambleas?|votación|enmiendas?|congresos?|ferias?|fiestas?"
    "|oficios?|negocios?|tiendas?|contratos?|barcos?|coches?|bicicletas?|seminarios?|tesis"
    "|grupos?|equipos?|balcón|esquinas?|vasos?|botellas?|tartas?|velas?|sillas?|mesas?|camas?"
    "|sueños?|hojas?|palabras?|frases?|letras?|acordes?|notas?|teclas?|bailes?|canciones"
    "|rondas?|oportunidad(?:es)?|nacimientos?|museos?|idiomas?|instrumentos?|instituto"
    "|turnos?",
    "thing": "<more>|lugar|puesto|posición|piso|planta|premio|hij[oa]s?|niet[oa]s?|libros?|novelas?|discos?"
    "|días?|mes|año|años|grado|curso|capítulos?|intentos?|siglo|viajes?|trimestre|partidos?"
    "|herman[oa]s?|conciertos?|encuentros?|aniversarios?|poder|mundo|ve(?:z|ces)|edici(?:ón"
    "|ones)|partes?|semanas?|generaci(?:ón|ones)|personas?|clases?|cartas?|copas?|vueltas?"
    "|sinfonías?|cumpleaños|semestre|bimestre|acto|tomo|volumen|fila|hora|noche|mañana|tarde"
    "|visita|llamada|taza|película|temporada|marido|esposa|mujer|hombre|alumn[oa]s?"
    "|mandamiento|dedo|rueda|pata|jornada|ronda|etapa|fase|página|pregunta|línea|estrofa"
    "|cuerda|finalista|mejor|dimensión|avenida|calle|guerra|república|movimiento|cuarteto"
    "|concierto|lección|paso|punto|nivel|turno|capítulo|álbum|canción|obra|poema|cuadro"
    "|trabajo|empleo|colegio|escuela|ciudad|país|casa|perro|gato|bebé|embarazo|matrimonio"
    "|boda|cita|reunión|carrera|maratón|entrega|versión|borrador|año de|de primaria|de"
    " secundaria|de mayo|milenio|década|columna",
    "label": "capítulo|paso|lección|día|acto|escena|página|ronda|fase|nivel|parte|episodio|temporada"
    "|línea|sala|puerta|punto|artículo|fórmula|semana|plan|tomo|volumen|libro|regla|ejercicio"
    "|estrofa|grupo|vía|andén|pregunta|módulo|etapa|habitación|aula",
    "ware": "seguidores|seguidoras|suscriptores|vistas|visitas|me gustas?|likes|descargas|citas"
    "|visitantes|lectores|fans|estrellas|clics|retuits|visualizaciones|reproducciones"
    "|corazones|comentarios|amigos|oyentes|espectadores|compartidos|votos|menciones"
    "|reacciones|ventas",
    "many": "<n>|cuánt[oa]s|más|menos|much[oa]s|poc[oa]s|bastantes|suficientes|tant[oa]s|sin"
    "|ningun[oa]s?|<n> de|número de|cantidad de|ganar|ganó|gana|ganaba|perder|perdió|pierde"
    "|comprar|compró|compra|vender|vendió|vende|vendía|contar(?: los| sus| las)?|cuenta(?:"
    " los| sus| las)?|contaba(?: los| sus| las)?|conseguir|consiguió|consigue|consiguen|tiene"
    "|tenía|tienen|tener|sumar|suma|obtener|obtuvo|perseguir|persigue|persiguiendo|buscar"
    "|busca|buscando|acumular|acumula|acumuló|recibe|recibir|recibió|recibía|mide en|por|para"
    " tener|nuevos|nuevas",
    "best": "popular(?:es)?|leíd[oa]s?|vist[oa]s?|seguid[oa]s?|citad[oa]s?|descargad[oa]s?"
    "|vendid[oa]s?|escuchad[oa]s?|influyentes?|valorad[oa]s?|compartid[oa]s?|visitad[oa]s?"
    "|comentad[oa]s?|buscad[oa]s?|premiad[oa]s?|votad[oa]s?",
    "of": "del (?:mundo|país|colegio|instituto|año|sector|planeta|equipo|universo|curso|grupo"
    "|pueblo)|de (?:la (?:clase|escuela|promoción|región|liga|historia|universidad)|su"
    " (?:clase|promoción|generación|curso|campo|especialidad)|España|México|todos los tiempos"
    "|toda España)",
    "where": "(?:de|en) (?:su|la|mi|nuestra) (?:clase|promoción|curso|escuela)|(?:en|del) (?:el |la"
    " )?(?:concurso|carrera|examen|competición|clasificación|campeonato|torneo|oposición"
    "|maratón|curso|ranking)",
}

RULES = (
    # --- ranking
    ("ranking", "número numero", "n[úu]mero uno"),
    ("ranking", "top", "top (?:<n>|ten)"),
    (
        "ranking",
        "más",
        "más <best>(?! (?:por mí|de lo)\\b)(?<!más seguido)|más seguido(?= (?:de|del|por|en)\\b)",
    ),
    ("ranking", "mejor mejores", "mejor(?:es)?(?: <word>){0,4} (?:<of>)"),
    (
        "ranking",
        "mejor mejores",
        "mejor(?:es)? (?:valorad|pagad|clasificad|puntuad|situad|vendid|calificad)[oa]s?",
    ),
    ("ranking", "primer", "(?:qued|lleg|termin|acab|clasific)<some>(?: <word>)?? en (primer lugar)"),
    ("pass", "primer", "en primer lugar"),
    (
        "ranking",
        "primer primero primera segundo segunda",
        "(?:primer|primera|segundo|segunda) (?:lugar|puesto|premio|posición|plaza"
        "|clasificad[oa])(?! (?:de (?:encuentro|trabajo|reunión)))",
    ),
    (
        "ranking",
        "primero primera segundo segunda primeros",
        "(?:lleg|qued|termin|acab|clasific|sali)<some>(?: <word>)?? (primer[oa]|segund[oa])(?=<end>"
        "| <where>| en la meta| a la meta| a meta| entre)",
    ),
    ("ranking", "primero primera segundo segunda", "(?:la |el )?(?:primer[oa]|segund[oa]) (?:<where>)"),
    (
        "ranking",
        "cabeza líder encabeza encabezó encabezaba liderar",
        "(?:a la cabeza|cabeza|líder(?:es)?) (?:de (?:la (?:clasificación|lista|tabla|liga)"
        "|lista)|del (?:ranking|campeonato|grupo))|(?:encabez<some>|lider<some>) (?:la (?:lista"
        "|clasificación|tabla)|el ranking)",
    ),
    ("ranking", "tabla lista", "tablas? de (?:clasificación|posiciones)|lista de (?:los )?más vendidos"),
    (
        "ranking",
        "clasificada clasificado clasificadas clasificados",
        "(?:mejor |peor )clasificad[oa]s?|clasificad[oa]s? (?:primer[oa]|segund[oa]|<o>|entre|en el puesto)",
    ),
    ("ranking", "máximo máxima máximas máximos", "máxim[oa]s? (?:golead|anotad)or(?:a|es|as)?"),
    ("ranking", "best", "best[ -]sellers?"),
    # --- metric
    (
        "metric",
        "número cantidad recuento contador contadores cifra cifras conteo",
        "(?:n[úu]mero|cantidad|recuento|contador(?:es)?|conteo|cifras?) (?:de |total de )(?:sus "
        "|mis |nuestros |los |las )?(?:<ware>|audiencia)",
    ),
    (
        "metric",
        "gusta gustas",
        '(?:los|de|sus|más|cuántos|<n>|tantos|unos|muchos|pocos|sin|por|busca|contar) (?:« ?|\\"'
        "|“)?(me gustas?)(?! (?:la|el|los|las|lo|que|mucho|tu|su|cómo|como|más|leer|escuchar|ver"
        "|estar|hablar))",
    ),
    (
        "metric",
        "seguidores seguidoras suscriptores",
        "(?:<many>) (?:<word> )?(seguidor[ea]s|suscriptores)(?! de (?:Jesús|Gandhi|Cristo))"
        "|(?:con|los|sus|ni) (suscriptores)(?= o (?:sin ell|no\\b))|(?:suscriptores"
        "|seguidores)(?= (?:del?|en|a) (?:(?:el|la|su|mi) )?"
        "(?:canal|boletín|blog|perfil|cuenta|redes)\\b)",
    ),
    (
        "metric",
        "visualizaciones reproducciones descargas clics visitas vistas",
        "(?:<n>|cuántas|más(?! visitas (?:l[oa]s?|el|quien|quienes)\\b)"
        "|<n> de|número de|sumar|acumula<any>|cons[ei]gu<some>|obten<some>|obtuvo|por las"
        "|contar(?: las)?|perseg<some>|cuenta las|contaba las) (?:<word> )?(visualizaciones"
        "|reproducciones|descargas|clics|visitas|vistas)(?! (?:al mar|a (?:la|su|mi) (?:abuela"
        "|casa)|guiadas))",
    ),
    ("metric", "páginas", "páginas vistas"),
    # A blood test and a mind are analíticas too.
    (
        "metric",
        "analítica analíticas",
        "analíticas?(?= (?:web|digital(?:es)?|de (?:datos|redes|audiencia|tráfico)|de(?:l| la| su| mi)"
        " (?:blog|sitio|página|canal|web))\\b)|(?:las|sus|mis|tus|nuestras|sin|más|tantas) (analíticas)(?! de"
        " (?:sangre|orina|control))",
    ),
    (
        "metric",
        "nota notas resultados calificación calificaciones resultado",
        "(?:notas?|resultados?|calificaci(?:ón|ones)) (?:medias?|de corte|más altas?|(?:de|en)"
        " (?:los |sus |las |el )?(?:exámenes|examen|pruebas?|tests?|selectividad))",
    ),
    (
        "metric",
        "promedio media",
        "(?:promedio|media) (?:de (?:(?:las|sus) )?(?:notas|calificaciones)|académic[oa]"
        "|general)|(?:su|mi|el|tu) (promedio)(?= (?:en|de) (?:(?:la|el) )?"
        "(?:prepa<any>|secundaria|carrera|bachillerato|universidad|escuela|facultad))",
    ),
    (
        "metric",
        "valoración valoraciones calificación reseñas",
        "(?:valoraci(?:ón|ones)|calificaci(?:ón|ones)|reseñas) (?:medias?|(?:de|con) (?:<n> )?estrellas)",
    ),
    (
        "pass",
        "puntuación",
        "(?:signos?|reglas?|errores|error|faltas?|marcas?|uso|clases?|sin) de (?:la )?puntuación"
        "|puntuación (?:correcta|y ortografía)"
        "|(?:cuid|correg|corrig|revis|enseñ|explic)<any>(?: <word>)?? la puntuación"
        "|puntuación(?! (?:más|media|máxima|final|en)\\b)(?=<sentence>\\b(?:(?:comas?|tildes?"
        "|gramática)\\b|ortograf\\w))",
    ),
    ("metric", "puntuación puntuaciones", "puntuaci(?:ón|ones)"),
    (
        "ranking",
        "clasificación clasificaciones",
        "(?:la|en la|primera|última|de la|una) (clasificación)(?! (?:de (?:las|los|plantas|libros"
        "|hojas)))|tablas? de clasificación",
    ),
    (
        "ordinal",
        "quinta sexta octava novena cuarta",
        "(?:la|su) (cuarta|quinta|sexta|octava)(?= de (?:Beethoven|Mahler|Bruckner|Schubert"
        "|Shostakóvich|Chaikovski|Dvořák)\\b)",
    ),
    ("metric", "klout", "(?:índice |puntuación )?klout"),
    (
        "metric",
        "tasa tasas",
        "tasas? de (?:interacción|conversión|clics?|rebote|apertura|participación|retención|engagement)",
    ),
    ("metric", "índice factor index", "índice h|h[ -]index|factor de impacto"),
    ("metric", "ciento cien", "(?:(?:<n>|un|uno) )?por \u02e2{6}|(?:<n> )por \u02e2{4}"),
    ("metric", "estrellas", "(?:<n>|cuántas) estrellas(?= (?:en|de valoración)|<end>)"),
    # --- uno, when it counts or labels
    ("word", "#", "un[oa]? (?:de cada|entre|en) (?:cada )?(?:<n>)"),
    (
        "word",
        "<label>~uno <label>~una",
        "(?:<label>) (un[oa])(?=<end>| (?:y|de|en|del|a|para|fue|era|es|con)\\b)(?! de (?:l[oa]s"
        "|mis|sus|nuestr|ell))(?! y otra)",
    ),
    (
        "word",
        "la~una",
        "(?:a|es|era|sobre|hacia|desde|hasta|de) (la una)(?= (?:y|en punto|de la|menos|del)"
        "|<end>)(?! y otra)(?!<clause>\\bla otra\\b)",
    ),
    (
        "word",
        "media cuarto",
        "<n> (?:y (?:media|medio|cuarto|tres cuartos)|menos cuarto|menos <n>)|(?:la una) (?:y"
        " (?:media|cuarto)|menos cuarto)",
    ),
    ("word", "media medio", "(?:un[oa]? (?:<word> )?y medi[oa])(?! de)"),
    ("word", "media medio", "medi[oa] (?:<scale>|docena|millón|siglo|centenar|millar|milenio|<n>)"),
    ("word", "cuarto cuartos", "(?:un cuarto) de (?:millón|siglo)|<n> cuartos"),
    # --- ordinals that are also rooms, estates and seconds
    (
        "ordinal word",
        "<ord>",
        "(<ord>)(?= <thing>\\b)|(?:planta|fila|parte|edición|sesión|avenida|sinfonía) (<ord>)",
    ),
    (
        "ordinal word",
        "sexto sexta octavo octava quinto décimo décima décimas",
        "sext[oa]|octav[oa]|quinto|décim[oa]s?",
    ),
    ("ordinal", "primer primero primera", "primero de <month>|primer(?:a|o)? (?:guerra mundial|grado|piso)"),
    (
        "pass",
        "segunda segundas segundo segundos",
        "segund[oa]s? (?:oportunidad(?:es)?|naturaleza|manos?|casa|casas|hogar|hogares|residencia"
        "|vivienda|lengua|lenguas|idioma|opinión|opiniones|piel|familias?|madres?|padres?|mamá"
        "|papá|aire|patria|pensamientos?|ración|porción|chance|intenci(?:ón|ones)|plato)|sin"
        " segundas",
    ),
    (
        "pass",
        "segundo",
        "(?:un|cada|por|ni un|algún|último|este|ese|aquel|fracción de|medio|ningún|solo|sólo|a"
        " cada|el mismo|otro|primer) (segundo)(?=<end>| (?:y|o|de (?:silencio|calma|paz|duda"
        "|descanso|más|vida|tiempo|mi|su)|para|que|cuando|en|antes|después|más|a|por|con|sin"
        "|cuenta|me|se|la|lo|le|nos|no|mientras|al|como|pensé|dudó|es|era)\\b)",
    ),
    (
        "pass",
        "segundo segundos",
        "en (?:un|medio|menos de un) segundo|ni (?:un|un solo|medio) segundo(?! <thing>\\b)|segundos"
        "|(?:décimas?|fracci(?:ón|ones)|centésimas?"
        "|milésimas?) de segundo|segundo plano",
    ),
    (
        "pass",  # the main course
        "de~segundo",
        "(?:<start>|(?<=[,;] )|(?<=\\by ))de segundo(?=,| (?:hay|hubo|había|habrá|un[oa]?s?|el|l[oa]s?|me|nos"
        "|sus?|tenemos|tomamos|comimos|comemos|pedí|pidió|quiero|tocaba|tocan?)\\b)",
    ),
    ("ordinal word", "segundo segunda segundas", "segund[oa]s?"),
)

RUN = {
    "goes on": (
        "(?:(?<=[\u1d57\u02e2]) y)? <number>|(?<=\u1d57) y un[oa]?|(?<=\u02e2)"
        " un[oa]?(?= (?:mil|noche|veces|vez|personas)\\b|(?= <scale>))"
    ),
}
