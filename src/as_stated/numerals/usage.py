"""The words that decide between two senses of a number or a hedge, as data. Lower case."""

from typing import Final

DATE_HEDGES: Final = frozenset(
    "about around approximately approx approx. roughly circa ca. ca c. c ~ ≈ nearly almost".split()
)
"""The only hedges a date takes: "by over 2020" is not English, "until 2020 at least" is rare."""

TOPIC_BEFORE_ABOUT: Final = frozenset(
    """story stories film films book books documentary question questions concern concerns talk
    talks talked talking spoke speak speaks speaking spoken ask asked asking worry worries worried
    letter article articles song play novel novels facts information details complain complained
    complaints fears learn learned learnt think thinking thought know known anything something
    nothing lies joke jokes joked podcast series drama debate debates debated rumours rumors wrote
    write written testified warned warning discussion discussions evidence happy angry upset
    optimistic curious""".split()
)
"""After these "about" names a topic: "a film about two brothers"."""

TOPIC_BEFORE_OVER: Final = frozenset(
    """dispute disputes disputed conflict war wars fight fighting clash clashes clashed row control
    concern concerns concerned argue argued argument negotiation negotiations negotiated protest
    protests protested arrested charged victory victories win wins triumph lead advantage fears
    tension tensions quarrel feud standoff sovereignty jurisdiction power anger outrage questioned
    sued strike strikes lawsuit resigned trial bridge flew flying jumped look looked looking
    takes took taking handed hand hands handing turned turn turning run
    ran running drone drones missile missiles rockets shells bombs plane planes jets helicopter helicopters
    balloon balloons rain rains snow smoke ash cloud clouds fog storm storms skies airspace circled hovered
    crossed knocked spread spreads stretches stretched extends scattered presided presiding triumphed""".split()
)
"""After these "over" names a cause or a place: "a dispute over two islands"."""

OVER_MEANS_MORE: Final = frozenset(
    """for of after well just a slightly lasted lasting lasts spent spend took taken take served
    in is was are were be been than far aged little bit and from with has had have to by every
    killed""".split()
)
"""Before "over" and a duration these say "more than" ("for over two days"); else "over two days"
is "during"."""

CHANGE_VERBS: Final = frozenset(
    """rise rises rose risen rising fall falls fell fallen falling grow grows grew grown growing
    increase increases increased increasing decrease decreases decreased decreasing drop drops
    dropped dropping decline declines declined declining cut cuts raise raises raised raising lower
    lowered lowers reduce reduces reduced reducing go goes went gone up down jump jumps jumped climb
    climbs climbed climbing slip slipped slips slid move moves moved change changes changed
    widen widened narrow narrowed surge surged plunge plunged ease eased swell swelled soar soared
    double doubled triple tripled slump slumped tumble tumbled upgrade upgraded revise revised
    downgraded commuted expand expanded shrink shrank shrunk extend extended improve improved
    accelerated slow slowed""".split()
)
"""After these "from 5 to 10" is a change, two figures, not a range."""

SCORE_WORDS: Final = frozenset(
    """win wins won winning beat beats beaten beating lose loses lost losing loss defeat defeats
    defeated draw draws drew drawn victory score scores scored scoring scoreline lead leads led
    leading trail trailed trailing aggregate game match set sets goal tie vote voted ruling ruled
    shootout penalties final level half-time""".split()
)
"""Near these "1-2" is a score."""

QUANTITIES: Final = frozenset(
    """toll tolls number numbers total totals count counts tally deaths cases casualties figure
    figures injured dead displaced fatalities infections sales revenue revenues profit profits
    turnover output production population price prices cost costs value index inflation
    unemployment rate rates share shares temperature temperatures level levels membership
    attendance crowd turnout debt deficit exports imports spending downloads views subscribers
    users followers majority speed speeds weight losses loss damage damages victims
    refugees wounded survivors arrests reserves earnings income capacity demand bill donations
    enrolment registrations visitors passengers tonnage yield magnitude barrel gold oil bitcoin""".split()
)
"""What tops, crosses or nears a number: what is measured or counted, no person and no vehicle."""

