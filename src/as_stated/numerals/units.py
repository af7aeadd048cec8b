"""The units, currencies and names that say what kind of thing a number is, as data.

All entries are lower case unless a comment says otherwise.
"""

from typing import Final

from as_stated.numerals.model import Kind

_DURATIONS = """second seconds sec secs minute minutes min mins hour hours hr hrs day days weekday
weekdays night nights week weeks weekend weekends fortnight fortnights month months
quarters semester semesters year years yr yrs decade decades century centuries millennium
millennia millisecond milliseconds yearlong year-old years-old yo h"""

_MEASURES = """mm cm m km kms kg kgs g mg lb lbs oz ft inch inches feet foot mile miles yard yards yd
yds millimetre millimetres millimeter millimeters centimetre centimetres centimeter centimeters
metre metres meter meters kilometre kilometres kilometer kilometers hectare hectares ha acre acres
litre litres liter liters millilitre millilitres milliliter milliliters ml l tonne tonnes ton tons
t kilogram kilograms kilogramme kilogrammes kilo kilos gram grams gramme grammes milligram milligrams
microgram micrograms ounce ounces stone st degree degrees ° °c °f º ºc mph kph kmh knot knots kn mw gw
kw kwh gwh twh mwh megawatt megawatts gigawatt gigawatts kilowatt kilowatts watt watts volt volts
hz khz mhz ghz hertz megahertz gigahertz gb mb tb kb gigabyte gigabytes megabyte megabytes terabyte
terabytes byte bytes megabit megabits gigabit gigabits mbps gbps pixel pixels megapixel megapixels
bpd barrel barrels gallon gallons pint pints bushel bushels calorie calories kcal joule joules
megajoules kiloton kilotons kilotonne kilotonnes megaton megatons carat carats decibel decibels db
ppm ppb magnitude calibre caliber cc hp horsepower nm µg μg mcg sq sqm cubic nautical hectolitres
light-year light-years storey-high millibars hectopascals hpa millisievert millisieverts
sievert sieverts microsieverts fathom fathoms furlong furlongs league leagues cusecs teu dwt mah
tablespoons teaspoons km/h m/s c f in kt tev gev mev kev kj mj rpm psi mbar pa kpa mpa kva lm lux mol mwe mcf bcf tcf btu
mmbtu boe bbl bbls mmbbl arcmin arcsec arcminutes arcseconds"""

RACE_METRES: Final = frozenset((50, 60, 100, 110, 200, 400, 800, 1500, 3000, 5000, 10000))

_PERCENTS = "% ‰ percent pct pct. pc percentage basis bps bp"

_CURRENCIES = """dollar dollars cent cents euro euros pound pounds pence penny quid franc francs yen
yuan renminbi rouble roubles ruble rubles rupee rupees manat manats dram drams lari tenge lira liras
hryvnia hryvnias peso pesos riyal riyals rial rials dirham dirhams dinar dinars shekel shekels krona
kronor krone kroner kronur crown crowns zloty zlotys forint forints baht ringgit rupiah naira
shilling shillings cedi cedis rand reais real taka dong kyat som som sterling leu lei lev leva
bitcoin bitcoins bucks try p dlr dlrs cts stg ringgits guilder guilders peseta pesetas lire
escudos schilling schillings drachma drachmas deutschmark deutschmarks bolivar bolivars kwacha birr
dalasi"""

CURRENCY_SIGNS: Final = "$€£¥₹₽₼₾₺₴₦₩₪֏฿₱₫₡₲₵₸₮¢"

_CODES = """usd eur gbp azn amd chf jpy cny rub inr gel uah kzt irr sek nok dkk pln aud cad nzd zar brl
mxn krw hkd sgd ngn kes egp pkr aed sar ils"""
CURRENCY_CODES: Final = frozenset(f"{_CODES} rs rs. rmb".split())
"""Before a number, in capitals (but "Rs"): "AZN 5,000"."""

UNIT_KINDS: Final[dict[str, Kind]] = {}
UNIT_KINDS.update(dict.fromkeys(_MEASURES.split(), "measure"))
UNIT_KINDS.update(dict.fromkeys(f"{_CURRENCIES} {_CODES}".split(), "money"))
UNIT_KINDS.update(dict.fromkeys(_DURATIONS.split(), "duration"))
UNIT_KINDS.update(dict.fromkeys(_PERCENTS.split(), "percent"))
UNIT_KINDS.update(dict.fromkeys(CURRENCY_SIGNS, "money"))
"""Units to the kind of the number before them."""

