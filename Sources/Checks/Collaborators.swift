package import Bitext
internal import Orthography

/// Where terms are recognised: a glossary, in whatever form.
package protocol TermSource {
  /// The terms in a text, inflected ones too, in any order, also one within another.
  /// - Parameter other: the language of the equivalents.
  func terms(in text: String, language: LanguageTag, other: LanguageTag) -> [TermHit]
}

/// A term where it stands in a text.
package struct TermHit: Hashable, Sendable {
  package enum Status: Sendable {
    case preferred, admitted, deprecated, forbidden
    var isWanted: Bool { self == .preferred || self == .admitted }
  }

  package struct Equivalent: Hashable, Sendable {
    package let text: String
    package let status: Status
    package init(text: String, status: Status) {
      self.text = text
      self.status = status
    }
  }

  /// In UTF-16 units.
  package var range: Range<Int>
  /// The same for every term of a concept, whatever its language.
  package let concept: String
  /// As the glossary has it.
  package let term: String
  package let status: Status
  /// The terms of the concept in the other language.
  package let equivalents: [Equivalent]

  package init(range: Range<Int>, concept: String, term: String, status: Status, equivalents: [Equivalent]) {
    self.range = range
    self.concept = concept
    self.term = term
    self.status = status
    self.equivalents = equivalents
  }
}

/// Where past translations are looked up.
package protocol MemorySource {
  /// The known translations of exactly this text; none when there are none.
  func targets(of source: String) -> [String]
}

/// Who knows the words of the target language.
package protocol Speller {
  /// nil for a word that is right, else what it may have been meant to be, best first.
  func suggestions(for word: String) -> [String]?
}
