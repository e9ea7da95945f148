package import Bitext
internal import Files
package import Interchange
package import Library
internal import Orthography

/// What glossaries are written as.
package enum GlossaryFormat: String, Sendable, CaseIterable {
  /// TBX 2019: TBX-Basic, or the dialect of the glossaries where all are of one that holds more.
  case tbx
  case tbxMin = "tbx-min"
  case tbxCore = "tbx-core"
  case tbx2008 = "tbx-2008"
  case tsv, csv, utx, xlsx

  /// By a file's ending; nil when it says nothing.
  package init?(path: String) {
    switch FileFormat(path, for: .glossary) {
    case .tbx: self = .tbx
    case .tsv, .text: self = .tsv
    case .csv: self = .csv
    case .utx: self = .utx
    case .xlsx: self = .xlsx
    default: return nil
    }
  }

  package var isTable: Bool { self == .tsv || self == .csv || self == .utx || self == .xlsx }
}

package struct GlossaryExportOptions: Sendable {
  /// nil: as the output's name ends; TBX for standard output.
  package var format: GlossaryFormat?
  /// `dca` or `dct`, for TBX 2019.
  package var style: String?
  /// Only concepts with a term in each of these, and only their terms; empty for everything.
  package var languages: [LanguageTag] = []
  /// The pair of a table that is not told its languages, and of tables that do not say theirs.
  package var usual = Settings().pair
  /// Cells of a table that a spreadsheet would take for formulas are written as text.
  package var safeCells = false
  /// The encoding of files that do not say theirs (``EncodingHints/asked``).
  package var encoding: String?
  package init() {}
}

package struct GlossaryExportResult: Sendable {
  package let concepts: Int
  package let glossaries: Int
  package let diagnostics: [Diagnostic]
  /// What the format had no place for, a line a kind.
  package let losses: [String]
  /// Cells of a table that a spreadsheet takes for formulas; nil for TBX.
  package let formulas: FormulaCells?
}

/// Writes glossaries of the workspace, or files by their path, to one file.
/// - Throws: ``GlossaryError`` for a glossary that is not there.
package func exportGlossaries(
  _ names: [String], of workspace: Workspace, to path: String, options: GlossaryExportOptions
) throws -> GlossaryExportResult {
  let paths = try glossaryPaths(names, of: workspace)
  guard !paths.isEmpty else { throw GlossaryError.noGlossaries(folder: workspace.glossaryFolder) }
  let isFile = path != "-" && (try? FileStatus(of: path))?.isRegular ?? true
  guard let format = options.format ?? GlossaryFormat(path: path) ?? (isFile ? nil : .tbx) else {
    throw GlossaryError.unknownEnding(path)
  }
  if options.style != nil, format.isTable || format == .tbx2008 {
    throw GlossaryError.styleOutsideTBX(format: format.rawValue)
  }
  // Cells of a workbook are texts.
  if options.safeCells, !format.isTable || format == .xlsx {
    throw GlossaryError.safeCellsOutsideTables(format: format.rawValue)
  }
  var documents = try paths.map {
    try GlossaryDocument.read(
      $0, defaultSource: options.usual.source.canonical, defaultTarget: options.usual.target.canonical,
      encoding: options.encoding)
  }
  let diagnostics = documents.flatMap(\.diagnostics)
  // A table is of two languages; which, it is asked below.
  if !format.isTable || options.languages.count == 2 {
    for index in documents.indices {
      documents[index].concepts = documents[index].concepts.compactMap { select($0, options.languages) }
    }
  }
  let file = try OutputFile(path, from: paths)
  let concepts: Int
  let losses: ConversionLosses
  var formulas: FormulaCells?
  if let table = TableFormat(rawValue: format.rawValue) {
    let pair = pair(of: documents, options)
    var writer = TableWriter(table, source: pair.source, target: pair.target, safeCells: options.safeCells)
    for document in documents {
      for concept in document.concepts { writer.add(concept, isChosen: options.languages.count == 2) }
    }
    let result = try writer.finish(date: extendedDate(tmxDate(nanoseconds: wallClockNanoseconds())), path: path)
    try file.write(result.bytes)
    (concepts, losses, formulas) = (result.concepts, result.losses, result.formulas)
  } else {
    let flavour = flavour(format, options.style, documents)
    let result = try TBXOutput.write(
      documents, as: flavour, title: paths.map(Path.baseName).joined(separator: ", "),
      language: (options.languages.first ?? options.usual.source).canonical
    ) { try file.write($0) }
    (concepts, losses) = (result.concepts, result.losses)
  }
  try file.commit()
  return GlossaryExportResult(
    concepts: concepts, glossaries: documents.count, diagnostics: diagnostics, losses: losses.lines,
    formulas: formulas)
}