NOT_A_NOUN: Final = frozenset(
    """of another who whom whose that which to for with without is are was were be been being am has
    have had having can could may might must shall should will would do does did done not no in on
    at by from into onto over under about above below after before as than then and or but nor so
    if when while where because since until though although said says say saying told tells adds
    added asked called came went made makes became becomes remains remained took takes gets got
    wants wanted thinks knows seems appears happens happened occurred such it its he she they we
    you i his her their our my your this these those there here a an the some any all both each
    every either neither too also just only even still ever never once again always how why what
    against between through during off out up down via per like near along among s d ll re ve
    later time hand thing way day by-one""".split()
)
"""After these "one" is a pronoun or an idiom ("one of", "one day", "on the one hand")."""

NOT_BEFORE_ONE: Final = frozenset(
    """no this that the every each any which such another other some last next good bad better
    best new old big great right wrong same different first second third whichever what same easy
    tough hard long loved dear everyone""".split()
)
"""After these "one" is a pronoun: "this one", "no one", "a new one"."""

CASUALTY_WORDS: Final = frozenset(
    """killed dead died injured wounded hurt missing arrested detained rescued hospitalised
    hospitalized captured survived drowned seriously critically fatally slightly unaccounted
    displaced shot stabbed convicted sentenced acquitted killing wounding injuring hurting
    leaving kills wounds injures arresting detaining left""".split()
)
"""Beside these "one" is a count of persons: "one was killed", "killing one"."""

AGE_BEFORE: Final = frozenset("aged age ages".split())
TURNS: Final = frozenset("turn turns turned turning".split())
YOUNG_OF: Final = frozenset("boy girl man woman child youth youngster toddler".split())
"""Before "of" these make a number an age: "a boy of six"."""
PERSONS_BEFORE_AGE: Final = frozenset(
    """people persons children adults men women boys girls voters youths teenagers patients players
    workers anyone those pupils students residents employees everyone citizens drivers runners
    pensioners them mostly kids infants babies migrants prisoners detainees females males
    nobody anybody everybody somebody someone one child person man woman girl boy""".split()
)
"""Before "under 12" and the like these make it an age."""
LEVEL_BEFORE_AT: Final = frozenset(
    """stand stands stood standing put puts putting set sets is are was were be been being remain remains
    remained remaining stay stays stayed hold holds held holding keep keeps kept peak peaks peaked
    estimate estimates estimated estimating reported recorded confirmed counted placed listed capped
    fixed given steady unchanged stable stuck now still currently officially toll tolls number numbers
    figure figures total totals count counts tally dead deaths injured missing wounded""".split()
)
"""Before "at" these make a number a level, and no age: "the toll stood at 48, and"."""
YEAR_BEFORE: Final = frozenset(
    """in since by until till during before after from early late mid year years fiscal circa
    around about spring summer autumn winter fall season through throughout between and to of for
    till c. election elections class expo euro agenda vision olympics games cup championship
    championships festival""".split()
)
"""After these four bare digits are a year, unless a unit or a plural noun says otherwise."""

YEARLY: Final = frozenset(
    """sales earnings results profits revenues levels prices figures elections accounts polls
    protests forecasts estimates budgets deliveries exports imports taxes""".split()
)
"""Before these four bare digits are the year they are of: "2019 sales"."""

TOTALS: Final = frozenset(
    "total toll tally sum number maximum minimum average mean median count record".split()
)
"""Before "of" these make four bare digits a count: "a total of 1407 cases"."""

COUNTED_AS: Final = frozenset(
    """suspected confirmed reported registered recorded remaining additional active probable
    documented verified unidentified enlisted deployed employed""".split()
)
"""Before a plural noun these say that the number before them counts."""

HAD: Final = frozenset(
    """had has have reported recorded counted saw logged registered got lost won received sent with
    confirmed took gained scored polled listed rose fell grew""".split()
)
"""Verbs that a list leaves out for its further names: "Kamar had 412 cases, Leda, 73"."""

DETERMINERS: Final = frozenset("the a this that its his her their our last next".split())
