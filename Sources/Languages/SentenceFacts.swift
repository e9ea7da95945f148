/// How sentences end in a language.
package struct SentenceFacts: Sendable {
  /// The lists that count, later ones before earlier ones where they disagree.
  package var words: [SentenceWords] = []
  /// "3. Oktober": a number with a stop is an ordinal.
  package var hasOrdinalStops = false
  /// "II. Dünya Savaşı": the same for Roman numerals.
  package var hasRomanOrdinals = false
  /// Greek asks with a semicolon.
  package var asksWithSemicolon = false
  /// Signs that end sentences here and elsewhere do not: the Latin colon that stands for the Armenian full stop.
  package var terminators = ""
  /// Signs that end sentences elsewhere and not here: the comma of Burmese.
  package var innerMarks = ""
  /// Nothing but an abbreviation has a full stop of Latin where false: sentences end otherwise, as in Thai and Armenian.
  package var stopsEndSentences = true
  /// A small word without vowels is taken for an abbreviation.
  package var vowellessIsAbbreviation = true
}

/// Words that decide about full stops, in lower case, spaces or line ends between.
package struct SentenceWords: Sendable {
  /// Something always follows these and their stop: «им.», "Mr.". Letters with stops between are joined by them: "u.s", «т.е».
  package var never = ""
  /// What the last parts of compound words are shortened to; as ``unclear``: "Hauptstr. 5"
  package var suffixes = ""
  /// As ``never``, and written in just these letters: capitals are no abbreviation otherwise. "TP. Hồ Chí Minh"
  package var asWritten = ""
  /// A number may follow, and then does: "No. 5", «рис. 3».
  package var beforeNumber = ""
  /// These end a sentence only where the next word is one of ``starters``: "U.S.", "Inc.".
  package var unclear = ""
  /// These end a sentence where a capital follows: «и т. д.», "etc.".
  package var mayEnd = ""
  /// A year or a century: «2014 г.», «XX в.».
  package var year = ""
  /// As ``year`` behind a number, otherwise as ``never``: «1912 г.», «г. Орёл».
  package var yearOrPlace = ""
  /// A unit behind a number («5 см.»), otherwise as ``never``.
  package var unitBehindNumber = ""
  /// As ``mayEnd`` behind one of ``ands``, otherwise as ``never``: «и др.», «др. Рим».
  package var mayEndBehindAnd = ""
  /// See ``mayEndBehindAnd``.
  package var ands = ""
  /// Words of the language that other lists, or CLDR, take for abbreviations: "co" is a Polish pronoun.
  package var ordinary = ""
  /// Words that begin sentences far more often than names.
  package var starters = ""
  /// Words after which a single capital is no initial: "plan B."
  package var designations = ""
  /// Words that a number heads a title with: "Chapter 5. The storm".
  package var headings = ""
  /// Verbs of saying that follow a quoted question: "Why?" Ann asked. Where nothing stands between words, they may be part of one.
  package var speechVerbs = ""
  /// With these a sentence goes on right behind a quotation, which nothing else tells in scripts without capitals: 「…。」と.
  package var followers = ""
  /// Names that end with an exclamation mark.
  package var exclaimed = ""
  /// Words that open a date: «В мае 2014 г. Россия…».
  package var datePrepositions = ""

  /// In texts of any language.
  static let latin = SentenceWords(
    never: "mr mrs ms dr prof cf vs viz e.g i.e ca approx",
    beforeNumber: "no nos nr p pp vol vols fig tel art tab",
    unclear: "inc ltd co corp jr sr bros st al ph.d m.d b.a m.a llc plc gmbh s.a",
    mayEnd: "etc",
    exclaimed: "yahoo joomla jeopardy")
}
