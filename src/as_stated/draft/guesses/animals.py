"""Words for animals, which are counted, die and are missing as people are."""

import re

# The animals that news counts when they die; our own list.
_ANIMALS = re.compile(
    r"""\b(?:animals?|livestock|cattle|cows?|calves|sheep|lambs?|goats?|pigs?|horses?|ponies|donkeys?|camels?|yaks?
    |reindeer|deer|buffalos?|buffaloes|chickens?|hens?|poultry|turkeys?|ducks?|geese|swans?|birds?|penguins?|pelicans?|flamingos?|gulls?
    |vultures?|whales?|dolphins?|porpoises?|seals?|sharks?|fish|salmon|turtles?|elephants?|rhinos?|rhinoceros(?:es)?|hippos?
    |giraffes?|zebras?|antelopes?|lions?|tigers?|leopards?|bears?|wolf|wolves|foxes|badgers?|dogs?|puppies|cats?|monkeys?|apes?|gorillas?
    |orangutans?|koalas?|kangaroos?|bats?|bees?|hives|locusts?|racehorses?|greyhounds?)\b""",
    re.VERBOSE,  # in small letters: "Turkey" is a country
)


def are_animals(words: str) -> bool:
    """Whether some words tell of animals.

    >>> are_animals("Some 140 pilot whales stranded."), are_animals("The quake hit Turkey.")
    (True, False)
    """
    return _ANIMALS.search(words) is not None
