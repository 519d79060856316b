"""Spanish words for numbers. A `billón` is 10 to the twelfth, `mil millones` 10 to the ninth."""

from __future__ import annotations

from affidavit.ledger.quantities.quantity import Bound
from affidavit.ledger.quantities.vocabulary import (
    Vocabulary,
    bounds,
    counted,
    months,
    phrase,
    phrases,
    words,
)

_UNITS = """cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro
veinticinco veintiseis veintisiete veintiocho veintinueve"""
_HUNDREDS = {"cien": 100, "ciento": 100, "quinientos": 500, "quinientas": 500}
_HUNDREDS |= {"setecientos": 700, "setecientas": 700, "novecientos": 900, "novecientas": 900}
_HUNDREDS |= {
    f"{stem}cient{end}": value
    for stem, value in {"dos": 200, "tres": 300, "cuatro": 400, "seis": 600, "ocho": 800}.items()
    for end in ("os", "as")
}
_PARTS = {"tercio": 3, "cuarto": 4, "quinto": 5, "sexto": 6, "septimo": 7, "octavo": 8}
_PARTS |= {"noveno": 9, "decimo": 10}
_FEMININE = {word[:-1] + "a": parts for word, parts in _PARTS.items()} | {"tercera": 3}

SPANISH = Vocabulary(
    units={
        **counted(_UNITS),
        "un": 1,
        "una": 1,
        "veintiun": 21,
        "veintiuna": 21,
    },
    tens=counted("treinta cuarenta cincuenta sesenta setenta ochenta noventa", first=30, by=10),
    hundreds=_HUNDREDS,
    thousand=words("mil"),
    scales={
        "millon": 6,
        "millones": 6,
        "millardo": 9,
        "millardos": 9,
        "billon": 12,
        "billones": 12,
        "trillon": 18,
        "trillones": 18,
    },
    short_scales={"mdp": 6, "mdd": 6, "mm": 6, "k": 3},
    joiner_in_tens=words("y"),
    groups={
        "docena": 12,
        "decena": 10,
        "centenar": 100,
        "veintena": 20,
        "treintena": 30,
        "cincuentena": 50,
    },
    plural_groups={
        "decenas": 10,
        "docenas": 12,
        "cientos": 100,
        "centenares": 100,
        "centenas": 100,
        "miles": 1000,
        "millares": 1000,
        "millones": 10**6,
        "billones": 10**12,
    },
    articles=words("un una"),
    one=words("un una uno"),
    half=words("medio media"),
    and_a_half=phrases("y medio|y media"),
    shares={
        **{(word,): parts for word, parts in _PARTS.items()},
        **{(word, "parte"): parts for word, parts in _FEMININE.items()},
    },
    share_plurals={
        **{(f"{word}s",): parts for word, parts in _PARTS.items()},
        **{(f"{word}s", "partes"): parts for word, parts in _FEMININE.items()},
    },
    half_of=phrases("la mitad"),
    of=words("de del"),
    out_of=phrases("de cada"),
    percent=phrases("por ciento|por cien|porciento"),
    points=phrases("puntos porcentuales|punto porcentual"),
    currencies={
        phrase(text): code
        for text, code in {
            "dolares": "dollars",
            "dolar": "dollars",
            "usd": "USD",
            "mxn": "MXN",
            "de dolares": "dollars",
            "dolares estadounidenses": "USD",
            "pesos": "pesos",
            "pesos mexicanos": "MXN",
            "de pesos": "pesos",
            "peso": "pesos",
            "euros": "EUR",
            "euro": "EUR",
            "de euros": "EUR",
            "eur": "EUR",
            "de pesos mexicanos": "MXN",
            "de dolares estadounidenses": "USD",
            "yenes": "JPY",
            "libras esterlinas": "GBP",
        }.items()
    },
    bounds_before=bounds(
        at_least="al menos|por lo menos|cuando menos|como minimo|no menos de|un minimo de"
        "|minimo|a lo menos",
        more_than="mas de|por encima de|arriba de|superior a|superiores a|por arriba de"
        "|bastante mas de|mucho mas de|encima de",
        at_most="hasta|como maximo|a lo sumo|cuando mucho|no mas de|un maximo de|maximo|a lo mas",
        less_than="menos de|por debajo de|inferior a|inferiores a|debajo de|mucho menos de",
        about="unos|unas|alrededor de|cerca de|aproximadamente|en torno a|en torno de|cosa de"
        "|aproximadamente unos|aproximadamente unas|mas o menos|como unos|como unas|entorno a"
        "|alrededor de unos|alrededor de unas|cerca de unos|un estimado de",
        nearly="casi|poco menos de|un poco menos de|algo menos de|apenas menos de|casi unos",
        just_over="poco mas de|un poco mas de|algo mas de|apenas mas de",
        exactly="exactamente|justo|precisamente",
    ),
    bounds_behind=bounds(
        at_least="o mas|o superior|y mas|cuando menos|por lo menos|como minimo|al menos",
        at_most="o menos|como maximo|o inferior|cuando mucho|a lo sumo",
        about="aproximadamente|mas o menos|y tantos|y tantas",
        just_over="y pico",
    ),
    between=words("entre"),
    and_=words("y e"),
    to=words("a"),
    from_=words("de desde"),
    written={
        Bound.AT_LEAST: "al menos {}",
        Bound.MORE_THAN: "más de {}",
        Bound.AT_MOST: "como máximo {}",
        Bound.LESS_THAN: "menos de {}",
        Bound.ABOUT: "alrededor de {}",
        Bound.NEARLY: "casi {}",
        Bound.JUST_OVER: "poco más de {}",
        Bound.BETWEEN: "entre {} y {high}",
    },
    written_scales={
        12: ("billón", "billones"),
        6: ("millón", "millones"),
    },
    written_currencies={"dollars": "dólares"},
    spans_of_time=words(
        "segundo segundos minuto minutos hora horas dia dias noche noches semana semanas mes meses"
        " trimestre trimestres ano anos decada decadas siglo siglos"
    ),
    months=months(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sep oct nov dic",
    )
    | {"setiembre": 9, "sept": 9},
    vague=words("varios varias"),
    none=words("ningun ninguno ninguna nadie cero"),
    rises=words("subio sube subieron aumento aumenta aumentaron crecio crece crecieron alza"),
    weekdays=counted("lunes martes miercoles jueves viernes sabado domingo"),
    year_leads=words(
        "en desde hasta durante ano anos antes despues de del entre para hacia principios finales"
        " mediados fines verano invierno primavera otono"
    ),
    clock_leads=words("las la"),
    clock_trails=phrases(
        "horas|hora|hrs|h|am|pm|a m|p m|de la manana|de la tarde|de la noche|de la madrugada"
        "|en punto|del dia"
    ),
    age_leads=phrases("edad de|a los|cumplio|cumple|cumplira|de edad|a sus|con solo"),
    age_trails=phrases("anos de edad|anitos"),
    age_groups=words(
        "menores mayores personas ninos ninas adultos mujeres hombres jovenes mayor menor"
    ),
    terms=words(
        "pena penas condena condenas sentencia prision carcel plazo plazos periodo contrato"
        " contratos vigencia duracion lapso concesion historia experiencia sentencias espera"
        " trayectoria mas menos cerca alrededor dentro despues antes arriba abajo lucha gobierno"
    ),
    ordinals=words(
        "primero primera primer primeros primeras segundo segunda segundas tercero tercera tercer"
        " terceros terceras cuarto cuarta quinto quinta sexto sexta septimo septima octavo octava"
        " noveno novena decimo decima undecimo undecima duodecimo vigesimo vigesima trigesimo"
        " centesimo"
    ),
    ordinal_ends=words("º ª er o a ero era ra ro do da to ta vo va mo ma avo ava"),
    section_leads=words(
        "vuelo seccion secciones articulo articulos art arts pagina paginas pag pags p pp"
        " capitulo"
        " capitulos cap caps figura figuras fig tabla tablas cuadro cuadros grafico parrafo"
        " parrafos parr numeral inciso ley norma expediente caso punto fase paso pasos titulo"
        " anexo resolucion tomo volumen vol nota notas fraccion apartado inc num nums numero no"
        " linea lineas fila columna version folio foja fojas oficio decreto convenio acuerdo etapa"
        " nivel categoria dia semana episodio temporada enmienda principio protocolo opcion grupo"
        " distrito zona seccional juzgado tribunal lote unidad regla causa carpeta averiguacion"
    ),
    address_leads=words(
        "calle avenida av ave carretera autopista km kilometro kilometros boulevard blvd bulevar"
        " calzada via ruta casa piso departamento depto cp postal puerta terminal manzana lote"
        " interior edificio sala habitacion colonia circuito privada andador federal"
    ),
    address_trails=frozenset(),
    name_leads=words(
        "boeing airbus codigo covid apolo windows formula canal grupo area tipo modelo serie"
        " embraer cessna antonov tupolev learjet iphone galaxy sputnik expo agenda vision"
    ),
    glued_units=words(
        "km m cm mm kg g mg t l ml ha mw gw kw kwh gb mb tb kb kph hz khz mhz ghz h hr hrs min s x"
    ),
    pointing=words(
        "los las estos estas esos esas sus ambos ambas mis tus nuestros nuestras otros otras"
        " ultimos ultimas proximos proximas mismos mismas aquellos aquellas"
    ),
    idioms=phrases(
        "uno de|una de|uno a uno|una a una|uno por uno|una por una|uno y otro|una y otra|uno tras"
        " otro|mil gracias|mil veces|cada uno|cada una|alguno que otro|uno que otro|una que otra"
        "|ni uno|ni una|uno mismo|una vez|dos o tres|uno o dos|una o dos|tres o cuatro|mil y una"
        "|mil y un|a las mil maravillas|media hora|medio ambiente|medio dia|media noche|en dos por"
        " tres|por partida doble|cero tolerancia|tolerancia cero|zona cero|de una vez|a medias"
        "|unos cuantos|unas cuantas|unos a otros|unas a otras|unos y otros|de uno en uno|once veces"
    ),
    unit_stops=words(
        "de del en a al por para con sin sobre entre hacia desde hasta y e o u ni pero que quien"
        " quienes cuyo cuya donde cuando como si es son fue fueron era eran ser sido estar esta"
        " estan estaba estaban ha han habia habian haber hay hubo se no el la los las un una unos"
        " unas este esta estos estas ese esa esos esas su sus lo le les mas menos ya tambien solo"
        " muy todo todos toda todas cada ante bajo contra durante segun tras dijo dice"
    ),
)