GLUED_UNITS: Final = frozenset(
    """mm cm m km kms kg kgs g mg lb lbs oz ft ha ml l t mph kph kmh mw gw kw kwh gwh twh mwh hz khz
    mhz ghz gb mb tb kb mbps gbps cc hp nm mcg sq sqm db ppm hpa min mins hr hrs h hours sec secs yr
    yrs pc pct bps bp p c f usd eur gbp azn in kn yo kt ish x st""".split()
)
"""Letters that may stand at a number without a space and leave it a number: "122mm"."""

UNIT_ADJECTIVES: Final = frozenset(
    """more consecutive straight successive long full whole further additional extra business working
    school calendar further-long short other odd entire solid or so plus some gruelling us american australian
    canadian swiss british azerbaijani azeri armenian turkish russian indian pakistani georgian
    iranian iraqi syrian chinese japanese norwegian swedish danish polish mexican egyptian nigerian
    kenyan israeli hong kong new zealand singapore square linear metric imperial short nautical cubic
    statute troy percentage further hard difficult cold hot lost last final first past""".split()
)
"""Words that may stand between a number and its unit: "five more years", "20 US dollars"."""

PERSON_NOUNS: Final = frozenset(
    """people persons men women children civilians soldiers residents victims voters students
    refugees troops police officers homes houses families households workers dead""".split()
)

METRE_AFTER: Final = frozenset(
    """race races sprint sprints final finals hurdles freestyle butterfly backstroke breaststroke
    medley relay relays run dash world record away deep high long tall wide above below from off
    north south east west up down underwater downstream upstream in-length tower wave waves cliff
    drop crater crane pool stretch swim track event events champion title steeplechase apart inland
    offshore bronze silver gold thick""".split()
)
"""After these "100m" is metres; else a glued m is million, as the wires write it."""

IDENTIFIER_BEFORE: Final = frozenset(
    """article articles art. section sections sec. § §§ resolution resolutions no. nos. nos № page
    pages pp pp. p. chapter chapters clause clauses paragraph paragraphs para para. paras
    regulation regulations flight flights boeing airbus embraer bombardier antonov tupolev ilyushin
    sukhoi apollo soyuz voyager artemis highway interstate autobahn motorway route routes annex
    appendix docket footnote subsection verse psalm isbn issn covid iphone playstation android tel
    tel. phone telephone fax hotline ext. extension rule decree room invoice serial asteroid
    chromosome omega protocol amendment rooms ftse cac dax nikkei stoxx
    fortune nasdaq s&p suite apt apt. apollo voyager sputnik soyuz artemis ariane chandrayaan sentinel
    landsat iso iec rfc python ubuntu debian russell csi nifty asx ibex kospi topix tsx smi aex
    omx mib""".split()
)
"""Before a number these name a thing by it: "Article 115.4", "Flight 8432"."""

IDENTIFIER_IF_CAPITAL: Final = frozenset(
    """no number case group line bus train tram ward district zone block unit class act law bill
    title table figure fig fig. lot plot part book volume vol vol. episode season option agenda
    proposition prop prop. gate war school sector pier dock lane avenue apartment flat building
    hangar shaft reactor division battalion brigade regiment station prison colony junction exit
    article directive convention order schedule channel radio studio area formula model mark mk
    windows terminal platform runway exhibit galaxy question day week round heat test core key
    game games box project falcon jersey shirt""".split()
)
"""These do so only with a capital ("Unit 4", not "a unit 4 km away")."""

IDENTIFIER_IF_SMALL: Final = frozenset(
    "category level phase stage tier grade type step version group area mark number shirt jersey".split()
)
"""These do so only before a whole number up to `SMALL_IDENTIFIER`: "stage 2", "Category 4"."""

SMALL_IDENTIFIER: Final = 20

IDENTIFIER_IF_BARE: Final = frozenset("flat apartment gate cell platform ward hut berth".split())
"""These do so only without an article: "raided flat 9", not "in the flat 9 people"."""

IDENTIFIER_PLURALS: Final = frozenset(
    """articles sections resolutions nos. nos pages pp pp. chapters clauses paragraphs paras
    regulations flights routes rooms §§""".split()
)
"""After these the numbers of a list are all identifiers: "Articles 5, 6 and 7"."""

PREFIXES: Final = frozenset(
    """mid pre post top early late inter non ex sub plus all the near pro anti each c ca
    magnitude foot in to of by for and or a at on per vs""".split()
)
"""Glued to a number by a hyphen these leave it a number: "mid-1990s", "top-10"."""

TIME_ZONES: Final = (
    "GMT|UTC|BST|CEST|CET|EEST|EET|WEST|WET|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|IST|JST|"
    "KST|MSK|AEST|AEDT|SAST|PKT|AZT|Z"
)
