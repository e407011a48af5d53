"""The closed lists that the acts step works with: the keys of ``act_words.toml``."""

from __future__ import annotations

import msgspec


class ActWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    """The closed lists of ``act_words.toml``; a language leaves out what it does not have."""

    joint: frozenset[str] = frozenset()
    """Nouns that, in the plural, name several parties at once ("leaders")."""
    groups: frozenset[str] = frozenset()
    """Pronouns for several parties ("they", "both")."""
    members: frozenset[str] = frozenset()
    """Nouns for several that may each act alone ("countries"): jointly only where they are told
    as a pair, or all of one."""
    pairs: frozenset[str] = frozenset()
    """Words that make several act as one ("both", "two", "sides")."""
    echoes: frozenset[str] = frozenset()
    """Pronouns for a party that has just been named ("Russia said it would")."""
    reflexive: tuple[str, ...] = ()
    """Ends of verbs that take no object, so that what stands behind them is their subject."""
    persons: frozenset[str] = frozenset()
    """Nouns for people who are no party ("hostage"), where the tagger does not tell them."""
    freeing: frozenset[str] = frozenset()
    """Nouns of what is done for the people behind them ("the release of ...")."""
    asking: frozenset[str] = frozenset()
    """Particles that make a clause an indirect question."""
    by_means: frozenset[str] = frozenset()
    """Prepositions of what somebody acts with ("respond with sanctions")."""
    easing_verbs: frozenset[str] = frozenset()
    """Verbs that take harm back ("lift", "ease")."""
    jointly: frozenset[str] = frozenset()
    """Words that say of a clause that its move is a common one."""
    future: frozenset[str] = frozenset()
    """Lemmas of helpers that tell what is to come ("will")."""
    ready_verbs: frozenset[str] = frozenset()
    """Lemmas of verbs that an adjective of readiness stands under ("be", "stand")."""
    going_on: frozenset[str] = frozenset()
    """Lemmas of verbs whose own conduct goes on ("continue")."""
    telling: frozenset[str] = frozenset()
    """Prepositions under which a noun is still what its clause tells ("заявил о готовности")."""
    plural_verbs: tuple[str, ...] = ()
    """Ends of finite verbs in the plural."""
    plural_datives: tuple[str, ...] = ()
    """Ends of nouns in the dative plural."""
    genitive_adjectives: tuple[str, ...] = ()
    """Ends of adjectives that alone tell a genitive plural ("kommunaler Betriebe")."""
    deeds: tuple[str, ...] = ()
    """Ends of nouns that name something done ("the release of ...")."""
    of_owners: frozenset[str] = frozenset()
    """Prepositions behind a noun before whoever it belongs to ("the failure of the army")."""
    weak_obligation: frozenset[str] = frozenset()
    """Those of ``obligation`` that demand of nobody what only should be."""
    possibility: frozenset[str] = frozenset()
    """Lemmas of modals of what may be."""
    existing: frozenset[str] = frozenset()
    """Lemmas of verbs of being there."""
    there: frozenset[str] = frozenset()
    """Words that stand in a subject's place where something is there."""
    nobody: frozenset[str] = frozenset()
    """Subjects that are no party ("it", "this")."""
    compounds: bool = True
    """Whether a noun of the lists also stands for the compounds that end with it."""
    refrain_nouns: frozenset[str] = frozenset()
    refrain_verbs: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()
    """Prepositions that say of a noun that it is not there ("ohne")."""
    harm_nouns: frozenset[str] = frozenset()
    harm_verbs: frozenset[str] = frozenset()
    scheduling_verbs: frozenset[str] = frozenset()
    event_nouns: frozenset[str] = frozenset()
    event_verbs: frozenset[str] = frozenset()
    stative_verbs: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    feminine: frozenset[str] = frozenset()
    quotation_verbs: frozenset[str] = frozenset()
    hedges: frozenset[str] = frozenset()
    hearsay: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    """Openers of clauses that tell a condition ("if", "on condition that")."""
    condition_phrases: tuple[str, ...] = ()
    """Words before a noun that make it a condition ("in the event of")."""
    only: frozenset[str] = frozenset()
    """Words before a condition that belong to it ("only")."""
    lasting: frozenset[str] = frozenset()
    """Words before such an opener that make it tell how long ("for as long as it takes")."""
    leading: frozenset[str] = frozenset()
    light_verbs: frozenset[str] = frozenset()
    place_prepositions: frozenset[str] = frozenset()
    sein_verbs: frozenset[str] = frozenset()
    hearsay_modals: frozenset[str] = frozenset()
    have: frozenset[str] = frozenset()
    that: frozenset[str] = frozenset()
    upon: frozenset[str] = frozenset()
    predicate_verbs: frozenset[str] = frozenset()
    passive_agents: frozenset[str] = frozenset()
    of_periods: frozenset[str] = frozenset()
    """Prepositions of a time that belongs to the noun before it ("a truce of 30 days")."""
    volition: frozenset[str] = frozenset()
    obligation: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    expletive: frozenset[str] = frozenset()
    same_again: frozenset[str] = frozenset()
    coordinators: frozenset[str] = frozenset()
    no_negation_before: frozenset[str] = frozenset()
    pronominal: dict[str, str] = {}
    """Pronominal adverbs with their preposition ("darauf" -> "auf")."""
    singular: frozenset[str] = frozenset()
    """Determiners that only a singular has."""
    unlikely: frozenset[str] = frozenset()
    """Modal forms of mere possibility."""
    skipped_openers: frozenset[str] = frozenset()
    """Openers of clauses that report nothing ("ob", "um")."""
    be: str = ""
    become: str = ""
    indefinite: str = ""
    times: frozenset[str] = frozenset()
    loose_openers: frozenset[str] = frozenset()
    as_told: frozenset[str] = frozenset()
    """Openers of clauses that only say who tells the rest ("wie der Minister sagte")."""
    settings: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    of_documents: frozenset[str] = frozenset()
    """Prepositions of the agreement or promise that a conduct stands in ("nach dem Abkommen")."""
    refusal_verbs: frozenset[str] = frozenset()
    meeting_nouns: frozenset[str] = frozenset()
    wishes: frozenset[str] = frozenset()
    conditional_forms: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    ahead_modals: frozenset[str] = frozenset()
    amount_verbs: frozenset[str] = frozenset()
    never_attached: frozenset[str] = frozenset()
    otherwise: frozenset[str] = frozenset()
    attitudes: frozenset[str] = frozenset()
    permission: frozenset[str] = frozenset()
    implicative: frozenset[str] = frozenset()
    amounts: frozenset[str] = frozenset()
    place_nouns: frozenset[str] = frozenset()
    aims: frozenset[str] = frozenset()
    """Prepositions whose phrase may stand before its noun: "gegen das Urteil Berufung"."""
    still: frozenset[str] = frozenset()
    """Adverbs of what is still to be done."""
    hypothetical: frozenset[str] = frozenset()
    """Forms of a modal that tell what a case would bring, never what somebody said."""
    bare_objects: frozenset[str] = frozenset()
    """Nouns that stand without an article as what somebody wants or gives: "Auskunft"."""
    measures: frozenset[str] = frozenset()
    """Nouns before a noun that they measure or name: "Tonnen Getreide", "zum Thema Steuern"."""
    towards: frozenset[str] = frozenset()
    supposing: frozenset[str] = frozenset()
    courts: frozenset[str] = frozenset()
    of_time: frozenset[str] = frozenset()
    ending_verbs: frozenset[str] = frozenset()
    no_refrain_nouns: frozenset[str] = frozenset()
    """Nouns that end with one of ``refrain_nouns`` and are no compounds of it ("spende")."""
    as_agreed: frozenset[str] = frozenset()
    delivering_verbs: frozenset[str] = frozenset()
    """Verbs whose subject, if it was promised, has come about ("erfolgen")."""
    as_word: frozenset[str] = frozenset()
    like_before: frozenset[str] = frozenset()
    first_person: frozenset[str] = frozenset()
    mirrored: dict[str, str] = {}
    starting_verbs: frozenset[str] = frozenset()
    provision_openers: frozenset[str] = frozenset()
    """First words of a sentence that tells what a deal provides ("demnach")."""
    providing: frozenset[str] = frozenset()
    """Modals of such a sentence."""
    despite: frozenset[str] = frozenset()
    """Prepositions of the deal that a conduct flouts ("trotz")."""
    naming_verbs: frozenset[str] = frozenset()
    """Verbs under which a breach is only named, not something else called one."""
    accusing_verbs: frozenset[str] = frozenset()
    """Verbs whose object is said to have done what their clause tells ("beschuldigen")."""
    reasons: frozenset[str] = frozenset()
    """Openers of clauses that give a reason or a time for what the main clause tells."""
    remaining: frozenset[str] = frozenset()
    """Verbs of a state that somebody can mean to keep ("bleiben")."""
    plural_names: frozenset[str] = frozenset()
    """Names of states and groups that are plurals ("USA")."""
    performing_verbs: frozenset[str] = frozenset()
    """Verbs whose object, if it was promised, somebody has delivered ("auszahlen")."""
    according: frozenset[str] = frozenset()
    """Openers of the clause that tells what a deal provides ("wonach")."""
    punctual: frozenset[str] = frozenset()
    """Adverbs that say something was done as agreed ("fristgerecht")."""
    contrary: frozenset[str] = frozenset()
    """Prepositions of what somebody acted against ("entgegen")."""
    provision_verbs: frozenset[str] = frozenset()
    """Verbs whose present tells what a deal provides ("erhalten")."""
    calling_verbs: frozenset[str] = frozenset()
    """Verbs by which somebody calls something a breach."""
    there_is: frozenset[str] = frozenset()
    """Verbs of "es gibt"."""
    partitive: frozenset[str] = frozenset()
    """Nouns for a part or number of those whom the genitive behind them names."""
    things: frozenset[str] = frozenset()
    """Pronouns that mean nobody."""
    masculine_or_dative: frozenset[str] = frozenset()
    accusative_or_plural: frozenset[str] = frozenset()
    new: frozenset[str] = frozenset()
    """Adjectives of who is to take an office ("neu")."""
    available: frozenset[str] = frozenset()
    """Predicates of what is to be had or ready ("erhältlich")."""
    possibility_modals: frozenset[str] = frozenset()
    """Modals under which a dated thing is planned ("kann erst am Sonntag eintreffen")."""
    ongoing: frozenset[str] = frozenset()
    """Adverbs of what goes on now ("zurzeit")."""
    undertakings: frozenset[str] = frozenset()
    """Verbs of what a speaker can undertake, told in the passive ("veröffentlichen")."""
    purposes: frozenset[str] = frozenset()
    """Nouns for what a thing serves ("einen Beitrag leisten")."""
    receiving: frozenset[str] = frozenset()
    """Verbs by which somebody gets something and does nothing ("erhalten")."""
    from_now: frozenset[str] = frozenset()
    """Adverbs of what is to come ("künftig")."""
    serving: frozenset[str] = frozenset()
    """Verbs by which a thing has a use ("dienen")."""
    no_office: frozenset[str] = frozenset()
    """Nouns for somebody that name no office ("Vater")."""
    dative_articles: frozenset[str] = frozenset()
    """Articles of a dative that can also be a genitive's ("einer")."""
    moving: frozenset[str] = frozenset()
    """Verbs of a state or course that a day to come makes a plan ("kommen", "steigen")."""
    openings: frozenset[str] = frozenset()
    """Nouns for what is on a day, beside meetings ("Baubeginn ist im Sommer")."""
    rulings: frozenset[str] = frozenset()
    """Nouns for decisions whose contents a sentence tells ("laut Urteil")."""
    rules: frozenset[str] = frozenset()
    """Nouns for rules whose contents are told of new ones only ("nach dem neuen Gesetz")."""
    lessening: frozenset[str] = frozenset()
    """Adjectives that make less of a harm ("niedrigere Zölle")."""
    being_about: frozenset[str] = frozenset()
    """Verbs that say what something is ("es soll sich um ... handeln")."""
    fighting: frozenset[str] = frozenset()
    """Nouns for what a truce forbids ("Angriff", "Gefecht")."""
    dying_down: frozenset[str] = frozenset()
    """Verbs that tell the end of fighting ("nachlassen")."""
    planned: frozenset[str] = frozenset()
    """Adjectives of what has a date ("geplant")."""
    by_attribute: dict[str, str] = {}
    """Participles with an agent before a noun and the kind of act that they make of it: "der von
    Kiew zugesagte Abzug"."""
    after: frozenset[str] = frozenset()
    """Prepositions of what something follows ("nach")."""
    outset: frozenset[str] = frozenset()
    """Nouns for the beginning of a deal ("Inkrafttreten")."""
    deed_verbs: dict[str, str] = {}
    """Ends of nouns for deeds with the verb that each is made of ("abzug" -> "abziehen")."""
    deed_endings: tuple[str, ...] = ()
    """Endings that make a noun for a deed of a verb's stem ("ung")."""
    infinitives: tuple[str, ...] = ()
    """Endings of infinitives."""
    relative_cases: dict[str, str] = {}
    ranges: frozenset[str] = frozenset()
    """Prepositions that belong to an amount ("zwischen 10 und 20")."""
    court_prepositions: frozenset[str] = frozenset()
    """Prepositions before the court that somebody calls upon ("beim Gericht")."""
    case_prepositions: frozenset[str] = frozenset()
    """Prepositions of a condition ("im Falle ...", "unter der Bedingung ...")."""
    case_nouns: frozenset[str] = frozenset()
    """Nouns that make a condition in the singular ("Bedingung")."""
    case_words: frozenset[str] = frozenset()
    """Nouns for a case that is supposed where a genitive or clause says which ("Fall")."""
    any_case: frozenset[str] = frozenset()
    """Determiners before such a noun that suppose nothing ("in jedem Fall")."""
    provoking: frozenset[str] = frozenset()
    """Prepositions of what a threat answers ("bei einem Angriff")."""
    together: frozenset[str] = frozenset()
    """Words before "mit" that make whoever follows a companion ("zusammen mit")."""
    done_for: frozenset[str] = frozenset()
    """Nouns for what is done to or for those whom the genitive names ("Freilassung")."""
    done_to: frozenset[str] = frozenset()
    """Ends of nouns whose genitive names whom it is done to ("die Wahl des Präsidenten")."""
    own_deeds: frozenset[str] = frozenset()
    """Nouns with such an end whose genitive does it himself ("die Zustimmung des Rates")."""
    saying_nouns: frozenset[str] = frozenset()
    """Nouns between a source and its preposition ("nach Angaben des Ministers")."""
    announcing_verbs: frozenset[str] = frozenset()
    """Verbs by which somebody tells of another's act ("gab die Zustimmung des Rates bekannt")."""
    hitting_verbs: frozenset[str] = frozenset()
    """Verbs whose object is whom the conduct helps or hits ("unterstützen")."""
    means: frozenset[str] = frozenset()
    """Prepositions also of what something is done with ("mit Soldaten")."""
    everybody: frozenset[str] = frozenset()
    """Determiners that name no certain number ("alle")."""
    hiring_verbs: frozenset[str] = frozenset()
    """Verbs of ending that, with somebody as object, mean to take him on ("einstellen")."""
    people: frozenset[str] = frozenset()
    """Nouns for those whom something is done to or for ("Geisel")."""
    as_saying: frozenset[str] = frozenset()
    """Words before a speaker that stand aside: ", so Roth,"."""
    same_plurals: tuple[str, ...] = ()
    """Ends of nouns whose plural looks like the singular."""
    been: frozenset[str] = frozenset()
    """Participles that make an unreal past with "wäre" ("gewesen")."""
    one: frozenset[str] = frozenset()
    """Pronouns for anybody, or for whoever speaks ("man")."""
    goal_openers: frozenset[str] = frozenset()
    """First words of a clause that tells what something is done for ("damit")."""
    shares: frozenset[str] = frozenset()
    """Subjects of surveys ("Prozent")."""
    usual: frozenset[str] = frozenset()
    """Words for what is done again and again ("normalerweise")."""
    vague: frozenset[str] = frozenset()
    """Nouns behind a noun of an act that name no conduct ("Pläne für die Zukunft")."""
    so_far: frozenset[str] = frozenset()
    """Words for what has to be done already, so that nobody demands it ("bisher")."""
    by_which: frozenset[str] = frozenset()
    """Prepositions before the pronoun of a clause that tells what a deal does ("mit dem")."""
    list_words: frozenset[str] = frozenset()
    """Words of a phrase that announces a list behind a colon ("folgende Punkte")."""
    belonging_verbs: frozenset[str] = frozenset()
    """Verbs of what is one of several ("gehören")."""
    belonging_to: frozenset[str] = frozenset()
    """Prepositions of what something belongs to ("zu")."""
    genitive_determiners: tuple[str, ...] = ()
    """Ends of determiners in the genitive."""
    opinions: frozenset[str] = frozenset()
    """Nouns for what somebody only thinks ("nach Meinung")."""
    requests: frozenset[str] = frozenset()
    """Nouns of asking that behind ``upon`` demand nothing ("auf Anfrage")."""
    genitive_prepositions: frozenset[str] = frozenset()
    """Conjunctions that are also prepositions of a genitive ("während")."""
    no_places: frozenset[str] = frozenset()
    """Nouns that end with one of ``place_nouns`` and are no places ("kosten")."""
    dative_prepositions: frozenset[str] = frozenset()
    """Prepositions that only a dative follows."""
    able: frozenset[str] = frozenset()
    """Modals of what somebody is able to do."""
    outsiders: frozenset[str] = frozenset()
    """Nouns for those who tell of others ("journalist")."""
    unclear_determiners: frozenset[str] = frozenset()
    """Determiners that are a genitive or an accusative ("dieses")."""
    genitive_nouns: tuple[str, ...] = ()
    """Ends of nouns in the genitive that such a determiner leads."""
