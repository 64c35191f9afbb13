"""Spanish. Its "and" is e before the sound of i; America has other quotation marks."""

from quietpage.locale.words import Words

_AMERICA = "419 ar bo cl co cr cu do ec gt hn mx ni pa pe pr py sv us uy ve"

WORDS = Words(
    language="es",
    title="Personas que dejan huella",
    description="Una pequeña compañía en voz baja, elegida por un ser humano, y el porqué de cada nombre.",
    skip="Ir a las personas",
    verse=(
        "Busco a las personas que dejan huella.",
        "Que {gives} y {respects}.",
        "Que {laughs} y {plays}.",
        "Que {shares} y {supports}.",
        "Que {feeds back} y {challenges}.",
    ),
    seek="Busco a quien {ways}.",
    way_title="Quien {way}",
    person_title="{name}, que {ways}",
    person_ways="{name} {ways}.",
    meet="Para seguir: {links}.",
    begin="Para empezar: {title}.",
    crowd="En el {all} están también {names}.",
    crowd_one="En el {all} está también {names}.",
    crowd_all="mismo círculo",
    everybody="Todas las personas de esta página",
    chosen="Elegido y escrito por {name}.",
    written="Escrito con gratitud por {name}.",
    elsewhere="En otros lugares: {links}.",
    mail="Correo",
    order="El orden no significa nada.",
    made="Hecho por {name}.",
    salutation="A quien encuentre estas palabras:",
    sign_off="Con cariño y gratitud,",
    take="Las direcciones, para llevar",
    contact="Una tarjeta para la libreta de direcciones",
    news="Las personas de «{title}»",
    card_names="y quien venga después",
    draft="Un borrador, todavía fuera de la página",
    lost_title="Aquí no hay nadie con ese nombre",
    lost="Aquí no hay nadie con ese nombre. Quizá la dirección cambió, o se coló una errata al escribirla.",
    home="Todas las personas que están aquí",
    series=", ",
    last=" y ",
    instead=(("h?i(?![aeoáéó])|h?í|y(?![aeiouáéíóú])", ", ", " e "),),
    comma=", ",
    quotes=("«", "»", "“", "”"),
    ways=(
        ("gives", "da", "dan"),
        ("respects", "respeta", "respetan"),
        ("laughs", "ríe", "ríen"),
        ("plays", "juega", "juegan"),
        ("shares", "comparte", "comparten"),
        ("supports", "apoya", "apoyan"),
        ("feeds back", "responde", "responden"),
        ("challenges", "desafía", "desafían"),
    ),
)

REGIONS = {region: WORDS._replace(quotes=("“", "”", "‘", "’")) for region in _AMERICA.split()}
