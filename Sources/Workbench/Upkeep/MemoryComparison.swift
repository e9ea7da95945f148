package import Bitext
internal import Files
internal import Interchange
package import Upkeep

/// What `diff` tells.
package struct MemoryComparison: Sendable {
  package struct Entry: Sendable {
    package enum Kind: String, Sendable { case added, removed, changed, header }
    package let kind: Kind
    package let tuid: String?
    /// From 1; nil where the unit does not stand in the file.
    package let oldLine: Int?
    package let newLine: Int?
    /// Languages and texts of the unit, the source first; of the new version where there is one.
    package let texts: [(language: String, text: String)]
    /// Notes, props, dates and authors of a unit that was added or removed.
    package let details: [(name: String, text: String)]
    package let changes: [UnitChange]
  }

  package let old: String
  package let new: String
  package let entries: [Entry]
  package let added: Int
  package let removed: Int
  package let changed: Int
  package let unchanged: Int
  package let isReordered: Bool
  package let diagnostics: [Diagnostic]

  package var isSame: Bool { entries.isEmpty }
}

/// Compares two versions of a memory, unit by unit.
/// - Throws: ``FormatError`` for a file that is damaged anywhere.
package func compareMemories(_ old: String, _ new: String) throws -> MemoryComparison {
  let (a, b) = (try version(old), try version(new))
  let diff = MemoryDiff(old: a, new: b)
  var entries: [MemoryComparison.Entry] = []
  if !diff.headerChanges.isEmpty {
    entries.append(
      .init(kind: .header, tuid: nil, oldLine: nil, newLine: nil, texts: [], details: [], changes: diff.headerChanges))
  }
  for entry in diff.entries {
    switch entry {
    case .added(let index):
      let unit = b.unit(index)
      entries.append(
        .init(
          kind: .added, tuid: unit.id, oldLine: nil, newLine: b.document.units[index].line,
          texts: texts(unit, b.sourceLanguage), details: details(unit), changes: []))
    case .removed(let index):
      let unit = a.unit(index)
      entries.append(
        .init(
          kind: .removed, tuid: unit.id, oldLine: a.document.units[index].line, newLine: nil,
          texts: texts(unit, a.sourceLanguage), details: details(unit), changes: []))
    case .changed(let from, let to, let changes):
      let unit = b.unit(to)
      entries.append(
        .init(
          kind: .changed, tuid: unit.id, oldLine: a.document.units[from].line, newLine: b.document.units[to].line,
          texts: texts(unit, b.sourceLanguage), details: [], changes: changes))
    }
  }
  return MemoryComparison(
    old: old, new: new, entries: entries, added: diff.added, removed: diff.removed, changed: diff.changed,
    unchanged: diff.unchanged, isReordered: diff.isReordered,
    diagnostics: a.document.diagnostics + b.document.diagnostics)
}

/// A memory as text, a unit a paragraph, for programs that compare lines (git's textconv).
/// - Throws: ``FormatError``; what was read until then has been written.
package func describeMemory(_ path: String, _ write: (String) -> Void) throws {
  let reader = try TMXReader(path)
  var header = TMXHeaderCollector()
  var isBegun = false
  var sourceLanguage: String?
  while true {
    let step = try reader.step()
    if step == .outside {
      header.take(reader)
      continue
    }
    if !isBegun {
      isBegun = true
      let found = header.header
      sourceLanguage = found?.attributes["srclang"]
      for attribute in found?.attributes ?? [] { write("header \(attribute.name): \(oneLine(attribute.value))\n") }
      for (name, text) in details(TranslationUnit(content: (found?.content ?? []).map { .markup($0) })) {
        write("header \(name): \(oneLine(text))\n")
      }
    }
    if step == .end { break }
    let unit = reader.unit()
    var text = "\n"
    for (language, words) in texts(unit, sourceLanguage) { text += "\(language): \(oneLine(words))\n" }
    for (name, words) in details(unit) { text += "  \(name): \(oneLine(words))\n" }
    write(text)
  }
  for diagnostic in reader.diagnostics where diagnostic.severity == .error {
    write(
      "\ndamaged: \(diagnostic.line.map { "\($0)" } ?? "")\(diagnostic.column.map { ":\($0)" } ?? "") \(diagnostic.message)\n"
    )
  }
}

/// A text on one line, from which the text could be told again: what would break the line, act on a terminal, or turn the
/// direction of what follows is written as its number, `\u{202E}`.
package func oneLine(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x5C: result.append(contentsOf: "\\\\".unicodeScalars)
    case 0x0A: result.append(contentsOf: "\\n".unicodeScalars)
    case 0x0D: result.append(contentsOf: "\\r".unicodeScalars)
    case 0x09: result.append(contentsOf: "\\t".unicodeScalars)
    case ..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069:
      result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
    default: result.append(scalar)
    }
  }
  return String(result)
}

func version(_ path: String) throws -> MemoryVersion {
  MemoryVersion(try TMXDocument(ByteSource(path, isAppendedTo: true)))
}

private func texts(_ unit: TranslationUnit, _ sourceLanguage: String?) -> [(language: String, text: String)] {
  let variants = unit.variants
  guard !variants.isEmpty else { return [] }
  let first = min(sourceIndex(of: unit, sourceLanguage: sourceLanguage), variants.count - 1)
  let order = [first] + variants.indices.filter { $0 != first }
  return order.map { (variants[$0].languageCode ?? "?", variants[$0].segment.map(shownText) ?? "") }
}

private func details(_ unit: TranslationUnit) -> [(name: String, text: String)] {
  var found = unit.attributes.map { ($0.name, $0.value) }
  func add(_ node: MarkupNode, _ prefix: String) {
    guard case .element(let element) = node else { return }
    let name = element.name == "prop" ? "prop \(element.attributes["type"] ?? "")" : element.name
    found.append((prefix + name, element.text))
  }
  for case .markup(let node) in unit.content { add(node, "") }
  for variant in unit.variants {
    let prefix = (variant.languageCode ?? "?") + " "
    for attribute in variant.attributes where attribute.name != "xml:lang" && attribute.name != "lang" {
      found.append((prefix + attribute.name, attribute.value))
    }
    for case .markup(let node) in variant.content { add(node, prefix) }
  }
  return found.map { (name: $0.0, text: $0.1) }
}
