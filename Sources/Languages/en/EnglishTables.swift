/// What English rules do not give: words by themselves, written by hand.
package enum EnglishTables {
  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  /// Lists by their first word.
  private static func byFirst(_ lists: [String]) -> [String: [String]] {
    var table: [String: [String]] = [:]
    for list in lists {
      let words = list.split(separator: "/").map(String.init)
      if let first = words.first { table[first] = Array(words.dropFirst()) }
    }
    return table
  }

  package static let plurals = byFirst(irregularPlurals)
  package static let verbs = byFirst(irregularVerbs)
  package static let singulars: [String: [String]] = {
    var table: [String: [String]] = [:]
    for (singular, plurals) in EnglishTables.plurals {
      for plural in plurals { table[plural, default: []].append(singular) }
    }
    return table.mapValues { $0.sorted() }
  }()

  /// Singular/plural/plural.
  package static let irregularPlurals = words(
    """
    man/men woman/women child/children foot/feet tooth/teeth goose/geese mouse/mice louse/lice \
    person/people/persons ox/oxen analysis/analyses axis/axes basis/bases crisis/crises diagnosis/diagnoses \
    hypothesis/hypotheses oasis/oases parenthesis/parentheses synthesis/syntheses thesis/theses \
    prognosis/prognoses metastasis/metastases neurosis/neuroses sepsis/sepses criterion/criteria \
    phenomenon/phenomena automaton/automata/automatons mitochondrion/mitochondria bacterium/bacteria datum/data \
    medium/media/mediums memorandum/memoranda/memorandums stratum/strata addendum/addenda erratum/errata \
    ovum/ova symposium/symposia/symposiums curriculum/curricula/curriculums spectrum/spectra/spectrums \
    forum/forums/fora millennium/millennia/millenniums referendum/referendums/referenda quantum/quanta \
    serum/sera/serums moratorium/moratoria/moratoriums equilibrium/equilibria alumnus/alumni bacillus/bacilli \
    cactus/cacti/cactuses focus/foci/focuses fungus/fungi/funguses locus/loci nucleus/nuclei \
    radius/radii/radiuses stimulus/stimuli syllabus/syllabi/syllabuses terminus/termini thrombus/thrombi \
    appendix/appendices/appendixes index/indices/indexes matrix/matrices/matrixes vertex/vertices/vertexes \
    vortex/vortices cortex/cortices codex/codices larva/larvae alga/algae antenna/antennae/antennas \
    formula/formulae/formulas vertebra/vertebrae genus/genera corpus/corpora opus/opera calf/calves half/halves \
    knife/knives leaf/leaves life/lives loaf/loaves self/selves sheaf/sheaves shelf/shelves thief/thieves \
    wife/wives wolf/wolves elf/elves scarf/scarves/scarfs hoof/hooves/hoofs dwarf/dwarves/dwarfs echo/echoes \
    hero/heroes potato/potatoes tomato/tomatoes torpedo/torpedoes veto/vetoes embargo/embargoes \
    cargo/cargoes/cargos mosquito/mosquitoes/mosquitos volcano/volcanoes/volcanos buffalo/buffaloes/buffalos \
    domino/dominoes tornado/tornadoes/tornados quiz/quizzes bus/buses/busses gas/gases/gasses passerby/passersby \
    lens/lenses bureau/bureaux/bureaus plateau/plateaux/plateaus aircraft/aircraft spacecraft/spacecraft \
    sheep/sheep fish/fish/fishes species/species series/series means/means
    """)

  /// Infinitive/forms.
  package static let irregularVerbs = words(
    """
    be/am/is/are/was/were/been/being have/has/had/having do/does/did/done/doing go/goes/went/gone/going \
    say/says/said/saying make/makes/made/making take/takes/took/taken/taking give/gives/gave/given/giving \
    get/gets/got/gotten/getting see/sees/saw/seen/seeing come/comes/came/coming know/knows/knew/known/knowing \
    find/finds/found/finding think/thinks/thought/thinking tell/tells/told/telling \
    become/becomes/became/becoming leave/leaves/left/leaving feel/feels/felt/feeling \
    bring/brings/brought/bringing begin/begins/began/begun/beginning keep/keeps/kept/keeping \
    hold/holds/held/holding write/writes/wrote/written/writing stand/stands/stood/standing \
    hear/hears/heard/hearing let/lets/letting mean/means/meant/meaning set/sets/setting meet/meets/met/meeting \
    run/runs/ran/running pay/pays/paid/paying sit/sits/sat/sitting speak/speaks/spoke/spoken/speaking \
    lie/lies/lay/lain/lying lead/leads/led/leading read/reads/reading grow/grows/grew/grown/growing \
    lose/loses/lost/losing fall/falls/fell/fallen/falling send/sends/sent/sending build/builds/built/building \
    understand/understands/understood/understanding draw/draws/drew/drawn/drawing \
    break/breaks/broke/broken/breaking spend/spends/spent/spending cut/cuts/cutting rise/rises/rose/risen/rising \
    drive/drives/drove/driven/driving buy/buys/bought/buying wear/wears/wore/worn/wearing \
    choose/chooses/chose/chosen/choosing seek/seeks/sought/seeking throw/throws/threw/thrown/throwing \
    catch/catches/caught/catching deal/deals/dealt/dealing win/wins/won/winning \
    forget/forgets/forgot/forgotten/forgetting shoot/shoots/shot/shooting spread/spreads/spreading \
    put/puts/putting shut/shuts/shutting hit/hits/hitting cost/costs/costing hurt/hurts/hurting \
    split/splits/splitting bind/binds/bound/binding fight/fights/fought/fighting fly/flies/flew/flown/flying \
    sell/sells/sold/selling show/shows/showed/shown/showing teach/teaches/taught/teaching \
    drink/drinks/drank/drunk/drinking eat/eats/ate/eaten/eating sleep/sleeps/slept/sleeping \
    steal/steals/stole/stolen/stealing strike/strikes/struck/stricken/striking swim/swims/swam/swum/swimming \
    undo/undoes/undid/undone/undoing overwrite/overwrites/overwrote/overwritten/overwriting \
    withdraw/withdraws/withdrew/withdrawn/withdrawing bleed/bleeds/bled/bleeding breed/breeds/bred/breeding \
    feed/feeds/fed/feeding lend/lends/lent/lending light/lights/lit/lighted/lighting \
    sink/sinks/sank/sunk/sinking
    """)

  /// What follows -is- or -iz-.
  package static let izeTails = words(
    """
    e es ed ing er ers ation ations ational able
    """)

  /// Words in -ise that are no verbs in -ize.
  package static let notIze = words(
    """
    exercise franchise advise devise revise supervise improvise televise advertise comprise compromise surprise \
    enterprise promise premise precise concise demise disguise despise excise incise expertise paradise praise \
    appraise merchandise treatise turquoise tortoise porpoise liaise chastise apprise reprise uprise marquise \
    valise mortise practise likewise otherwise clockwise capsize arise bruise cruise raise noise poise cerise
    """)

  /// What stands before -our or -or.
  package static let ourRoots = words(
    """
    arm behavi cand clam col disc enam end endeav fav flav harb hon hum lab misdemean neighb od parl ranc rig \
    rum sav splend tum val vap vig dishon discol tricol disfav
    """)

  /// What may follow it; or nothing.
  package static let ourTails = words(
    """
    s ed ing able ably ite ites less al ful fully er ers y ies hood hoods ism ist ists
    """)

  /// What ends in an l that is doubled in Britain.
  package static let doublingRoots = words(
    """
    travel cancel label level model channel fuel signal total tunnel counsel marvel quarrel dial equal initial \
    jewel pedal rival shovel spiral unravel duel enamel gravel libel panel parcel pencil refuel relabel remodel \
    revel towel bevel chisel dishevel funnel grovel kennel metal trammel trowel victual weasel
    """)

  /// What follows it.
  package static let doublingTails = words(
    """
    ed ing er ers ation ations ings
    """)

  /// British/American; = the word, ^ its beginning, $ its end.
  package static let spellings = words(
    """
    =centre/center =centres/centers =centred/centered $fibre/fiber $fibres/fibers $metre/meter $metres/meters \
    $litre/liter $litres/liters =theatre/theater =theatres/theaters =calibre/caliber =spectre/specter \
    =lustre/luster =meagre/meager =sabre/saber =sabres/sabers ^defence/defense ^offence/offense \
    ^pretence/pretense =licence/license =licences/licenses =practise/practice =practises/practices \
    =practised/practiced =practising/practicing =programme/program =programmes/programs =kilogramme/kilogram \
    =kilogrammes/kilograms =gramme/gram =grammes/grams =catalogue/catalog =catalogues/catalogs =dialogue/dialog \
    =dialogues/dialogs =analogue/analog =analogues/analogs =monologue/monolog =epilogue/epilog $lyse/lyze \
    $lysed/lyzed $lyses/lyzes $lysing/lyzing $lyser/lyzer $lysers/lyzers $aemia/emia $aemias/emias $aemic/emic \
    ^haem/hem ^anaem/anem ^leukaem/leukem ^ischaem/ischem ^oedema/edema ^oesoph/esoph ^oestr/estr ^foet/fet \
    ^paedi/pedi ^paedo/pedo ^orthopaed/orthoped ^gynaec/gynec ^encyclopaed/encycloped ^anaesth/anesth \
    ^caesar/cesar ^diarrhoea/diarrhea ^manoeuvre/maneuver ^manoeuvring/maneuvering =judgement/judgment \
    =judgements/judgments =acknowledgement/acknowledgment =acknowledgements/acknowledgments =fulfil/fulfill \
    =fulfils/fulfills =fulfilment/fulfillment =enrol/enroll =enrols/enrolls =enrolment/enrollment \
    =enrolments/enrollments ^instalment/installment ^skilful/skillful ^wilful/willful ^aluminium/aluminum \
    ^grey/gray ^sulph/sulf ^plough/plow =tyre/tire =tyres/tires =cheque/check =cheques/checks ^mould/mold \
    ^artefact/artifact =ageing/aging ^sceptic/skeptic =storey/story =storeys/stories =pyjamas/pajamas \
    =speciality/specialty =specialities/specialties =jewellery/jewelry =towards/toward =cosy/cozy \
    ^moustache/mustache =learnt/learned =burnt/burned =whilst/while =amongst/among =kerb/curb =kerbs/curbs \
    =disc/disk =discs/disks =orientated/oriented =tumour/tumor =draught/draft =unauthorised/unauthorized \
    =aeroplane/airplane =aeroplanes/airplanes
    """)

  /// Words in -emic that have no twin in -aemic, and in -meter that have none in -metre.
  package static let notEmic = words(
    """
    academic epidemic pandemic endemic polemic systemic totemic epistemic \
    parameter parameters diameter diameters perimeter perimeters voltmeter thermometer thermometers
    """)

  /// Words that begin like an American spelling and are none.
  package static let notBritish = words(
    """
    hem hemp hemmed hemming hems hemisphere hemispheres hemline hence hemlock fetch fetched fetching fetter \
    fetish fete estrange estranged pedigree pedicure pediment pedometer
    """)

  /// Plurals whose singular is another word, or none.
  package static let notSingular = words(
    """
    arms goods means news customs proceeds remains savings thanks odds works premises spirits glasses clothes \
    riches species series headquarters politics physics economics
    """)

  /// Words whose regular plural is another word.
  package static let notPlural = words(
    """
    new good arm custom saving mean thank
    """)
}
