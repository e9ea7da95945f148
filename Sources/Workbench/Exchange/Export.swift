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
  ///
  /// A text in another script is not in the language, nor is one of another region where both name one.
  package var languages: [LanguageTag] = []
  /// Which of them the texts are translated from; nil: as the memories say.
  package var source: LanguageTag?
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
    if try firstVersion(of: first) == TMXFlavour.tmx14.version {
      job.units = try copyTMX(reader, transform: { $0.withXMLLang }) { try file.write($0) }
      job.diagnostics = reader.diagnostics
    } else {
      try job.writeTMX(chosen)
    }
  } else {
    try job.writeTMX(chosen)
  }
  try file.commit()
  return ExportResult(
    units: job.units, memories: chosen.count, diagnostics: job.diagnostics, losses: job.losses.lines,
    formulas: job.formulas)
}

/// The version that a memory says it has; nil where it does not.
private func firstVersion(of memory: Workspace.MemoryFile) throws -> String? {
  let reader = try TMXReader(memory.path)
  while case .outside = try reader.step() {
    if reader.outsideEvent.kind == .start { return reader.scanner.value(of: "version", in: reader.outsideEvent) }
  }
  return nil
}

private struct ExportWork {
  let file: OutputFile
  let options: ExportOptions
  let choice: VariantChoice
  var units = 0
  var diagnostics: [Diagnostic] = []
  var losses = ConversionLosses()
  var formulas: FormulaCells?
  /// The source language that the header of the memory being read names.
  private var memorySource: String?

  init(file: OutputFile, options: ExportOptions) {
    self.file = file
    self.options = options
    choice = VariantChoice(options.languages)
  }

  /// Calls `body` with each unit that is wanted, in order, and the comments that stand right before it in the body; at a memory's
  /// end with those behind its last unit, and no unit.
  private mutating func read(
    _ memories: [Workspace.MemoryFile],
    _ body: (TranslationUnit?, _ comments: [String], inout ExportWork) throws -> Void
  ) throws {
    for memory in memories {
      let reader = try TMXReader(memory.path)
      var comments = TMXComments()
      var header = TMXHeaderCollector()
      memorySource = nil
      reading: while true {
        switch try reader.step() {
        case .outside:
          comments.take(reader)
          header.take(reader)
        case .end: break reading
        case .unit:
          let unit = reader.unit()
          memorySource = memorySource ?? header.header?.attributes["srclang"]
          let before = comments.give()
          if try options.filter?.takes(unit, memory: memory.name, line: reader.unitLine) ?? true,
            let chosen = select(unit)
          {
            try body(chosen, before, &self)
          }
        }
      }
      let rest = comments.give()
      if !rest.isEmpty { try body(nil, rest, &self) }
      diagnostics += reader.diagnostics
    }
  }

  /// The headers of memories, before any unit is written.
  private func headers(_ memories: [Workspace.MemoryFile]) throws -> [TMXHeader?] {
    try memories.map { memory in
      let reader = try TMXReader(memory.path)
      var header = TMXHeaderCollector()
      while header.header == nil, case .outside = try reader.step() { header.take(reader) }
      return header.header
    }
  }

  /// The unit with only the variants of the languages; nil when one of them is missing.
  private mutating func select(_ unit: TranslationUnit) -> TranslationUnit? {
    if options.languages.isEmpty { return unit }
    let variants = unit.variants
    var others = false
    for language in options.languages.indices {
      let fits = variants.filter { !($0.segment?.text.isEmpty ?? true) }.map { choice.fit(of: $0, in: language) }
      if fits.contains(.own) { continue }
      guard fits.contains(.otherVariety) else { return nil }
      others = true
    }
    if others {
      losses.lost("units of another region or script alone", "only what is in the languages asked for is written")
      return nil
    }
    var unit = unit
    unit.content = unit.content.filter { item in
      guard case .variant(let variant) = item else { return true }
      return options.languages.indices.contains { choice.fit(of: variant, in: $0) == .own }
    }
    // It is translated from the language asked for, whatever it said.
    if options.source != nil, unit.attributes["srclang"] != nil {
      let source = unit.variants.first { choice.fit(of: $0, in: 0) == .own }
      unit.attributes["srclang"] = source?.languageCode ?? options.source?.canonical
    }
    return unit
  }

