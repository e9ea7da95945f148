package import Workbench

extension GlossaryCounts {
  /// What the glossary holds, in a few lines.
  package var text: String {
    if let failure { return visible("\(name): \(errorText(failure))") + "\n" }
    func list(_ counts: [(String, Int)]) -> String {
      counts.map { "\($0.isEmpty ? "-" : $0) \(grouped($1))" }.joined(separator: ", ")
    }
    var lines = [
      "\(name): \(grouped(concepts)) concepts, \(grouped(terms)) terms, \(grouped(defined)) with a definition"
        + (damaged > 0 ? ", \(damaged) damaged" : "")
    ]
    if !languages.isEmpty { lines.append("  languages: \(list(languages.map { ($0.code, $0.terms) }))") }
    if statuses.contains(where: { $0.status != "none" }) {
      lines.append("  statuses: \(list(statuses.map { ($0.status, $0.terms) }))")
    }
    if !domains.isEmpty {
      let more = domains.count > 10 ? " and \(domains.count - 10) more" : ""
      lines.append("  domains: \(list(domains.prefix(10).map { ($0.name, $0.concepts) }))\(more)")
    }
    return lines.map { visible($0) + "\n" }.joined()
  }
}
