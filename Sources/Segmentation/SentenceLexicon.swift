internal import Bitext
internal import Orthography

/// What a word before a full stop says about the stop.
enum Abbreviation {
  /// Something always follows it: «им.», "Mr.".
  case never
  /// A number may follow it, and then does: "No. 5", «рис. 3». Otherwise it is a word like others.
  case beforeNumber
  /// It may end a sentence, and does so only where the next word is one that sentences begin with: "U.S.", "Inc.".
  case unclear
  /// It ends a sentence where a capital follows: «и т. д.», "etc.".
  case mayEnd
  /// A year or a century: «2014 г.», «XX в.».
  case year
  /// A unit behind a number («5 см.»), otherwise ``never`` («см. рис. 3»).
  case unitBehindNumber
  /// ``mayEnd`` behind «и» or «мн.», otherwise ``never``: «и др.», «др. Рим»; «и пр.», «пр. Ленина».
  case mayEndBehindAnd
}

/// The words of a language that decide about full stops. All in lower case.
struct SentenceLexicon: Sendable {
  /// Single letters with stops between are joined by them: "u.s", «т.е».
  var abbreviations: [String: Abbreviation] = [:]
  /// Words that begin sentences far more often than names.
  var starters: Set<String> = []
  /// Words after which a single capital is no initial: "plan B."
  var designations: Set<String> = []
  /// Words that a number heads a title with: "Chapter 5. The storm".
  var headings: Set<String> = []
  /// Verbs of saying that follow a quoted question: "Why?" Ann asked.
  var speechVerbs: Set<String> = []
  /// Words that open a date: «В мае 2014 г. Россия…».
  var datePrepositions: Set<String> = []
  /// "3. Oktober": a number with a stop is an ordinal.
  var hasOrdinalStops = false
  /// Greek asks with a semicolon.
  var asksWithSemicolon = false
  /// A small word without vowels is taken for an abbreviation.
  var vowellessIsAbbreviation = true

  init(language: LanguageTag) {
    add(SentenceWords.latin)
    switch language.language {
    case "en": add(SentenceWords.english)
    // Latin words stand in Russian texts as well.
    case "ru":
      add(SentenceWords.english)
      add(SentenceWords.russian)
    case "uk", "be":
      add(SentenceWords.english)
      add(SentenceWords.russian)
      add(SentenceWords.ukrainian)
    case "de":
      add(SentenceWords.german)
      hasOrdinalStops = true
    case "fr": add(SentenceWords.french)
    case "es", "pt", "it", "ca", "gl": add(SentenceWords.romance)
    default:
      add(SentenceWords.english)
      if language.isCyrillic { add(SentenceWords.russian) }
    }
    let ordinals: Set = [
      "da", "nb", "nn", "no", "fi", "is", "fo", "cs", "sk", "sl", "hr", "sr", "bs", "hu", "et", "lv",
    ]
    if ordinals.contains(language.language) { hasOrdinalStops = true }
    vowellessIsAbbreviation = !["cs", "sk", "sl", "hr", "sr", "bs", "mk", "bg"].contains(language.language)
    asksWithSemicolon = language.language == "el"
  }

  private mutating func add(_ words: SentenceWords) {
    func put(_ list: String, _ kind: Abbreviation) {
      for word in list.split(whereSeparator: \.isWhitespace) { abbreviations[String(word)] = kind }
    }
    func set(_ list: String) -> Set<String> { Set(list.split(whereSeparator: \.isWhitespace).map(String.init)) }
    put(words.never, .never)
    put(words.beforeNumber, .beforeNumber)
    put(words.unclear, .unclear)
    put(words.mayEnd, .mayEnd)
    put(words.year, .year)
    put(words.unitBehindNumber, .unitBehindNumber)
    put(words.mayEndBehindAnd, .mayEndBehindAnd)
    starters.formUnion(set(words.starters))
    designations.formUnion(set(words.designations))
    headings.formUnion(set(words.headings))
    speechVerbs.formUnion(set(words.speechVerbs))
    datePrepositions.formUnion(set(words.datePrepositions))
  }
}

/// Lists of words, spaces between.
struct SentenceWords: Sendable {
  var never = ""
  var beforeNumber = ""
  var unclear = ""
  var mayEnd = ""
  var year = ""
  var unitBehindNumber = ""
  var mayEndBehindAnd = ""
  var starters = ""
  var designations = ""
  var headings = ""
  var speechVerbs = ""
  var datePrepositions = ""

  /// In texts of any language.
  static let latin = SentenceWords(
    never: "mr mrs ms dr prof cf vs viz e.g i.e ca approx",
    beforeNumber: "no nos nr p pp vol vols fig tel art tab",
    unclear: "inc ltd co corp jr sr bros st al ph.d m.d b.a m.a llc plc gmbh s.a",
    mayEnd: "etc")

