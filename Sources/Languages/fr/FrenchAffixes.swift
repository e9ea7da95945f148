extension AffixFacts {
  /// Articles, pronouns and conjunctions lose their vowel before another.
  static let french = AffixFacts(
    prefixes: ["l' d' qu' j' m' t' s' c' n' jusqu' lorsqu' puisqu' quoiqu' quelqu' presqu'"], leavesListedWords: false)
}
