package import Bitext
internal import Files
package import Interchange
package import Library
internal import Markup
internal import Orthography

/// What memories are exported as.
package enum ExportFormat: String, Sendable, CaseIterable {
  case tmx, tsv, csv, jsonl, xliff12, xliff2, po

  /// By a file's ending; nil when it says nothing.
  package init?(path: String) {
    switch FileFormat(path, for: .export) {
    case .tmx: self = .tmx
    case .tsv, .text: self = .tsv
    case .csv: self = .csv
    case .jsonLines: self = .jsonl
    case .xliff: self = .xliff12
    case .po: self = .po
    default: return nil
    }
  }

  /// - Throws: ``ExchangeError`` for a name that is no format.
  package init(named name: String) throws(ExchangeError) {
    guard let found = Self(rawValue: name) else { throw .unknownFormat(name) }
    self = found
  }

  /// Formats of two languages: a unit is as many pairs as it has texts in them.
  package var isOfPairs: Bool { self != .tmx && self != .jsonl }
}

package struct ExportOptions: Sendable {
  /// Only units with a text in each of these languages, and only their variants; empty for everything.
  package var languages: [LanguageTag] = []
  /// nil: as the output's name ends; TMX for standard output.
  package var format: ExportFormat?
  var flavour = TMXFlavour.tmx14
  /// Which units are wanted.
  package var filter: UnitFilter?
  /// Cells of a table that a spreadsheet would take for formulas are written as text.
  package var safeCells = false
  package init() {}

  /// - Throws: ``ExchangeError`` for a name that is no flavour of TMX.
  package mutating func setFlavour(_ name: String) throws(ExchangeError) {
    guard let found = TMXFlavour(rawValue: name) else { throw .unknownFlavour(name) }
    flavour = found
  }
}

package struct ExportResult: Sendable {
  /// Units written; of formats of two languages, pairs.
  package let units: Int
  package let memories: Int
  /// Faults survived in the memories read.
  package let diagnostics: [Diagnostic]
  /// What the format or flavour had no place for, a line a kind.
  package let losses: [String]
  /// Cells of a table that a spreadsheet takes for formulas; nil for other formats.
  package let formulas: FormulaCells?
}

/// Writes memories of the workspace to one file.
///
/// One whole memory is written as the same document; several, a selection, or another flavour, under a header of their own.
/// - Throws: ``ExchangeError`` for a memory that is not there, and what does not go together.
package func export(
  _ names: [String], of workspace: Workspace, to path: String, options: ExportOptions
) throws -> ExportResult {
  var passed: FileError?
  let all = try workspace.memories { passed = passed ?? $0 }
  // An export of everything that leaves something out is none.
  if names.isEmpty, let passed { throw passed }
  let chosen = try names.isEmpty ? all : names.map { try memory(named: $0, among: all, in: workspace) }
  guard let first = chosen.first else { throw ExchangeError.noMemories(folder: workspace.memoryFolder) }
  // A device or a pipe has a name of its own.
  let isFile = path != "-" && (try? FileStatus(of: path))?.isRegular ?? true
  guard let format = options.format ?? ExportFormat(path: path) ?? (isFile ? nil : .tmx) else {
    throw ExchangeError.unknownEnding(path)
  }
  guard format == .tmx || options.flavour == .tmx14 else {
    throw ExchangeError.flavourOutsideTMX(format)
  }
  guard !options.safeCells || format == .csv || format == .tsv else {
    throw ExchangeError.safeCellsOutsideTables(format)
  }
  guard !format.isOfPairs || options.languages.count == 2 else {
    throw ExchangeError.needsTwoLanguages(format)
  }
  if isFile, let own = chosen.first(where: { Path.isSameFile($0.path, path) }) {
    throw ExchangeError.exportsOver(path, memory: own.name)
  }
  let file = try OutputFile(path, from: chosen.map(\.path))
  var job = ExportWork(file: file, options: options)
  if format.isOfPairs {
    try job.writePairs(chosen, format)
  } else if format == .jsonl {
    try job.writeLines(chosen)
  } else if chosen.count == 1, options.languages.isEmpty, options.filter == nil, options.flavour == .tmx14 {
    let reader = try TMXReader(first.path)
    job.units = try copyTMX(reader) { try file.write($0) }
    job.diagnostics = reader.diagnostics
  } else {
    try job.writeTMX(chosen)
  }
  try file.commit()
  return ExportResult(
    units: job.units, memories: chosen.count, diagnostics: job.diagnostics, losses: job.losses.lines,
    formulas: job.formulas)
}

private struct ExportWork {
  let file: OutputFile
  let options: ExportOptions
  var units = 0
  var diagnostics: [Diagnostic] = []
  var losses = ConversionLosses()
  var formulas: FormulaCells?

  init(file: OutputFile, options: ExportOptions) {
    self.file = file
    self.options = options
  }

