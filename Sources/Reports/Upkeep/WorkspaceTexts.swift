internal import Library
package import Workbench

extension DoctorReport {
  /// Every fault with its place, and what the file holds.
  package var text: String {
    var lines = diagnostics.map { "\($0)" }
    if let refusal { return (lines + [errorText(refusal)]).map { visible($0) + "\n" }.joined() }
    let codes = languages.map { "\($0.code) \(grouped($0.count))" }.joined(separator: ", ")
    var line = "\(file): \(grouped(units)) unit\(units == 1 ? "" : "s")"
    if !codes.isEmpty { line += " (\(codes))" }
    line += ", \(encoding)"
    if damagedUnits > 0 { line += ", \(damagedUnits) damaged" }
    if unitsWithoutText > 0 { line += ", \(unitsWithoutText) without text" }
    line += hasErrors ? "" : diagnostics.isEmpty ? ": sound" : ": readable"
    lines.append(line)
    return lines.map { visible($0) + "\n" }.joined()
  }
}

extension ImportResult {
  /// `3 units imported into tm/x.tmx`; those that were there already are said.
  package var text: String {
    func count(_ number: Int) -> String { "\(grouped(number)) unit\(number == 1 ? "" : "s")" }
    if units == 0, known > 0 {
      return "nothing is new: \(count(known)) \(known == 1 ? "is" : "are") in \(memory) already"
    }
    let there = known > 0 ? "; \(count(known)) \(known == 1 ? "was" : "were") there already" : ""
    return "\(count(units)) imported into \(memory)\(there)"
  }
}

/// What a workspace holds: a paragraph for each memory and glossary.
package func statisticsText(_ memories: [MemoryStatistics], _ glossaries: [GlossaryStatistics]) -> String {
  var lines = memories.flatMap(\.lines)
  if memories.count > 1 {
    let units = memories.reduce(0) { $0 + $1.units }
    lines.append("all \(memories.count) memories: \(grouped(units)) units")
  }
  for glossary in glossaries {
    lines.append(
      "\(glossary.name): "
        + (glossary.failure.map(errorText)
          ?? "\(grouped(glossary.concepts)) concepts, \(grouped(glossary.terms)) terms"))
    lines += glossary.languages.map { "  \($0.code): \(grouped($0.terms)) terms" }
  }
  return lines.map { visible($0) + "\n" }.joined()
}

extension MemoryStatistics {
  fileprivate var lines: [String] {
    if let failure { return ["\(name): \(errorText(failure))"] }
    var lines = [
      "\(name): \(grouped(units)) units, \(grouped(Int(fileBytes))) bytes, index \(grouped(indexBytes)) bytes"
        + (penalty > 0 ? ", penalty \(penalty)" : "") + (damagedUnits > 0 ? ", \(damagedUnits) damaged" : "")
        + (index == .fresh ? "" : ", index was \(index.rawValue)")
    ]
    lines += languages.map { "  \($0.code): \(grouped($0.texts)) segments, \(grouped($0.words)) words" }
    if duplicates > 0 { lines.append("  duplicates: \(grouped(duplicates)) units say the same as an earlier one") }
    if let authors, !authors.isEmpty {
      let shown = authors.prefix(5).map { "\($0.name) \(grouped($0.units))" }.joined(separator: ", ")
      lines.append("  authors: \(shown)\(authors.count > 5 ? ", and \(authors.count - 5) more" : "")")
    }
    guard let most = years.map(\.units).max(), most > 0 else { return lines }
    if undated > 0 { lines.append("  without a date: \(grouped(undated)) units") }
    let width = grouped(most).count
    for (year, units) in years {
      let number = grouped(units)
      let bar = String(repeating: "█", count: max(1, units * 40 / most))
      lines.append("  \(year)  \(String(repeating: " ", count: width - number.count))\(number)  \(bar)")
    }
    return lines
  }
}

extension IndexCacheContents {
  /// `indexes: 12 files, 1,234,567 bytes in /home/anna/.cache/tolmach (at most 8,192 MiB)`.
  package var text: String {
    "indexes: \(grouped(files)) file\(files == 1 ? "" : "s"), \(grouped(Int(bytes))) bytes in \(folder) "
      + "(at most \(grouped(Int(limitBytes >> 20))) MiB)"
  }
}