  static let english = SentenceWords(
    never: """
      mx messrs mme mlle drs profs gen gens gov govs lt sgt cpl pvt capt cmdr cdr col cols maj adm brig sen sens rep reps \
      rev revs hon pres supt det insp fr amb atty asst rt mt mts esp incl excl resp v c ft.lt lt.gen maj.gen attn
      """,
    beforeNumber: """
      arts sec secs figs ch chap chaps para paras pt pts cl eq eqs ex exs app appx ref refs ver jan feb mar apr jun jul aug sep \
      sept oct nov dec mon tue tues wed thu thur thurs fri sat sun op ser bk l ll n nn fn lit pos ed eds ext cat apt rm ste \
      sched reg regs res doc stat cir supp
      """,
    unclear: """
      u.s u.k u.n e.u u.s.a u.s.s.r d.c n.y n.j l.a b.c a.d b.c.e c.e ave blvd rd sq ct ln hwy pkwy dept univ est assn natl \
      intl mfg ft calif mass conn penn pa tex fla minn mich wis ariz colo okla tenn va vt ga ala ark ky nev neb assoc cie ibid id
      """,
    mayEnd: "a.m p.m hr hrs min mins oz lb lbs yr yrs mph kg km cm mm",
    starters: """
      the a an he she it they we you i this that these those there in on at but and however if when while for as with after \
      before since although his her its their our my your what who why how where not some many most all to by from then \
      thus so or yet because during both each once meanwhile also now here under until despite according nevertheless \
      moreover therefore instead perhaps maybe more another such only even just let no nobody nothing everyone everything \
      it's he's she's that's there's i'm we're they're don't you're what's finally later today yesterday unlike through \
      among between is are was were did does do can could will would should may has have had please
      """,
    designations: """
      plan type vitamin group class grade category appendix section part figure hepatitis schedule annex exhibit room block \
      option team item zone level hall gate building point side variant case
      """,
    headings:
      "chapter section article table figure fig part appendix step annex rule book volume lesson clause scene act",
    speechVerbs: """
      said says asked asks replied replies added told tells wrote cried shouted explained answered whispered exclaimed \
      muttered continued noted recalled admitted demanded insisted called yelled screamed wondered thought laughed began
      """,
    datePrepositions: "in on by since until from between before after during as at around")

  static let russian = SentenceWords(
    never: """
      т.е т.к т.н т.о т.ч и.о к.т.н д.т.н к.э.н д.э.н к.и.н д.и.н к.ю.н д.ю.н к.ф.н д.ф.н ул пр-т пр-кт просп пер наб бул б-р \
      пл пос дер хут мкр проф акад доц полк подполк лейт кап адм инж тов гр-н гр-ка св свт преп прп архим еп митр прот \
      ср напр англ фр франц лат греч итал исп араб укр яп букв ред сост авт реж сл зав нач пом гл кн оз д-р ок прибл макс \
      кв юж сев вост зап ж-д худ
      """,
    beforeNumber: """
      п.п пп ст.ст чч тт разд рис табл прил стр лл вып сер абз подп илл ил прим вкл корп оф тел янв фев февр апр авг сен сент \
      окт ноя нояб дек род ум оп кат сб пар уч лит цит
      """,
    unclear: "им ген зам изд ш муз респ",
    mayEnd: """
      т.д т.п с.ш ю.ш в.д з.д руб коп долл млн млрд тыс трлн ед шт экз чел км кг мм сек сут мес обл р-н га л.с кв.м \
      р.х об проц усл
      """,
    year: "г гг в вв н.э",
    unitBehindNumber: "с д п т ч л р о к м н см мин гр мл ст мг дм",
    mayEndBehindAnd: "др пр",
    starters: """
      он она оно они это этот эта эти в во на но и а с со к ко по о об от до за из для не мы вы я ты что как кто где когда если \
      однако также так там тут тогда потом затем после при все всё его её ее их наш наша наши ваш мой моя мои тот та те такой \
      такая такие под над перед через между без кроме хотя поэтому или ни да нет сейчас теперь здесь уже ещё еще у эту этого \
      этому этой этих том тем среди вместе именно даже только например следовательно впрочем кстати итак значит может можно \
      нужно надо пусть ведь вот почему зачем сколько каждый каждая многие некоторые большинство согласно благодаря вчера \
      сегодня завтра позже раньше далее наконец кажется наверное ему ей им нам вам мне тебе себя который чтобы пока раз сам
      """,
    designations: """
      вариант варианта варианте группа группы группу группе класс класса классе классу витамин витамина витамины категория \
      категории категорию тип типа типу план плана пункт пункта пункте подпункт подпункта корпус корпуса корпусе блок блока \
      блоке приложение приложения приложении гепатит гепатита гепатитом сектор сектора секторе зона зоны зоне зону точка точки \
      точку точке поколение поколения пункту раздел раздела разделе
      """,
    headings: """
      глава статья раздел часть рис рисунок таблица табл приложение пункт параграф урок шаг этап книга том схема график акт сцена
      """,
    datePrepositions: "в во с со к ко до на по от из около после перед за осенью весной летом зимой между конце начале")

