internal import Bitext
internal import Languages
internal import Orthography

/// Words of one root, as far as their beginnings tell: сдерживать, сдерживание; защита, защищать; deter, deterrence.
///
/// A guess by letters: good for doubting a finding, not for making one.
final class WordFamily {
  private let stemmer: Stemmer
  private let functionWords: Set<UInt64>

  init(_ language: RuleContext.Language) {
    stemmer = Stemmer(language: language.tag, keepsMarks: true)
    functionWords = language.functionWords
  }

  /// A word of a text that is akin to a term.
  ///
  /// Akin is what has relatives of all of the term's words of five letters and more, or of the longest one if that has nine:
  /// a long word says which term it is (противоракетная оборона, противоракетный).
  /// - Returns: the place of the relative of the longest word.
  func relative(of term: String, in text: CheckedText) -> Range<Int>? {
    let term = CheckedText(term, syntax: .plain)
    let words = term.words.filter { $0.count >= WordFamily.least && !functionWords.contains($0.hash) }
    guard let longest = words.max(by: { $0.count < $1.count }) else { return nil }
    let stems = text.words.compactMap { word in
      word.count >= WordFamily.least ? (word.range, stem(text, word)) : nil
    }
    func relative(_ word: Word) -> Range<Int>? {
      let wanted = stem(term, word)
      return stems.first { WordFamily.areAkin(wanted, $0.1) }?.0
    }
    guard let found = relative(longest) else { return nil }
    return longest.count >= 9 || words.allSatisfy { relative($0) != nil } ? found : nil
  }

  /// So many letters two words have in common at least.
  private static let least = 5

  private func stem(_ text: CheckedText, _ word: Word) -> [Unicode.Scalar] {
    var folded = String.UnicodeScalarView()
    for at in word.range where text.classes[at].contains(.letter) {
      let letter = text.scalars[at].lowered
      folded.append(letter == "ё" ? "е" : letter)
    }
    return Array(stemmer.stem(String(folded)).unicodeScalars)
  }

  /// What words begin with that have nothing else in common, longer ones first.
  private static let prefixes = [
    "противо", "интер", "контр", "между", "недо", "обще", "около", "пере", "пред", "сверх", "супер", "транс", "анти",
    "само", "одно", "много", "раз", "рас", "воз", "вос", "под", "при", "про", "над", "без", "бес", "обо", "ото", "вне",
    "counter", "inter", "trans", "super", "under", "over", "anti", "dis", "pre", "pro", "con", "com", "non",
  ].map { Array($0.unicodeScalars) }

  /// Consonants that take each other's place at the end of a root.
  private static let alternations: [[Unicode.Scalar]] = [
    ["г", "ж"], ["г", "з"], ["з", "ж"], ["д", "ж"], ["к", "ч"], ["к", "ц"], ["ц", "ч"], ["т", "ч"], ["т", "щ"],
    ["х", "ш"], ["с", "ш"], ["с", "щ"],
  ]

  /// Whether two stems begin alike: five letters, three of them behind a common prefix, and all of the one or seven in ten of
  /// the longer.
  static func areAkin(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
    let (shorter, longer) = a.count <= b.count ? (a, b) : (b, a)
    guard shorter.count >= least else { return false }
    let common = common(shorter, longer)
    let prefix = prefixes.first { shorter.starts(with: $0) && longer.starts(with: $0) }?.count ?? 0
    guard common >= max(least, prefix + 3) else { return false }
    return common == shorter.count || common * 10 >= longer.count * 7
  }

  /// How many letters are the same at the beginning; one consonant may have changed behind four.
  private static func common(_ shorter: [Unicode.Scalar], _ longer: [Unicode.Scalar]) -> Int {
    var hasChanged = false
    for at in shorter.indices where shorter[at] != longer[at] {
      let isChange = alternations.contains { $0.contains(shorter[at]) && $0.contains(longer[at]) }
      guard isChange, !hasChanged, at >= least - 1 else { return at }
      hasChanged = true
    }
    return shorter.count
  }
}
