/// Words that say what may be a term. Lists of words with spaces between, folded.
package struct TermFacts: Sendable {
  /// Function words that a term may have inside.
  package var inner = ""
  /// Those that it may have only between words in capitals ("Centers for Disease Control").
  package var innerOfNames = ""
  /// Words that are no part of a term, besides the function words.
  package var never = ""
  /// General words, which seldom are a term by themselves.
  package var general = ""
  /// Words before a verb, and before a noun; both tell verbs from nouns where forms do not.
  package var beforeVerbs = ""
  package var articles = ""
  /// Nouns with the ending of an adverb.
  package var nounsInLy = ""
  package var adjectiveEndings = ""
  /// What joins two terms that share a word: "air and missile defense".
  package var conjunctions = ""
  /// Words that stand neither within such a gap nor behind it.
  package var outsideGaps = ""
}
