package import Bitext
internal import Orthography

extension TermEntry {
  /// The concept's terms in a language, those to use first: preferred, admitted, without a status, then
  /// deprecated and forbidden ones, whose ``TermSection/status`` says so.
  ///
  /// Terms of another region than the one asked for come after those of no or the same region.
  package func equivalents(in language: LanguageTag) -> [TermSection] {
    var found: [(term: TermSection, rank: [Int])] = []
    for section in languages {
      let affinity = LanguageTag(section.language).affinity(to: language)
      guard affinity > 0 else { continue }
      for term in section.terms {
        let usage = term.geographicalUsage.map { Self.affinity(ofUsage: $0, to: language) } ?? affinity
        let status =
          switch term.status {
          case .preferred: 0
          case .admitted: 1
          case nil: 2
          case .deprecated: 3
          case .forbidden: 4
          }
        let fit = language.region == nil ? 2 : min(affinity, usage)
        found.append((term, [status > 2 ? 1 : 0, fit == 1 ? 1 : 0, status, -fit]))
      }
    }
    // Sorting is not stable by promise: the place in the file decides among equals.
    return found.indices.sorted { left, right in
      let ranks = (found[left].rank, found[right].rank)
      return ranks.0 == ranks.1 ? left < right : ranks.0.lexicographicallyPrecedes(ranks.1)
    }.map { found[$0].term }
  }

  /// A usage is a language tag (`en-GB`) or a country (`GB`); anything else says nothing.
  private static func affinity(ofUsage usage: String, to language: LanguageTag) -> Int {
    let tag = LanguageTag(usage)
    if tag.language == language.language { return tag.affinity(to: language) }
    guard usage.utf8.count == 2 else { return 2 }
    return LanguageTag(language.language + "-" + usage).affinity(to: language)
  }
}