  mutating func writeTMX(_ memories: [Workspace.MemoryFile]) throws {
    let flavour = options.flavour
    let headers = try headers(memories).compactMap(\.self)
    var fields = TMXFields()
    if flavour == .trados {
      // The header declares the fields of all units, and the values of their lists, so they are asked for first.
      for header in headers { fields.declare(header) }
      var unused = ConversionLosses()
      try read(memories) { unit, _, _ in
        if let unit { fields.take(flavour.convert(unit, losses: &unused)) }
      }
      diagnostics = []
      losses = ConversionLosses()
    }
    var merged = headers.first
    for other in headers.dropFirst() { merged = merged?.merged(with: other) }
    let source =
      options.source?.canonical ?? merged?.attributes["srclang"] ?? options.languages.first?.canonical ?? "*all*"
    var header = flavour.header(sourceLanguage: source, toolVersion: toolVersion, fields: fields)
    if flavour == .tmx14, let merged { header = merged }
    header.attributes["srclang"] = source
    var writer = TMXWriter()
    writer.begin(header, version: flavour.version)
    try read(memories) { unit, comments, work in
      for comment in comments { writer.line(comment: comment) }
      if var unit {
        work.units += 1
        // Its own header said so.
        if work.options.source == nil, unit.attributes["srclang"] == nil, let own = work.memorySource, own != source {
          unit.attributes["srclang"] = own
        }
        writer.line(flavour.convert(unit, losses: &work.losses))
      }
      try work.file.write(writer.take())
    }
    writer.end()
    if flavour != .tmx14 {
      let known = Set(header.content)
      let lost = headers.flatMap(\.content).count { node in
        guard case .element(let element) = node else { return false }
        return !known.contains(node) && !fields.declares(element)
      }
      if lost > 0 { losses.lost("notes and props of headers", "the file has a header of its own", count: lost) }
    }
    try file.write(writer.take())
  }

  mutating func writeLines(_ memories: [Workspace.MemoryFile]) throws {
    try read(memories) { unit, _, work in
      guard let unit else { return }
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
    try read(memories) { unit, _, work in
      guard let unit else { return }
      let texts = [0, 1].map { language in
        unit.variants.filter { work.choice.fit(of: $0, in: language) == .own && !($0.segment?.text.isEmpty ?? true) }
      }
      work.countLosses(unit, format)
      for from in texts[0] {
        for to in texts[1] {
          guard let first = from.segment, let second = to.segment else { continue }
          let bytes = writer.pair(
            PairUnit(
              id: unit.id, source: first, target: second, notes: unit.notes + from.notes + to.notes,
              context: unit.props.first { $0.type == "x-context" }?.text,
              form: unit.props.first { $0.type == PluralFormName.propType }.flatMap { PluralFormName($0.text) }))
          try work.file.write(bytes)
        }
      }
    }
    try file.write(writer.end())
    units = writer.count
    losses.add(writer.losses)
    formulas = writer.formulas
  }

  /// Attributes that pairs hold, and those whose loss is told by their own names.
  private static let knownAttributes: Set = [
    "tuid", "xml:lang", "lang", "srclang", "creationdate", "changedate", "creationid", "changeid",
  ]

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
    let others = attributes.contains { !Self.knownAttributes.contains($0.name) }
    if others { losses.lost("other attributes of units", "\(name) has no place for them") }
    // A catalogue has plural forms.
    let known = unit.props.filter {
      $0.type == "x-context" || format == .po && $0.type == PluralFormName.propType && PluralFormName($0.text) != nil
    }
    let props = unit.props.count - known.count + unit.variants.reduce(0) { $0 + $1.props.count }
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

/// Which variants of units are in the languages asked for.
private final class VariantChoice {
  enum Fit {
    /// In the language: the same script, and no other region.
    case own
    /// In the same language, but another region or script.
    case otherVariety
    case otherLanguage
  }

  private let languages: [LanguageTag]
  /// By the codes of the memories, a fit for each language.
  private var known: [String: [Fit]] = [:]

  init(_ languages: [LanguageTag]) { self.languages = languages }

  /// - Parameter language: the number of the language asked for.
  func fit(of variant: Variant, in language: Int) -> Fit {
    guard let code = variant.languageCode else { return .otherLanguage }
    if let fits = known[code] { return fits[language] }
    let tag = LanguageTag(code)
    let fits = languages.map { wanted -> Fit in
      guard tag.affinity(to: wanted) > 0 else { return .otherLanguage }
      return tag.variety(from: wanted) == .none ? .own : .otherVariety
    }
    if known.count < 10_000 { known[code] = fits }
    return fits[language]
  }
}
