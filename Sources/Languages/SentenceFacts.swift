/// How sentences end in a language.
package struct SentenceFacts: Sendable {
  /// The lists that count, later ones before earlier ones where they disagree.
  package var words: [SentenceWords] = []
  /// "3. Oktober": a number with a stop is an ordinal.
  package var hasOrdinalStops = false
  /// Greek asks with a semicolon.
  package var asksWithSemicolon = false
  /// A small word without vowels is taken for an abbreviation.
  package var vowellessIsAbbreviation = true
}

/// Words that decide about full stops, in lower case, spaces or line ends between.
package struct SentenceWords: Sendable {
  /// Something always follows these and their stop: «им.», "Mr.". Letters with stops between are joined by them: "u.s", «т.е».
  package var never = ""
  /// A number may follow, and then does: "No. 5", «рис. 3».
  package var beforeNumber = ""
  /// These end a sentence only where the next word is one of ``starters``: "U.S.", "Inc.".
  package var unclear = ""
  /// These end a sentence where a capital follows: «и т. д.», "etc.".
  package var mayEnd = ""
  /// A year or a century: «2014 г.», «XX в.».
  package var year = ""
  /// A unit behind a number («5 см.»), otherwise as ``never``.
  package var unitBehindNumber = ""
  /// As ``mayEnd`` behind «и» or «мн.», otherwise as ``never``.
  package var mayEndBehindAnd = ""
  /// Words that begin sentences far more often than names.
  package var starters = ""
  /// Words after which a single capital is no initial: "plan B."
  package var designations = ""
  /// Words that a number heads a title with: "Chapter 5. The storm".
  package var headings = ""
  /// Verbs of saying that follow a quoted question: "Why?" Ann asked.
  package var speechVerbs = ""
  /// Words that open a date: «В мае 2014 г. Россия…».
  package var datePrepositions = ""

  /// In texts of any language.
  static let latin = SentenceWords(
    never: "mr mrs ms dr prof cf vs viz e.g i.e ca approx",
    beforeNumber: "no nos nr p pp vol vols fig tel art tab",
    unclear: "inc ltd co corp jr sr bros st al ph.d m.d b.a m.a llc plc gmbh s.a",
    mayEnd: "etc")
}
