extension LanguageFacts {
  static let english = LanguageFacts(
    code: "en",
    functionWords: """
      a an the of to in on at by for from with as and or but if that than this these those which who whom whose is \
      are was were be been being am do does did has have had will would shall should can could may might must it \
      its he him his she her they them their we us our you your i me my there so such also
      """,
    profileWords: """
      not no all when what how after before into about over between only than more most other each any been were
      """,
    sentences: SentenceFacts(words: [.latin, .english]),
    terms: TermFacts(
      inner: "of",
      innerOfNames: "of for and in on the to with",
      never: """
        about above across after again against ago all almost alone along already although always among amongst \
        another any anybody anyone anything anyway anywhere around aside away back because before behind below \
        beneath beside besides best better between beyond both briefly certain clearly despite down due during \
        each early earlier easily either else elsewhere enough especially etc even eventually ever every everybody \
        everyone everything everywhere except far few fewer finally firstly following former forward further \
        furthermore generally given greatly half hardly hence here highly hopefully how however if indeed instead \
        into just largely last later latter least less lest let like likely little low lots lot made mainly many \
        maybe meanwhile mere merely more moreover most mostly much must namely near nearly neither never \
        nevertheless next no nobody none nonetheless nor not nothing now nowhere off often ok okay on once one \
        ones only onto otherwise others other out outside over overall own particular particularly perhaps please \
        possibly potentially previously probably quickly quite rather really recently regarding regardless \
        relatively respectively roughly same secondly several she should since slightly so some somebody somehow \
        someone something sometimes somewhat somewhere soon still subsequently sufficiently suitable such than \
        then thence thereby therefore thirdly though through throughout thus till together too toward towards \
        typically ultimately under unfortunately unless unlike until up upon usually various versus very via well \
        what whatever when whenever where whereas whereby wherever whether which whichever while whole whom why \
        within without yes yet myself yourself himself herself itself ourselves themselves able unable aware \
        necessary possible impossible available useful important main major minor different similar common current \
        recent new old good bad great big small large larger largest smaller high higher highest lower lowest long \
        longer short full entire additional specific general different appropriate proper key first second third \
        two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion twenty \
        thirty forty fifty sixty seventy eighty ninety zero say says said saying tell told make makes making take \
        takes taking took taken get gets getting got give gives giving gave go goes going went gone come comes \
        coming came know knows known knew think thinks thought see sees seen saw want wants wanted need needs \
        needed use uses used using find finds found keep keeps kept keeping put puts seem seems seemed become \
        becomes became show shows showed shown showing begin began begins started starting starts try tried tries \
        trying ask asked asking help helps helped helping feel feels felt feeling leave leaves left mean means \
        meant call called calls calling include includes included including allow allows allowed allowing provide \
        provides provided providing require requires required requiring cause causes caused causing lead leads led \
        leading occur occurs occurred occurring happen happened happens remain remains remained continue continues \
        continued continuing consider considered considering suggest suggests suggested suggesting report reports \
        reported reporting based contain contains contained containing depend depends depending vary varies \
        receive received receiving develop developed appear appears appeared appearing announced announce \
        confirmed according compared involve involves involved involving become becoming reduce reduces reduced \
        reducing increase increases increased increasing decrease decreased decreasing prevent prevents prevented \
        preventing avoid avoids avoided avoiding wash washing stay stayed staying follow followed follows ensure \
        ensures ensuring affect affects affected affecting related associated resulting result expected estimated \
        considered recommended suspected identified described published established became led likely dont didnt \
        doesnt isnt cant wont don't didn't doesn't isn't can't won't it's that's there's i'm you're late thousands \
        hundreds millions fig figs https http www eg ie et al vs today yesterday tomorrow monday tuesday wednesday \
        thursday friday saturday sunday january february march april may june july august september october \
        november december yeah hello hi thank thanks mr mrs ms dr hey um uh alright
        """,
      general: """
        accident account action activity addition age agreement amount answer approach area article aspect attempt \
        attention author balance base basis beginning behavior benefit bit body book box break building business \
        capacity car case category center century challenge chance change chapter character child choice \
        circumstance city class coffee combination comment community company comparison concept concern conclusion \
        condition conduct consequence content context contrast control copy cost country couple course damage data \
        date day deal death decade decision degree demand department description detail development difference \
        difficulty direction discussion distance doubt edge education effect effort element end environment \
        equipment event evidence example existence experience explanation expression extent eye face fact factor \
        failure family father feature field figure file finding form friend function future game girl goal \
        government ground group growth guideline hand head help history home hour house idea image impact \
        importance increase individual industry information instance institution interest introduction issue item \
        job kind knowledge lack language law lesson letter level life limit line link list literature location \
        loss majority man manner market material matter means measure media member message method middle minute \
        model moment money month morning mother movement name nature need network night note number object office \
        opinion option order organization origin paper parent part participant party past path pattern people \
        percent percentage period person phase phone picture piece place plan point policy population position \
        possibility power practice presence present pressure price principle problem procedure process product \
        production program progress project property proportion public purpose quality quantity question range \
        rate reason recommendation record reduction reference region relation relationship report request \
        requirement research resource response rest result review right role room rule sample scale school science \
        second section sense series service set shape share side sign site situation size society solution sort \
        source space speed staff stage standard start state statement step story strategy street strength \
        structure student study style subject success suggestion summary supply support surface system table task \
        team technique technology term test text theme thing thought time title today top topic total town trade \
        travel trend trouble truth turn type understanding unit university use user value variety version video \
        view visit volume war water way website week weekend woman word work worker world year yesterday
        """,
      beforeVerbs: """
        to will would can could may might must shall should cannot not he she it they we you i who which that \
        please also did do does didn't don't doesn't can't won't
        """,
      articles: "the a an this that these those his her their our my your its it them him us you me any all",
      nounsInLy: "supply family assembly anomaly monopoly butterfly",
      adjectiveEndings: "al ive ous ic able ible ful less ary ish",
      conjunctions: "and or & /",
      outsideGaps: """
        the a an of in on to for by with from at is are was were be not that this its their his her our it they we \
        he she you i as but after do does did has have had who which
        """),
    checks: CheckFacts(
      functionWords: """
        the of to in on at by for from with and or but if that than this these those which who is are was were be \
        been has have had will would shall should can could may might must it its not you your we our they their \
        he his she her there so as an into when where what how all any each more most no only other some such then \
        about after before because between during out over under up
        """,
      abbreviations: """
        etc inc ltd corp co jr sr st dr mr mrs ms vs no vol ed al est dept u s a m p d c b e g i approx fig min \
        max sec hr pp
        """,
      designations: "v version unicode",
      monthStems: "jan feb mar apr may jun jul aug sep oct nov dec", knowsTermForms: true),
    numbers: .english,
    tables: { .english },
    punctuation: PunctuationFacts(doubledWords: "blah very ok", quotes: "“” ‘’"))
}
