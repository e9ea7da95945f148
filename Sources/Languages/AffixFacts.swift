/// What is written together with a word and is none of its forms: articles and prepositions before it, particles, possessives and endings
/// behind it.
///
/// Each string is a slot: at most one of what it lists, with spaces between, may stand there. Slots come from the outside of the word to
/// its inside. `a>b` puts b in the place of a: "ğ>k" in a Turkish word before an ending. Folded.
package struct AffixFacts: Sendable {
  package var prefixes: [String] = []
  package var suffixes: [String] = []
  /// What may end the word within all suffixes, where at least one came off.
  package var stemEndings = ""
  /// What may begin the word within all prefixes, where at least one came off.
  package var stemBeginnings = ""
  /// How words end that are written together with the next where a space is forgotten.
  package var forgottenSpaces = ""
  /// What stands behind a word is a word of its own, and not part of the term: 은, "’ls".
  package var suffixesAreWords = false
  /// Letters that must remain.
  package var leastLetters = 2
  /// Words that a lexicon lists are taken as they are: most of them only look as if something hung on them.
  package var leavesListedWords = true

  /// What may join the parts of a compound, with spaces between; nil where compounds are not written as one word.
  package var compoundLinks: String?

  package var isEmpty: Bool { prefixes.isEmpty && suffixes.isEmpty }
}
