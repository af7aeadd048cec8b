"""What a draft guesses from the words around a number: right, or else left to a person.

`passages` finds the words that state a number, `counted` what is counted, `unit` in which unit, `people_status` what happened to people (dead …),
`speaking` who says it, `hearsay` whether anybody but the outlet may, `timing` the dates near it, `modifying`
which of them is the figure's, `standing` whether it is said to hold, `lookback` whether it is an earlier one, `form` what form it has. They read English
news copy by its surface, and answer with nothing, or with `TODO`, where that does not settle it.
"""
