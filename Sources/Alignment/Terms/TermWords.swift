internal import Bitext
internal import Languages

/// The words of a language that decide what may be a term.
struct TermWords {
  let functions: Set<String>
  /// Function words that a term may have inside, and those that it may have only between words in capitals.
  let inner: Set<String>
  let innerOfNames: Set<String>
  /// No part of a term, besides the function words.
  let never: Set<String>
  /// Seldom a term by themselves.
  let general: Set<String>
  /// What stands before a verb, and before a noun; empty in languages whose forms tell.
  let beforeVerbs: Set<String>
  let articles: Set<String>
  let nounsInLy: Set<String>
  let adjectiveEndings: [String]

  init(_ language: LanguageTag) {
    let facts = LanguageFacts.of(language)
    functions = Self.set(facts.functionWords)
    inner = Self.set(facts.terms.inner)
    innerOfNames = Self.set(facts.terms.innerOfNames)
    never = Self.set(facts.terms.never)
    general = Self.set(facts.terms.general)
    beforeVerbs = Self.set(facts.terms.beforeVerbs)
    articles = Self.set(facts.terms.articles)
    nounsInLy = Self.set(facts.terms.nounsInLy)
    adjectiveEndings = facts.terms.adjectiveEndings.split(separator: " ").map(String.init)
  }

  private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }
}