  /// Calls `take` with each memory's header, before its units, and `body` with each unit that is wanted, in order.
  private mutating func read(
    _ memories: [Workspace.MemoryFile], header take: (TMXHeader?) -> Void = { _ in },
    _ body: (TranslationUnit, inout ExportWork) throws -> Void
  ) throws {
    for memory in memories {
      let reader = try TMXReader(memory.path)
      var header = TMXHeaderCollector()
      var isHeaderGiven = false
      func give() {
        if !isHeaderGiven { take(header.header) }
        isHeaderGiven = true
      }
      reading: while true {
        switch try reader.step() {
        case .outside:
          header.take(reader)
          continue reading
        case .end:
          give()
          break reading
        case .unit: break
        }
        give()
        let unit = reader.unit()
        guard try options.filter?.takes(unit, memory: memory.name, line: reader.unitLine) ?? true,
          let chosen = select(unit, options.languages)
        else {
          continue
        }
        try body(chosen, &self)
      }
      diagnostics += reader.diagnostics
    }
  }

  mutating func writeTMX(_ memories: [Workspace.MemoryFile]) throws {
    let flavour = options.flavour
    var fields: [String] = []
    if flavour == .trados {
      // The header declares the fields of all units, so they are asked for first.
      var seen: Set<String> = []
      var unused = ConversionLosses()
      try read(memories) { unit, _ in
        for property in flavour.convert(unit, losses: &unused).propertyTypes where property.contains(":") {
          if seen.insert(property).inserted { fields.append(property) }
        }
      }
      diagnostics = []
    }
    var writer = TMXWriter()
    var isOpen = false
    let languages = options.languages
    func open(_ header: TMXHeader?, _ writer: inout TMXWriter) {
      if isOpen { return }
      isOpen = true
      let source = header?.attributes["srclang"] ?? languages.first?.canonical ?? "*all*"
      let own =
        flavour == .tmx14 ? header : nil
      writer.begin(
        own ?? flavour.header(sourceLanguage: source, toolVersion: toolVersion, fields: fields),
        version: flavour.version)
    }
    var headers: [TMXHeader?] = []
    try read(memories, header: { headers.append($0) }) { unit, work in
      open(headers.first ?? nil, &writer)
      work.units += 1
      writer.line(flavour.convert(unit, losses: &work.losses))
      try work.file.write(writer.take())
    }
    open(headers.first ?? nil, &writer)
    writer.end()
    for header in flavour == .tmx14 ? headers.dropFirst() : headers[...] {
      let elements = header?.content.count { if case .element = $0 { true } else { false } } ?? 0
      if elements > 0 { losses.lost("notes and props of headers", "the file has a header of its own", count: elements) }
    }
    try file.write(writer.take())
  }

  mutating func writeLines(_ memories: [Workspace.MemoryFile]) throws {
    try read(memories) { unit, work in
      work.units += 1
      var line = [UInt8]()
      unitJSON(unit, losses: &work.losses).write(to: &line)
      try work.file.write(line + [0x0A])
    }
  }

  mutating func writePairs(_ memories: [Workspace.MemoryFile], _ format: ExportFormat) throws {
    let (source, target) = (options.languages[0], options.languages[1])
    var writer: any PairWriter
    switch format {
    case .po: writer = POWriter(source: source.canonical, target: target.canonical, toolVersion: toolVersion)
    case .xliff12, .xliff2:
      writer = XLIFFWriter(
        isVersion2: format == .xliff2, source: source.canonical, target: target.canonical,
        original: memories.count == 1 ? memories[0].name : "tm")
    default:
      writer = BitextTableWriter(
        isCSV: format == .csv, source: source.canonical, target: target.canonical, safeCells: options.safeCells)
    }
    try file.write(writer.begin())
    try read(memories) { unit, work in
      let texts = [source, target].map { language in
        unit.variants.filter { isVariant($0, in: language) && !($0.segment?.text.isEmpty ?? true) }
      }
      work.countLosses(unit, format)
      for from in texts[0] {
        for to in texts[1] {
          guard let first = from.segment, let second = to.segment else { continue }
          let bytes = writer.pair(
            PairUnit(
              id: unit.id, source: first, target: second, notes: unit.notes + from.notes + to.notes,
              context: unit.props.first { $0.type == "x-context" }?.text))
          if bytes.isEmpty { continue }
          work.units += 1
          try work.file.write(bytes)
        }
      }
    }
    try file.write(writer.end())
    losses.add(writer.losses)
    formulas = writer.formulas
  }

  /// What no format of pairs has a place for.
  private mutating func countLosses(_ unit: TranslationUnit, _ format: ExportFormat) {
    let name = format.rawValue
    let attributes = unit.attributes + unit.variants.flatMap(\.attributes)
    if attributes.contains(where: { ["creationdate", "changedate"].contains($0.name) }) {
      losses.lost("dates of units", "\(name) has no place for them")
    }
    if attributes.contains(where: { ["creationid", "changeid"].contains($0.name) }) {
      losses.lost("authors of units", "\(name) has no place for them")
    }
    let props = unit.props.filter { $0.type != "x-context" }.count + unit.variants.reduce(0) { $0 + $1.props.count }
    if props > 0 { losses.lost("props", "\(name) has no place for them", count: props) }
  }
}

/// A memory by its name, with or without `tm/` and `.tmx`, or by its path.
func memory(named name: String, among all: [Workspace.MemoryFile], in workspace: Workspace) throws
  -> Workspace.MemoryFile
{
  let candidates = [name, "tm/\(name)", "\(name).tmx", "tm/\(name).tmx", workspace.name(of: name)]
  if let found = all.first(where: { candidates.contains($0.name) }) { return found }
  throw ExchangeError.noSuchMemory(name, known: all.map(\.name))
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
