extension AffixFacts {
  /// Articles and pronouns lose their vowel beside another.
  static let catalan = AffixFacts(
    prefixes: ["l' d' s' m' t' n'"], suffixes: ["'l 'ls 'm 'n 's 't"], suffixesAreWords: true, leavesListedWords: false)
}
