extension AffixFacts {
  /// Particles, and possessives on any case; the genitive and the illative lose their n before those.
  static let finnish = AffixFacts(
    suffixes: [
      "kin kaan kään han hän ko kö pa pä",
      "nsa nsä nsa>n nsä>n an än en in on un yn ön ni mme nne si ni>n mme>n nne>n",
    ],
    stemEndings: "kse>ksi",
    compoundLinks: "")
}
