internal import Bitext
internal import Languages
internal import Orthography
internal import Synchronization

/// What is known of how a language writes its marks: CLDR's quotation marks, and the program's own. Made as it is asked for.
final class MarkLanguage {
  let tag: LanguageTag
  let facts: PunctuationFacts
  /// Greek asks with a semicolon.
  let asksWithSemicolon: Bool
  /// Marks with a no-break space before them.
  let spaced: String.UnicodeScalarView
  /// Words that stand twice rightly; nil where any word may.
  let doubledWords: Set<UInt64>?
  /// A no-break space stands between a number and its unit.
  let bindsUnits: Bool
  /// Whether words stand without spaces between.
  let isUnspaced: Bool
  private let words: LanguageFacts
  /// Whether the program has anything of its own about the language.
  private(set) lazy var isKnown = WordTables.facts.contains { $0.code == tag.language }

  init(_ tag: LanguageTag, _ facts: LanguageFacts) {
    self.tag = tag
    self.facts = facts.punctuation
    words = facts
    bindsUnits = !facts.checks.unitsAfterNoBreakSpace.isEmpty
    isUnspaced = !tag.hasSpaces
    asksWithSemicolon = facts.sentences.asksWithSemicolon
    let region = facts.punctuation.spacedMarksByRegion.first { $0.region == tag.region }
    spaced = (region?.marks ?? facts.punctuation.spacedMarks).unicodeScalars
    doubledWords = facts.punctuation.doubledWords.map(WordHash.set)
  }

  // MARK: Quotation marks

  struct Quotes: Hashable {
    let open: Unicode.Scalar
    let close: Unicode.Scalar
  }

  /// The pairs that are right, the usual first; none of a language that nobody knows, nor of one that is written from right to left, where
  /// programs and people turn the marks either way.
  private(set) lazy var quotes: [Quotes] = {
    guard !tag.isRightToLeft else { return [] }
    let marks = QuotationMarks.of(tag)
    guard !marks.isEmpty else { return [] }
    let pairs = marks.map { $0.open + $0.close } + facts.quotes.split(separator: " ").map(String.init)
    return pairs.compactMap { pair in
      guard pair.unicodeScalars.count == 2, let open = pair.unicodeScalars.first, let close = pair.unicodeScalars.last
      else {
        return nil
      }
      return Quotes(open: open, close: close)
    }
  }()

  /// »…«, »…», and ”…”: a mark that closes elsewhere opens here.
  private(set) lazy var opensWithClosingMark = quotes.contains { $0.open == "»" || $0.open == "”" }

  func isRight(_ open: Unicode.Scalar, _ close: Unicode.Scalar) -> Bool {
    quotes.contains { $0.open == open && $0.close == close }
  }

  // MARK: Words

  /// Words with a full stop behind them that ends no sentence.
  private(set) lazy var abbreviations: Set<UInt64> = {
    if !words.checks.abbreviations.isEmpty { return WordHash.set(words.checks.abbreviations) }
    var found: Set<UInt64> = []
    for list in words.sentences.words {
      for text in [list.never, list.unclear, list.mayEnd, list.year, list.unitBehindNumber, list.mayEndBehindAnd] {
        for word in text.split(whereSeparator: \.isWhitespace) {
          if let last = word.split(separator: ".").last { found.insert(WordHash.of(last)) }
        }
      }
    }
    return found
  }()

  /// Words that tie others together; few or none of a language without such a list.
  private(set) lazy var functionWords: Set<UInt64> = NumberLanguage.shared(tag, Self.knownWords) {
    WordHash.set(words.functionWords)
      .union(WordHash.set(words.profileWords)).union(WordHash.set(words.checks.functionWords))
  }
  private static let knownWords = Mutex<[String: Set<UInt64>]>([:])

  /// Whether those are written as the language is: the list of Serbian is in Cyrillic letters.
  private(set) lazy var hasFunctionWordsInItsLetters: Bool = {
    let letters = CharacterClass.letters(ofScript: tag.likelyScript)
    let lists = words.functionWords + words.profileWords + words.checks.functionWords
    return lists.unicodeScalars.count { CharacterClass.of($0).contains(letters) } * 2
      > lists.unicodeScalars.count { CharacterClass.of($0).contains(.letter) }
  }()

  /// The letters that it is written with; nil of a language that ICU does not know.
  private(set) lazy var alphabet: LanguageLetters? = NumberLanguage.shared(tag, Self.knownAlphabets) {
    LanguageLetters(of: tag)
  }
  private static let knownAlphabets = Mutex<[String: LanguageLetters?]>([:])

  private(set) lazy var oneLetterWords: Set<UInt64> = WordHash.set(facts.oneLetterWords)

  // MARK: Plural forms

  private(set) lazy var cardinals = PluralForms(tag, isOrdinal: false)
  private(set) lazy var ordinals = PluralForms(tag, isOrdinal: true)

  /// Whether a category of CLDR is for one number alone.
  func isOfOne(_ category: String) -> Bool {
    cardinals?.categories.contains { $0.name == category && $0.wholeNumbers == 1 } ?? false
  }

  /// The order in which catalogues have the forms.
  private static let order = ["zero", "one", "two", "few", "many", "other"]

  /// Which of so many forms of a catalogue are for one number alone; none where CLDR has more forms.
  func singleForms(of count: Int) -> [Int] {
    let forms = (cardinals?.categories ?? []).filter { $0.wholeNumbers > 0 }
      .sorted { Self.order.firstIndex(of: $0.name) ?? 0 < Self.order.firstIndex(of: $1.name) ?? 0 }
    // A catalogue may have a form more, of millions or as CLDR had it once; those for one number come first.
    return count >= forms.count ? Array(forms.indices.prefix { forms[$0].wholeNumbers == 1 }) : []
  }
}