  static let ukrainian = SentenceWords(
    never: "див вул ім буд м с смт тобто напр проф акад ред пров просп наб",
    beforeNumber: "мал табл рис розд дод іл",
    mayEnd: "т.ін ін грн крб тис коп",
    starters: """
      він вона воно вони це цей ця ці у в на але і й та з зі до за для не ми ви я ти що як хто де коли якщо проте також так там \
      тоді потім після при всі його її їх під над перед через між без крім хоча тому або ні
      """)

  static let german = SentenceWords(
    never: """
      hr fr frl hrn dipl ing med phil jur rer nat h.c z.b d.h u.a s.o s.u i.d.r v.a o.g bzw evtl ggf inkl exkl vgl sog zzgl bzgl \
      bes insb insbes ehem geb gest verh hl usf.z gem lt mind max min abk allg ausg bd s österr
      """,
    beforeNumber:
      "abb kap abschn anm abs z bsp nrn taf ziff jan feb mrz apr jun jul aug sep sept okt nov dez aufl jg h",
    unclear: "str pl dr.h.c a.d a.m co.kg b n.chr v.chr",
    mayEnd: "usw usf u.s.w mio mrd bzg st std min sek jh jhd ff f",
    starters: """
      der die das ein eine einer er sie es wir ich ihr du in im am an auf mit für von vom zu zum zur bei beim nach aber und doch \
      wenn als dann so auch nicht diese dieser dieses man hier da dort denn sein seine seinen ihre mein meine unser unsere was \
      wer wie wo warum nun noch nur schon jetzt aus durch unter über vor während trotz dabei damit dazu danach darauf daher
      """,
    headings: "kapitel abschnitt artikel tabelle abbildung teil anhang schritt",
    speechVerbs: "sagte fragte rief antwortete meinte schrie erklärte flüsterte")

  static let french = SentenceWords(
    never: "m mm mme mmes mlle mlles me mgr pr vve c.-à-d c.à.d st ste env av bd boul p.ex cf dir trad éd coll",
    beforeNumber: "chap art fig pl § t ch n num sect al janv févr juil sept oct nov déc av",
    unclear: "j.-c j.c cie s.a.r.l",
    mayEnd: "etc apr hab h min sec",
    starters: """
      le la les un une des il elle ils elles on nous vous je tu ce cette ces cet dans en mais et ou pour par sur avec après avant si \
      quand comme à au aux de du que qui où donc car son sa ses leur leurs notre nos mon ma mes c'est l'on d'autres ainsi puis \
      alors enfin cependant pourtant sans sous entre chez depuis pendant lorsque tout tous toute toutes ici là
      """,
    headings: "chapitre article section tableau figure partie annexe",
    speechVerbs: "dit demanda répondit cria s'écria")

  static let romance = SentenceWords(
    never: """
      sr sra sres srta srtas d dña dra dr prof profa excmo ilmo ud uds vd vds ee.uu p.ej p.e sig sigg dott dott.ssa ing avv arch rag \
      geom on s ss sta sto av avda pza pl ecc.mo es ad.es cfr v exmo exma
      """,
    beforeNumber:
      "núm num pág págs pag pagg cap art fig vol t tomo ed n º ene feb mar abr jun jul ago sept oct nov dic tav lám",
    unclear: "a.c d.c s.p.a s.r.l cía",
    mayEnd: "etc ecc",
    starters: """
      el la los las lo un una unos unas él ella ellos ellas en de del por para con sin sobre entre pero y o si no se su sus este esta \
      estos estas ese esa eso aquel cuando como donde que quien porque también así entonces después antes desde hasta durante \
      aunque al a il lo gli le i uno io noi voi loro questo questa questi queste ma e con da di nel nella per tra fra non si \
      quando come dove perché anche così poi dopo prima o os as um uma ele ela eles elas em no na nos nas do da dos das mas não \
      quando como onde porque também depois antes
      """,
    headings: "capítulo artículo sección tabla figura parte anexo capitolo articolo sezione tabella figura")
}
