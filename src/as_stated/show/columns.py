"""The columns of every tidy table, as data: one line a column, under the name of its table.

A line is `name | type | definition | unit | values | mark`; what is empty at its end is left out. `values` are
those of a closed list: names of lists in `LISTS`, or the values themselves, with spaces between. `mark` is `sign`
for one that holds signs and never words, and `optional` for one that refers to another table, in some rows to nothing.
A column of type `date` whose name is that of another with `_date` after it (of `date_edtf`: `date`) is the day of
that one, where it is one whole day.
"""

COLUMNS = """
[claims]
claim_id | string | Name of the figure, unique among claims, events, speakers.
said | string | The figure in full: stance, hedge, number, its whole, speaker.
signs | string | The figure in signs, with its stance in a word.
holds | boolean | Whether it is stated, no look-back, and not taken back, later either.
qualifier | string | What must be said before the number; empty: nothing.
magnitude | number | The number as stated. | the claim's unit
magnitude_to | number | The upper end of a stated range. | the claim's unit
magnitude_status | string | What the hedge makes of it: = ~ > >= < <=. |  | SYMBOLS | sign
hedge | string | The hedge in the article's words; empty: no hedge word.
low | number | Lower bound that the words entail; excluded under >. | the claim's unit
best | number | The stated number where it holds and is no bound. | the claim's unit
high | number | Upper bound that the words entail; excluded under <. | the claim's unit
stance | string | stated, denied, withdrawn, …: what the text says of it. |  | STANCES
stance_by | string | Who denies, withdraws, expects it; a speaker or outlet.
stance_words | string | The article's words for the stance.
earlier_words | string | The words that make it a look-back; empty: none.
form | string | level, increase, decrease, rate, share or period. |  | FORMS
per | string | Of a rate, a share or a period: of what, in words.
method | string | How it was arrived at; empty: not said. |  | METHODS
part_of | string | The claim it is a part of, or unstated; empty: of none.
of_whole | string | That whole, as readers see it.
unit | string | What is counted: a row of data/units.csv.
population | string | Who or what is counted, in the source's words.
people_status | string | What happened to them: dead, missing, found, freed, deployed, injured, displaced or detained. |  | PEOPLE_STATUSES
comparable_group | string | Only rows with the same value may share an axis.
event_id | string | The event the figure belongs to.
as_of | string | The day the figure holds for, where the words imply one; EDTF.
as_of_date | date | as_of as a date, where it is one whole day; empty: it is less. | ISO 8601
voice | string | Who states it: outlet, speaker, unstated or unclear. |  | outlet speaker unstated unclear
speaker_id | string | The speaker who states it; empty: see voice. |  |  | optional
speaker | string | The speaker's name; empty: see voice.
cited | string | Whom the speaker names as source, outermost first.
disputed_by | string | Who disputes it; that takes nothing away.
later | string | What other articles take back or dispute of it, and when.
speech | string | direct, indirect, or narration (the outlet's own voice). |  | SPEECHES
said_on | string | The day the speaker said it, if the article says; EDTF.
said_on_date | date | said_on as a date, where it is one whole day; empty: it is less. | ISO 8601
channel | string | Where or to whom it was said, in the article's words.
exact | string | The quote that states the figure.
prefix | string | Words before the quote, where they are needed to find it.
suffix | string | Words after the quote, where they are needed to find it.
start | integer | Where the quote begins, from 0. | code points of the article
end | integer | Where the quote ends, itself excluded. | code points of the article
read_by_person | boolean | Whether a person read the number, not the program.
reading_note | string | Why a person reads it so; empty: the program reads it.
coding_note | string | Why it is coded so, with the coder's doubts.
[events]
event_id | string | Name of the event.
label | string | The event in a few words.
date_edtf | string | When, no more precise than the article; EDTF.
date | date | date_edtf as a date, where it is one whole day; empty: it is less. | ISO 8601
date_as_stated | string | When, in the article's words; empty: not stated.
duration_iso8601 | string | How long, if the article says; ISO 8601.
date_basis | string | stated, resolved from the publication date, or inferred. |  | DATE_BASES
first_day | date | The first day the date can mean; empty: open. | ISO 8601
last_day | date | The last day the date can mean; empty: open. | ISO 8601
[speakers]
speaker_id | string | Name of the row.
name | string | The speaker, as the article spells the name.
role | string | Office held, in the article's words.
party | string | The side the speaker speaks for; inferred where the note says.
note | string | What is inferred, and from what.
kind | string | person, body, document, unnamed, unclear; empty: not said. |  | SPEAKER_KINDS
[readings]
claim_id | string | The claim that is read.
rule_id | string | The rule: one-figure, two-figures, or the flag round-number. |  | one-figure two-figures round-number
low | number | Lower end of the reading; empty for a flag. | the claim's unit
high | number | Upper end of the reading; empty for a flag. | the claim's unit
low_closed | boolean | Whether the lower end belongs to it.
high_closed | boolean | Whether the upper end belongs to it.
basis | string | The rule in words.
[comparisons]
claim_id | string | One claim; empty: the row is about all of a group.
other_id | string | The other claim; empty: as claim_id.
axis | string | The group that they may share an axis in; empty: none.
may_share_axis | boolean | Whether they may stand on one axis.
can_be_said | string | What can be said of them together.
why | string | Why that, and no more.
[ledger]
start | integer | Where the number begins, from 0. | code points of the article
end | integer | Where it ends, itself excluded. | code points of the article
before | string | At most 30 characters before it, white space folded.
token | string | The number as it stands.
after | string | At most 30 characters after it, white space folded.
kind | string | count, date, duration, ordinal, …: as the reader reads it. |  | KINDS
magnitude | number | Its value, where it has one. | as stated
status | string | What its hedge makes of it: = ~ > >= < <=. |  | SYMBOLS | sign
claim_id | string | The claim it is part of; empty: excluded. |  |  | optional
reason | string | Why it is no figure; empty: it is one.
read_by_person | boolean | Whether a person read the number, not the program.
reading_note | string | Why a person reads it so; empty: the program reads it.
[quotes]
claim_id | string | The claim that is stated there again.
exact | string | The words that state it again.
prefix | string | Words before the quote, where they are needed to find it.
suffix | string | Words after the quote, where they are needed to find it.
start | integer | Where the quote begins, from 0. | code points of the article
end | integer | Where the quote ends, itself excluded. | code points of the article
read_by_person | boolean | Whether a person read the number, not the program.
reading_note | string | Why a person reads it so; empty: the program reads it.
note | string | Why it is the same figure, where its sentence leaves that open.
[versions]
claim_id | string | The figure; of one that was removed its name then.
version | integer | Number of the text before; 1 is the first kept here.
seen_on | string | The day that text was read, in EDTF; empty: not known.
seen_on_date | date | seen_on as a date, where it is one whole day; empty: it is less. | ISO 8601
later | integer | Number of the text after it; empty: as it is now.
kind | string | changed, added or removed. |  | changed added removed
differs | string | What is not the same: number, hedge, stance, speaker, …
said_before | string | The figure in full, before; empty: not there.
signs_before | string | The figure in signs, before.
magnitude_before | number | The number as stated, before. | the claim's unit
magnitude_to_before | number | The upper end of a range, before. | the claim's unit
magnitude_status_before | string | What the hedge makes of it, before: = ~ > >= < <=. |  | SYMBOLS | sign
hedge_before | string | The hedge in the words of the text before.
stance_before | string | stated, denied, withdrawn, …, before. |  | STANCES
speaker_before | string | The speaker, before; empty: nobody is named.
said_after | string | The figure in full, after; empty: not there.
signs_after | string | The figure in signs, after.
magnitude_after | number | The number as stated, after. | the claim's unit
magnitude_to_after | number | The upper end of a range, after. | the claim's unit
magnitude_status_after | string | What the hedge makes of it, after: = ~ > >= < <=. |  | SYMBOLS | sign
hedge_after | string | The hedge in the words of the text after.
stance_after | string | stated, denied, withdrawn, …, after. |  | STANCES
speaker_after | string | The speaker, after; empty: nobody is named.
notice | string | The article's words that say so; empty: none are coded.
[beside]
article | string | The article: the name of its folder in data/.
producer | string | The outlet.
date_published | date | The day of publication. | ISO 8601
url | string | The live article; empty: it has no address.
[articles]
article | string | The article: the name of its folder in data/.
producer | string | The outlet.
headline | string | The article's title.
date_published | date | The day of publication. | ISO 8601
url | string | The live article; empty: it has no address.
language | string | As in HTML: en, de, pt-BR.
report | string | The title of its report.
figures | integer | How many figures it states.
[changes]
article | string | The article: the name of its folder in data/.
change_id | string | Name of the change.
from_claim | string | The figure that acts; empty: a reply without a figure.
kind | string | updates, corrects, withdraws, reinstates, disputes, … |  | CHANGE_KINDS
to_claim | string | What it acts on: a figure or a change.
by | string | By whom, for readers.
by_id | string | By whom: a speaker, or outlet.
what | string | Of a correction: what was wrong. |  | CORRECTED
day | string | The day, if the article says; EDTF.
day_date | date | day as a date, where it is one whole day; empty: it is less. | ISO 8601
words_in | string | The article whose words say so.
exact | string | Those words; empty: see reason.
reason | string | Why it is coded so.
[units]
unit | string | Name of the unit.
singular | string | One of them.
plural | string | Several of them.
definition | string | What counts as one.
sign | string | The sign without which a number in it never stands.
[refusals]
refusal_id | string | Name of the refusal.
what | string | What is not done with these figures.
why | string | Why not.
[statements]
article | string | The article: the name of its folder in data/.
claim_id | string | The figure there.
producer | string | The outlet.
reported_on | date | The day of publication. | ISO 8601
url | string | The live article; empty: it has no address.
relation | string | What it is to the quantity: same, part, whole, change, … |  | RELATIONS
reason | string | Why a person takes it so.
origin_id | string | Who counted; empty: not known, and never merged.
origin | string | Who counted, by name.
origin_basis | string | own, attributed or inferred; only own is its own word. |  | BASES
copy_of | string | The statement whose text it copies: article/claim.
copy_reason | string | Why a person takes it for a copy.
as_of | string | The day that it holds for; EDTF.
as_of_date | date | as_of as a date, where it is one whole day; empty: it is less. | ISO 8601
as_of_inferred | boolean | Whether a person inferred that day.
as_of_reason | string | What it was inferred from.
place | string | Where it stands in the chart: axis, lane (no height) or apart. |  | axis lane apart
why_off_axis | string | Why it is not on the axis; empty: it is.
note | string | The coder's note on the statement.
[origins]
origin_id | string | Name of the origin.
name | string | The origin for readers.
kind | string | body, outlet-tally or list. |  | ORIGIN_KINDS
speakers | string | Who speaks for it: article/speaker, or a shared speaker.
own | integer | How many statements of the quantity it made itself.
attributed | integer | How many somebody else attributes to it.
inferred | integer | How many the coder takes for its own.
copies | integer | How many of these copy the text of another statement.
note | string | The coder's note.
[quantity-changes]
change_id | string | Name of the change.
found_by_code | boolean | Whether code found it, not a person in the words.
from_statement | string | The statement that acts: article/claim; empty: none.
kind | string | updates, corrects, …; found by code: hedge-added, … |  | CHANGE_KINDS DERIVED_KINDS
to_statement | string | What it acts on: article/claim, or a change.
by | string | By whom, for readers.
by_id | string | By whom: a speaker, or outlet:article.
what | string | Of a correction: what was wrong. |  | CORRECTED
day | string | The day, if it is known; EDTF.
day_date | date | day as a date, where it is one whole day; empty: it is less. | ISO 8601
words_in | string | The article whose words say so.
exact | string | Those words; empty: see reason.
reason | string | Why it is coded so.
[numbers]
text_id | string | The text: its label in the Series, or its place from 0.
token | string | The number as it stands.
magnitude | number | Its value, where it has one. | as stated
magnitude_to | number | The upper end of a range. | as stated
status | string | What its hedge makes of it: = ~ > >= < <=. |  | SYMBOLS | sign
hedge | string | The hedge in the text's words; empty: no hedge word.
kind | string | count, date, duration, ordinal, …: as the reader reads it. |  | KINDS
start | integer | Where the number begins, from 0. | code points of the text
end | integer | Where it ends, itself excluded. | code points of the text
[codebook]
sheet | string | The sheet.
row | string | What one row of it is.
column | string | The column.
type | string | string, integer, number, boolean or date. |  | string integer number boolean date
definition | string | What it holds.
unit | string | In which unit.
"""
