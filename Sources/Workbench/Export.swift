package import Bitext
internal import Files
internal import Interchange
package import Orthography

package struct ExportOptions: Sendable {
  /// Only units with a text in each of these languages, and only their variants; empty for everything.
  package var languages: [LanguageTag] = []
  package init() {}
}

package struct ExportResult: Sendable {
  package let units: Int
  package let memories: Int
  /// Faults survived in the memories read.
  package let diagnostics: [Diagnostic]
}

/// Writes memories of the workspace to one file: TMX 1.4, or two columns where the name ends in `.tsv`.
///
/// One whole memory is written as the same document; several, or a selection, under the header of the first.
/// - Throws: ``UsageError`` for a memory that is not there.
package func export(
  _ names: [String], of workspace: Workspace, to path: String, options: ExportOptions
) throws -> ExportResult {
  let all = try workspace.memories()
  let chosen = try names.isEmpty ? all : names.map { try memory(named: $0, among: all, in: workspace) }
  guard let first = chosen.first else { throw UsageError("expected a memory in \(workspace.memoryFolder), found none") }
  let lower = path.lowercased()
  let endings = [".tmx", ".tmx.gz", ".tmx.zip", ".tsv", ".txt"]
  // A device or a pipe has a name of its own.
  let isFile = path != "-" && (try? FileStatus(of: path))?.isRegular ?? true
  guard !isFile || endings.contains(where: { lower.hasSuffix($0) }) else {
    throw UsageError("\(path): expected a name that ends in .tmx, .tmx.gz, .tmx.zip or .tsv")
  }
  if isFile, let own = chosen.first(where: { Path.followingLinks($0.path) == Path.followingLinks(Path.absolute(path)) })
  {
    throw UsageError("\(path): expected another file than a memory that is exported, found \(own.name)")
  }
  let file = try OutputFile(path)
  var diagnostics: [Diagnostic] = []
  var units = 0
  if lower.hasSuffix(".tsv") || lower.hasSuffix(".txt") {
    guard options.languages.count == 2 else { throw UsageError("expected --from and --to for two columns") }
    for memory in chosen {
      let reader = try TMXReader(memory.path)
      while let unit = try reader.next() {
        let texts = options.languages.map { language in
          unit.variants.filter { isVariant($0, in: language) }.compactMap { $0.segment?.text }
        }
        for source in texts[0] {
          for target in texts[1] where !source.isEmpty || !target.isEmpty {
            try file.write(Array("\(cell(source))\t\(cell(target))\n".utf8))
            units += 1
          }
        }
      }
      diagnostics += reader.diagnostics
    }
  } else if chosen.count == 1, options.languages.isEmpty {
    let reader = try TMXReader(first.path)
    units = try copyTMX(reader) { try file.write($0) }
    diagnostics = reader.diagnostics
  } else {
    var writer = TMXWriter()
    var isOpen = false
    for memory in chosen {
      let reader = try TMXReader(memory.path)
      var header = TMXHeaderCollector()
      while true {
        let step = try reader.step()
        if step == .outside {
          header.take(reader)
          continue
        }
        if !isOpen {
          isOpen = true
          writer.begin(
            header.header
              ?? TMXHeader(sourceLanguage: options.languages.first?.canonical ?? "*all*", toolVersion: toolVersion))
        }
        if step == .end { break }
        guard let unit = select(reader.unit(), options.languages) else { continue }
        units += 1
        writer.line(unit)
        try file.write(writer.take())
      }
      diagnostics += reader.diagnostics
    }
    writer.end()
    try file.write(writer.take())
  }
  try file.commit()
  return ExportResult(units: units, memories: chosen.count, diagnostics: diagnostics)
}

/// A memory by its name, with or without `tm/` and `.tmx`, or by its path.
func memory(named name: String, among all: [Workspace.MemoryFile], in workspace: Workspace) throws
  -> Workspace.MemoryFile
{
  let candidates = [name, "tm/\(name)", "\(name).tmx", "tm/\(name).tmx", workspace.name(of: name)]
  if let found = all.first(where: { candidates.contains($0.name) }) { return found }
  let known = all.map(\.name).joined(separator: ", ")
  throw UsageError("\(name): expected a memory of the workspace (\(known.isEmpty ? "there is none" : known))")
}

private func isVariant(_ variant: Variant, in language: LanguageTag) -> Bool {
  variant.languageCode.map { LanguageTag($0).affinity(to: language) > 0 } ?? false
}

/// The unit with only the variants of the languages; nil when one of them is missing.
private func select(_ unit: TranslationUnit, _ languages: [LanguageTag]) -> TranslationUnit? {
  if languages.isEmpty { return unit }
  let variants = unit.variants
  for language in languages {
    guard variants.contains(where: { isVariant($0, in: language) && !($0.segment?.text.isEmpty ?? true) }) else {
      return nil
    }
  }
  var unit = unit
  unit.content = unit.content.filter { item in
    guard case .variant(let variant) = item else { return true }
    return languages.contains { isVariant(variant, in: $0) }
  }
  return unit
}

/// A text as one cell of a line of columns.
private func cell(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.map { "\t\n\r".unicodeScalars.contains($0) ? " " : $0 }))
}
