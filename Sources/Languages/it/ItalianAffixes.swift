extension AffixFacts {
  /// Articles, and prepositions with them, lose their vowel before another.
  static let italian = AffixFacts(
    prefixes: [
      "l' un' d' c' s' m' t' v' n' dell' all' dall' nell' sull' coll' quell' quest' bell' sant' grand' senz' tutt' quant' com' dov' cos' mezz' gl' degl' agl' dagl' negl' sugl'"
    ],
    leavesListedWords: false)
}
