internal import Orthography

/// Tells languages by the words that hold sentences together, and Cyrillic ones also by their letters.
///
/// Knows 18 languages. A name, a number or a line of code is no language to it.
struct LanguageProfiles {
  static let languages = [
    "en", "ru", "uk", "de", "fr", "es", "it", "pt", "pl", "nl", "sv", "da", "cs", "ro", "tr", "be", "bg", "sr",
  ]

  /// Which languages have a function word, as bits, by the hash of its fold.
  private let words: HashTable

  static let shared = LanguageProfiles()

  private init() {
    var table = HashTable(capacity: 4096)
    for (index, language) in Self.languages.enumerated() {
      let list = FunctionWords.list(language) + (Self.more[language] ?? "").split(separator: " ")
      for word in list {
        let hash = ByteHash.hash64(Orthography.foldKey(String(word)))
        table.set(hash, (table[hash] ?? 0) | 1 << UInt32(index))
      }
    }
    words = table
  }

  static func number(of language: String) -> Int? { languages.firstIndex(of: language) }

  /// The function words of a text, each once, with the languages that have them.
  struct Count {
    fileprivate(set) var found: [(hash: UInt64, languages: UInt32)] = []
    fileprivate(set) var words = 0

    mutating func clear() {
      found.removeAll(keepingCapacity: true)
      words = 0
    }

    var isEmpty: Bool { found.isEmpty }
  }

  @inline(__always)
  func add(_ hash: UInt64, _ count: inout Count) {
    count.words &+= 1
    guard let bits = words[hash], count.found.count < 40 else { return }
    if !count.found.contains(where: { $0.hash == hash }) { count.found.append((hash, bits)) }
  }

  /// The language that a text is in rather than in the one it says; nil where it may be that one.
  func other(than language: Int, _ count: Count, _ profile: TextProfile) -> Int? {
    let isCyrillic = profile.count(.cyrillic) > profile.count(.latin)
    if isCyrillic {
      let russian = Self.number(of: "ru"), ukrainian = Self.number(of: "uk"), belarusian = Self.number(of: "be")
      if language == russian, profile.bulgarian > 0, profile.bulgarian * 4 >= profile.cyrillicWords {
        return Self.number(of: "bg")
      }
      // і, ї and є are in every other word; ы, э and ё in a Russian text of some length.
      if language == russian, profile.russian == 0, profile.ukrainian + profile.belarusian + profile.serbian > 0 {
        let own = max(profile.ukrainian, profile.belarusian, profile.serbian)
        if own * 5 >= profile.cyrillicWords {
          return profile.serbian > profile.ukrainian ? Self.number(of: "sr") : ukrainian
        }
      }
      if language == ukrainian || language == belarusian, profile.ukrainian == 0, profile.belarusian == 0,
        profile.russian >= 2, profile.cyrillicWords >= 4
      {
        return russian
      }
    }
    var best: (language: Int, hits: Int)?
    for index in Self.languages.indices where index != language {
      var (own, others) = (0, 0)
      for (_, languages) in count.found {
        let has = languages >> UInt32(index) & 1 != 0
        let says = languages >> UInt32(language) & 1 != 0
        if has, !says { own += 1 }
        if says, !has { others += 1 }
      }
      let isClear = own >= 3 && own > 2 * others + 1 || own == 2 && others == 0 && count.words <= 12
      if isClear, own * 9 >= count.words, own > best?.hits ?? 0 { best = (index, own) }
    }
    return best?.language
  }

  /// Lists of function words for languages that matching has none for, and words that tell neighbours apart.
  private static let more: [String: String] = [
    "en": "not no all when what how after before into about over between only than more most other each any been were",
    "ru": "не нет все всё еще если когда где только уже может чем после между через под над без более или",
    "uk": "не ні все ще якщо коли де тільки вже може після між через під над без більш та або цього щодо",
    "de":
      "was diesem einem einer welche werden nicht nach über noch nur wenn diese dieser dieses durch unter zwischen bis alle mehr vor gegen",
    "fr": "ne pas plus cette tout tous comme entre après sans sous même si lors dont leur peut fait",
    "es": "no más sin sobre entre cuando todo todos si ya muy hasta desde donde porque",
    "it": "non più del dei delle anche se quando tutto tutti tra fra senza sul già dopo ogni",
    "pt": "não mais ao aos à às sem sobre entre quando todo todos já muito até desde onde porque",
    "pl": "nie już tylko gdy może przez przed między pod nad bez więcej oraz jako",
    "nl": """
    de het een van en in is op te dat die voor met zijn niet aan er om ook als dan maar bij naar uit door worden wordt werd of over \
    deze dit heeft hebben had kan nog wel geen meer ze hij wij tot zich kunnen moet tegen
    """,
    "sv": """
    och att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när eller än ut över också \
    bli blir efter vid utan skall ska mot denna detta dessa hade mycket
    """,
    "da": """
    og at det som en på er af for med til den har de ikke om et han men var jeg sig fra vi så kan når eller end ud over også blive \
    bliver efter ved uden skal mod denne dette disse havde meget
    """,
    "cs": """
    a v na se je že s z do o to i ve za pro k by od po ale jako jsem jeho nebo jeho který která které byl byla bylo také až při jen \
    před mezi však podle jejich není jsou být této tento tato
    """,
    "ro": """
    și în de la a cu pe un o care este nu din că pentru mai să ce se sau au fost lui sunt prin ale al cel cea după fără dar acest \
    această între
    """,
    "tr": """
    ve bir bu da de için ile çok daha gibi en olarak ne o var mi ise ama ki kadar sonra olan her değil veya tarafından şu üzerinde \
    göre olduğu
    """,
    "be": """
    і у ў на з не што як да па за гэта але яго яна ён быў была былі ад таксама пра каб які якая якія для або ці іх яе тут калі \
    толькі ужо вельмі пасля паміж без
    """,
    "bg": """
    на се да е и за от в с че не са по като към това тази този тези които който която което ще има или при до след във със може \
    само още беше бяха бил както ако много между без го му си я това какво те той тя ли дали защото всички
    """,
    "sr": """
    и је у да се на за од са су не који која које као што из то или али био била било бити није по до после о ће може само још \
    овај ова ово ове између без како када
    """,
  ]
}
