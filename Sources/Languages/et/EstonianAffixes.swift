extension AffixFacts {
  /// The particle of emphasis.
  static let estonian = AffixFacts(
    suffixes: ["gi ki"],
    compoundLinks: "")
}
