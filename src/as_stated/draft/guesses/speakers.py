"""Words for those who state figures: offices of people, bodies, documents.

The lists are our own, from English news copy. A word that is missing costs a `TODO` where the verb is weak
("the frobnicator found that"); after "said" and "according to" any noun can speak.
"""

ROLES = frozenset(
    """activist actor adviser advisor aide ambassador analyst archbishop architect artist attorney author
    bishop boss broker brother campaigner candidate captain cardinal chair chairman chairperson chairwoman
    chancellor chief cleric coach colonel columnist cllr asst ald rival constable sub-inspector ombudswoman commander commissioner commissar consul consultant
    coordinator co-ordinator coroner corporal councillor councilor counsel counsellor cousin critic curator
    daughter defendant delegate deputy designer detainee detective diplomat director doctor driver economist
    editor employee engineer envoy epidemiologist executive expert farmer father fighter firefighter fisherman
    founder friend general geologist governor grandmother guard guide head historian husband imam insider inspector
    instructor investigator investor journalist judge king lawmaker lawyer leader lecturer legislator lieutenant
    major manager marshal mayor medic member merchant meteorologist midwife militant miner minister ministerial
    mother mp negotiator neighbour neighbor neurologist nurse observer officer official ombudsman operator organiser
    organizer owner paramedic parent partner passenger pastor pathologist patient pensioner physician pilot
    policeman policewoman politician pope premier president priest prince principal prisoner producer professor
    prosecutor protester psychologist queen rector relative reporter representative rescuer researcher resident
    scientist secretary senator sergeant sheriff shopkeeper sister skipper soldier solicitor son source specialist
    spokesman spokesperson spokeswoman strategist student superintendent supervisor surgeon surveyor survivor
    teacher technician tenant trader treasurer trustee veteran vice-president vicar victim villager virologist
    volunteer warden widow wife witness woman man worker writer undersecretary
    mr mrs ms mx dr prof rev fr sgt cpl capt cmdr lt col maj gen adm brig gov sen rep det insp supt hon sir lady
    lord dame sheikh mr. mrs. ms. dr. prof. rev. fr. sgt. cpl. capt. cmdr. lt. col. maj. gen. adm. brig. gov. sen.
    rep. det. insp. supt. hon. carmaker chairlady ceo cfo people officials authorities someone somebody""".split()
)
BODIES = frozenset(
    """academy administration administrator agency airline airport alliance army assembly association authority
    bank board branch brigade broadcaster bureau business cabinet campaign carrier cell center centre chamber
    channel charity church city club coalition coastguard college command commission committee community company
    confederation congress consortium contractor cooperative corporation council county court crew cross
    customs department developer directorate district embassy enterprise executive faculty family federation firm
    force forces forum foundation fund garrison government group guard hospital household inquiry inspectorate
    institute institution laboratory lab league legislature lobby magazine manufacturer military ministry mission
    mosque movement municipality museum navy network newspaper ngo office operator opposition organisation
    organization outlet panel paper parliament parish party patrol police port presidency programme program
    prosecution province publisher railway registry regulator retailer school secretariat senate server service
    services shipyard society squad station studio supplier survey team television tribunal trust tv un union unit
    university utility watchdog website workshop zoo company's lines cells monitor media press radio side police
    residents families parents relatives households employers insurers insurer lender refinery smelter""".split()
)
DOCUMENTS = frozenset(
    """account accounts analysis article assessment audit bill book brief briefing bulletin census chart count
    data database document documents dossier estimate estimates figures file files filing findings footage
    images imagery index indictment law ledger letter list log logs manifest map memo memorandum message minutes
    note notice numbers paper photographs photos poll polls post posts projections prospectus readings record
    records register release report reports results review ruling schedule sign spreadsheet statement statements
    statistics study studies survey surveys table tables tally test tests testimony text transcript verdict
    video website""".split()
)
KNOWN = ROLES | BODIES | DOCUMENTS
# Endings of words for people by what they do.
ROLE_ENDINGS = (
    "ologist",
    "ician",
    "maker",
    "worker",
    "keeper",
    "woman",
    "person",
    "people",
    "ographer",
)


def is_role(word: str) -> bool:
    """Whether a word, one or several of them, is for a person by office, work or kin."""
    return word in ROLES or word.removesuffix("s") in ROLES or word.endswith(ROLE_ENDINGS)


def are_people(word: str) -> bool:
    """Whether a word is for several people by office, work or kin: "officials"."""
    return word.endswith("s") and is_role(word)


def is_title(word: str) -> bool:
    """Whether a word before a name is its bearer's office: "Doctor Ruiz", not "Doctors Without Borders"."""
    return word in ROLES or word.endswith(ROLE_ENDINGS)


def is_known(word: str) -> bool:
    """Whether a word is for somebody who can speak or a document that can be cited."""
    return word in KNOWN or is_role(word) or _singular(word) in KNOWN


def is_body(word: str) -> bool:
    """Whether a word is for a body."""
    return word in BODIES or _singular(word) in BODIES


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
