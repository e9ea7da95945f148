extension AffixFacts {
  /// The plural, possessives and the indefinite ending, joined by a joiner of no width (which the fold leaves out) or by nothing.
  static let persian = AffixFacts(
    suffixes: ["م ت ش مان تان شان ام ات اش يم يت يش را", "ي يي ء", "ها هاي ان گان>ه يان ات"], leastLetters: 3)
}