private func flavour(_ format: GlossaryFormat, _ style: String?, _ documents: [GlossaryDocument]) -> TBXFlavour {
  let style = style.flatMap { TBXFlavour.Style(rawValue: $0) } ?? .dca
  switch format {
  case .tbxMin: return .min(style)
  case .tbxCore: return .core(style)
  case .tbx2008: return .tbx2008
  default:
    let types = Set(documents.map { $0.tbx?.flavour.edition == .year2019 ? $0.tbx?.flavour.type ?? "" : "" })
    guard types.count == 1, let type = types.first, !["", "TBX-Core", "TBX-Min", "TBX-Basic"].contains(type) else {
      return .basic(style)
    }
    return TBXFlavour(edition: .year2019, type: type, style: style)
  }
}

/// The languages of a table: those asked for; else the two there are, where there are two; else the usual ones.
private func pair(
  of documents: [GlossaryDocument], _ options: GlossaryExportOptions
) -> LanguagePair {
  if options.languages.count == 2 { return LanguagePair(options.languages[0], options.languages[1]) }
  var found: [LanguageTag] = []
  var seen: Set<String> = []
  for section in documents.lazy.flatMap(\.concepts).flatMap(\.entry.languages)
  where seen.insert(section.language).inserted {
    let tag = LanguageTag(section.language)
    if !found.contains(where: { $0.language == tag.language }) { found.append(LanguageTag(tag.language)) }
    if found.count > 2 { break }
  }
  if let one = options.languages.first {
    return LanguagePair(
      one, found.count == 2 ? found.first { $0.language != one.language } ?? options.usual.target : options.usual.target
    )
  }
  guard found.count == 2 else { return options.usual }
  return found[1].language == options.usual.source.language
    ? LanguagePair(found[1], found[0]) : LanguagePair(found[0], found[1])
}

/// The concept with only the sections of the languages; nil when one of them has no term.
private func select(_ concept: TBXConcept, _ languages: [LanguageTag]) -> TBXConcept? {
  if languages.isEmpty { return concept }
  func isChosen(_ code: String) -> Bool { languages.contains { LanguageTag(code).affinity(to: $0) > 0 } }
  var concept = concept
  for language in languages {
    guard
      concept.entry.languages.contains(where: {
        LanguageTag($0.language).affinity(to: language) > 0 && !$0.terms.isEmpty
      })
    else { return nil }
  }
  concept.entry.languages.removeAll { !isChosen($0.language) }
  concept.element.children.removeAll { child in
    guard case .element(let element) = child, element.name == "langSec" else { return false }
    return !isChosen(element.attributes["xml:lang"] ?? "")
  }
  return concept
}

/// Glossaries by name, with or without `glossaries/` and the ending, or by path; all of the workspace without names.
func glossaryPaths(_ names: [String], of workspace: Workspace) throws -> [String] {
  var passed: FileError?
  let all = try workspace.glossaries { passed = passed ?? $0 }
  if names.isEmpty {
    if let passed { throw passed }
    return all
  }
  return try names.map { name in
    let candidates = [name, "glossaries/\(name)", workspace.name(of: name)]
    if let found = all.first(where: { path in
      let known = workspace.name(of: path)
      return candidates.contains(known) || Path.split(known).name == name || Path.baseName(known) == name
    }) {
      return found
    }
    if Path.exists(name), !Path.isFolder(name) { return name }
    throw GlossaryError.noSuchGlossary(name, known: all.map { workspace.name(of: $0) })
  }
}
