internal import Languages
internal import Orthography

/// Tells languages by the words that hold sentences together, and Cyrillic ones also by their letters.
///
/// Knows those of which it has words. A name, a number or a line of code is no language to it.
struct LanguageProfiles {
  private static let facts = LanguageFacts.all.filter { !$0.profileWords.isEmpty }
  static let languages = facts.map(\.code)

  /// Which languages have a function word, as bits, by the hash of its fold.
  private let words: HashTable

  static let shared = LanguageProfiles()

  private init() {
    var table = HashTable(capacity: 4096)
    for (index, language) in Self.facts.enumerated() {
      for word in (language.functionWords + " " + language.profileWords).split(separator: " ") {
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
}
