internal import Bitext
internal import Languages
internal import Orthography

/// What a word before a full stop says about the stop.
enum Abbreviation {
  /// Something always follows it: «им.», "Mr.".
  case never
  /// A number may follow it, and then does: "No. 5", «рис. 3». Otherwise it is a word like others.
  case beforeNumber
  /// It may end a sentence, and does so only where the next word is one that sentences begin with: "U.S.", "Inc.".
  case unclear
  /// ``unclear`` where it is written with a capital, and no abbreviation otherwise.
  case unclearCapital
  /// It ends a sentence where a capital follows: «и т. д.», "etc.".
  case mayEnd
  /// A year or a century: «2014 г.», «XX в.».
  case year
  /// ``year`` behind a number, otherwise ``never``: «г. Орёл».
  case yearOrPlace
  /// A unit behind a number («5 см.»), otherwise ``never`` («см. рис. 3»).
  case unitBehindNumber
  /// ``mayEnd`` behind «и» or «мн.», otherwise ``never``: «и др.», «др. Рим»; «и пр.», «пр. Ленина».
  case mayEndBehindAnd
}

/// The words of a language that decide about full stops. All in lower case.
///
/// A class, since each terminator's context has it at hand.
final class SentenceLexicon {
  /// Single letters with stops between are joined by them: "u.s", «т.е».
  var abbreviations: [String: Abbreviation] = [:]
  /// Bits of ``bit(of:)`` that words of ``abbreviations`` have: most words are told from them without being hashed.
  private var mask = [UInt64](repeating: 0, count: 64)
  /// ``Abbreviation/never`` in just these letters.
  var asWritten: Set<String> = []
  /// What stands before ``Abbreviation/mayEndBehindAnd``.
  var ands: Set<String> = []
  /// With these a sentence goes on right behind a quotation.
  var followers: [[UInt8]] = []
  /// What abbreviations that are parts of words end in; they are ``Abbreviation/unclear``: "Hauptstr."
  var suffixes: [String] = []
  /// Names that end with an exclamation mark.
  var exclaimed: Set<String> = []
  /// Words that begin sentences far more often than names.
  var starters: Set<String> = []
  /// Words after which a single capital is no initial: "plan B."
  var designations: Set<String> = []
  /// Words that a number heads a title with: "Chapter 5. The storm".
  var headings: Set<String> = []
  /// Verbs of saying that follow a quoted question: "Why?" Ann asked.
  var speechVerbs: Set<String> = []
  /// The same for scripts that put nothing between words.
  var unspacedSpeechVerbs: [[UInt8]] = []
  /// Words that open a date: «В мае 2014 г. Россия…».
  var datePrepositions: Set<String> = []
  /// "3. Oktober": a number with a stop is an ordinal.
  var hasOrdinalStops = false
  /// "II. Dünya": the same for Roman numerals.
  var hasRomanOrdinals = false
  /// What ends sentences in this language and not in others: the Greek semicolon, the Armenian colon.
  var ownTerminators: Set<UInt32> = []
  /// What ends none here and does elsewhere.
  var innerMarks: Set<UInt32> = []
  /// Joined abbreviations, and their beginnings of two parts and more: "a.c", "a.e" of "a.e.c".
  var joins: Set<String> = []
  /// Whether a full stop may end a sentence.
  var stopsEndSentences = true
  /// A small word without vowels is taken for an abbreviation.
  var vowellessIsAbbreviation = true

  init(language: LanguageTag) {
    let facts = LanguageFacts.of(language).sentences
    var ordinary: Set<String> = []
    for words in facts.words {
      add(words)
      ordinary.formUnion(Self.set(words.ordinary))
    }
    for word in ordinary { abbreviations[word] = nil }
    for entry in SentenceSuppressions.of(language) { suppress(entry, unless: ordinary) }
    for var word in abbreviations.keys {
      let bit = word.withUTF8 { Self.bit(of: $0) }
      mask[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    for word in abbreviations.keys where word.contains(".") {
      var parts = word.split(separator: ".")
      while parts.count > 1 {
        joins.insert(parts.joined(separator: "."))
        parts.removeLast()
      }
    }
    innerMarks = Set(facts.innerMarks.unicodeScalars.map(\.value))
    hasOrdinalStops = facts.hasOrdinalStops
    hasRomanOrdinals = facts.hasRomanOrdinals
    vowellessIsAbbreviation = facts.vowellessIsAbbreviation
    stopsEndSentences = facts.stopsEndSentences
    ownTerminators = Set((facts.asksWithSemicolon ? ";" : "").unicodeScalars.map(\.value))
    ownTerminators.formUnion(facts.terminators.unicodeScalars.map(\.value))
    unspacedSpeechVerbs = speechVerbs.filter { $0.utf8.count != $0.count }.map { Array($0.utf8) }
  }

  /// What the stop of a word in small letters says; nil for a word like others.
  func abbreviation(_ word: String) -> Abbreviation? {
    var word = word
    let bit = word.withUTF8 { Self.bit(of: $0) }
    return mask[bit >> 6] >> UInt64(bit & 63) & 1 == 1 ? abbreviations[word] : nil
  }

  /// Below 4,096.
  private static func bit(of word: UnsafeBufferPointer<UInt8>) -> Int {
    guard word.count > 1 else { return Int(word.first ?? 0) }
    let ends = Int(word[0]) &* 31 &+ Int(word[1]) &* 131 &+ Int(word[word.count - 1]) &* 521
    return (ends &+ word.count &* 769) & 4095
  }

  /// Takes an entry of CLDR's, "Dipl.-Ing." or "z. B.", for an abbreviation unless something is known of the word.
  ///
  /// Initials and words of capitals are told by their letters.
  private func suppress(_ entry: String, unless ordinary: Set<String>) {
    var letters = entry.filter { !$0.isWhitespace }
    guard letters.last == "." else { return }
    letters.removeLast()
    let word = letters.lowercased()
    let isCapitals = letters.allSatisfy { $0 == "." || $0.isUppercase }
    let known = abbreviations[word]
    guard letters.count > 1, !isCapitals, known == nil || known == .unclearCapital else { return }
    guard !ordinary.contains(word), !starters.contains(word) else { return }
    let needsCapital = letters.first?.isUppercase == true
    abbreviations[word] = needsCapital ? .unclearCapital : .unclear
  }

  private func add(_ words: SentenceWords) {
    func put(_ list: String, _ kind: Abbreviation) {
      for word in list.split(whereSeparator: \.isWhitespace) { abbreviations[String(word)] = kind }
    }
    put(words.never, .never)
    put(words.beforeNumber, .beforeNumber)
    put(words.unclear, .unclear)
    put(words.mayEnd, .mayEnd)
    put(words.year, .year)
    put(words.yearOrPlace, .yearOrPlace)
    put(words.unitBehindNumber, .unitBehindNumber)
    put(words.mayEndBehindAnd, .mayEndBehindAnd)
    ands.formUnion(Self.set(words.ands))
    asWritten.formUnion(Self.set(words.asWritten))
    starters.formUnion(Self.set(words.starters))
    designations.formUnion(Self.set(words.designations))
    headings.formUnion(Self.set(words.headings))
    speechVerbs.formUnion(Self.set(words.speechVerbs))
    suffixes += Self.set(words.suffixes)
    exclaimed.formUnion(Self.set(words.exclaimed))
    datePrepositions.formUnion(Self.set(words.datePrepositions))
    followers += Self.set(words.followers).map { Array($0.utf8) }
  }

  private static func set(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
