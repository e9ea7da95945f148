internal import Bitext
internal import Languages

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
    let facts = LanguageFacts.of(language).sentences
    for words in facts.words { add(words) }
    hasOrdinalStops = facts.hasOrdinalStops
    asksWithSemicolon = facts.asksWithSemicolon
    vowellessIsAbbreviation = facts.vowellessIsAbbreviation
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
