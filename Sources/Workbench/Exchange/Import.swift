package import Bitext
internal import Files
internal import Interchange
package import Library
internal import Markup
internal import Orthography

package struct ImportOptions: Sendable {
  /// The memory imported into, without folder and ending; nil names it after the first file.
  package var into: String?
  /// The languages of tables and PO files that do not say.
  package var sourceLanguage = "en"
  package var targetLanguage = "ru"
  /// Take what drafts mark for another look, too.
  package var includesFuzzy = false
  /// Whether the languages were asked for, so that what a project says does not count.
  package var hasGivenLanguages = false
  /// The encoding of files that do not say theirs (``EncodingHints/asked``).
  package var encoding: String?
  package init() {}

  /// What is known of the encoding of files.
  var hints: EncodingHints {
    EncodingHints(asked: encoding, languages: [LanguageTag(sourceLanguage), LanguageTag(targetLanguage)])
  }
}

package struct ImportResult: Sendable {
  /// From the workspace: `tm/x.tmx`.
  package let memory: String
  package let units: Int
  /// Units of the files that the memory had already: they are not added again.
  package let known: Int
  /// What was not imported, by reason.
  package var leftOut: [LeftOut: Int] = [:]
  /// Faults survived, in all files.
  package let diagnostics: [Diagnostic]
}

/// Why something of a draft or catalogue does not go into a memory.
package enum LeftOut: Hashable, Sendable, CaseIterable {
  /// There is no translation yet.
  case untranslated
  /// The file marks it for another look.
  case unconfirmed
  /// No text to translate: `translate="no"`.
  case untranslatable
  /// A message that the program no longer has.
  case obsolete
  /// A plural form whose message has no source for it.
  case pluralForm
}

/// Adds the units of files to a memory: all of them, or none when something fails.
///
/// The new content is written aside, synced, and put in place whole before the call returns. One TMX file into a new memory
/// is taken over as the same document; anything else goes behind the units that are there, but for those that are there already
/// (``UnitIdentity``): importing a file twice changes nothing.
/// - Throws: ``FormatError`` for a file that is not what its name says, ``ExchangeError`` for one of an unknown kind.
package func importFiles(
  _ paths: [String], into workspace: Workspace, options: ImportOptions, listener: Listener = Listener()
) throws -> ImportResult {
  guard let first = paths.first else { throw ExchangeError.nothingToImport }
  let name = options.into ?? Path.baseName(first)
  guard Path.isPlainName(name) else {
    throw ExchangeError.badName(name)
  }
  let kinds = try paths.map { try ImportKind($0) }
  return try importFiles(paths, kinds, to: name, into: workspace, options: options, listener: listener)
}

/// - Parameter name: of the memory, below `tm/`; it may lie in a folder there.
func importFiles(
  _ paths: [String], _ kinds: [ImportKind], to name: String, into workspace: Workspace, options: ImportOptions,
  listener: Listener
) throws -> ImportResult {
  let first = paths.first ?? ""
  let target = Path.join(workspace.memoryFolder, name.hasSuffix(".tmx") ? name : name + ".tmx")
  for path in paths {
    if Path.exists(target), Path.isSameFile(path, target) {
      throw ExchangeError.sameFile(path, memory: workspace.name(of: target))
    }
  }
  let place = try WritePlace(target, below: [workspace.folder], makesFolders: true)
  let lock = try FileLock.onFolder(ofFile: place.target)
  defer { withExtendedLifetime(lock) {} }

  let exists = try Path.hasFile(target)
  let file = AtomicFile(try PartFile(place, from: paths))
  var job = ImportJob(file: file, options: options, listener: listener)
  if !exists, paths.count == 1, kinds[0] == .tmx {
    try job.copyDocument(first)
  } else {
    var closing = Array(TMXWriter.closing.utf8)
    if exists {
      closing = try job.copyOpenEnd(of: target, in: workspace)
    } else {
      var writer = TMXWriter()
      writer.begin(TMXHeader(sourceLanguage: options.sourceLanguage, toolVersion: toolVersion))
      try file.write(writer.take())
    }
    for (path, kind) in zip(paths, kinds) { try job.append(path, kind) }
    try file.write(closing)
  }
  guard job.units > 0 || job.known > 0 else {
    throw NothingToImport(paths: paths, expected: "translation units", leftOut: job.leftOut)
  }
  // Where nothing is new, the memory stays as it is, its time among it.
  if job.units > 0 { try file.commit() }
  return ImportResult(
    memory: workspace.name(of: target), units: job.units, known: job.known, leftOut: job.leftOut,
    diagnostics: job.diagnostics)
}

/// Files to import that are whole, but have nothing in them.
package struct NothingToImport: Error, Equatable, CustomStringConvertible {
  package let paths: [String]
  /// `concepts`.
  package let expected: String
  /// What was there and is left out, by reason.
  package var leftOut: [LeftOut: Int] = [:]

  package var description: String { "\(paths.joined(separator: ", ")): expected \(expected), found none" }
}

enum ImportKind {
  case tmx, po, table, draft, lines

  /// By the file's name.
  init(_ path: String) throws(ExchangeError) {
    switch FileFormat(path, for: .import) {
    case .tmx: self = .tmx
    case .po: self = .po
    case .tsv, .csv, .text, .xlsx: self = .table
    case .xliff: self = .draft
    case .jsonLines: self = .lines
    default:
      let isTermbase = [.tbx, .utx].contains(FileFormat(path, for: .glossary))
      throw isTermbase ? ExchangeError.isTermbase(path) : .unknownKind(path)
    }
  }
}

private struct ImportJob {
  let file: AtomicFile
  let options: ImportOptions
  let listener: Listener
  var units = 0
  var known = 0
  var leftOut: [LeftOut: Int] = [:]
  var diagnostics: [Diagnostic] = []
  private var style = TMXStyle()
  /// The units that the memory has; nil for a new one.
  private var there: KnownUnits?

  init(file: AtomicFile, options: ImportOptions, listener: Listener) {
    self.file = file
    self.options = options
    self.listener = listener
  }

  mutating func copyDocument(_ path: String) throws {
    let reader = try TMXReader(source(path))
    var clock = ProgressClock(job: .importing, file: path, total: reader.scanner.stream.sizeBytes)
    var count = 0
    let target = file
    let listener = listener
    units = try copyTMX(
      reader,
      inspect: { _ in
        count += 1
        if count % 1024 == 0 { clock.tick(units: count, bytes: reader.scanner.stream.consumedBytes, listener) }
      }
    ) { try target.write($0) }
    clock.finish(units: units, bytes: reader.scanner.stream.consumedBytes, listener)
    diagnostics += reader.diagnostics
  }

  private func source(_ path: String) throws -> ByteSource {
    try ByteSource(path, isAppendedTo: true).read(as: options.encoding)
  }

  /// Copies a memory up to its end tags, which are returned.
  mutating func copyOpenEnd(of path: String, in workspace: Workspace) throws -> [UInt8] {
    let reader = try TMXReader(path)
    var known = KnownUnits()
    while let unit = try reader.next() { known.add(unit) }
    there = known
    guard let tail = try MemoryAppender(workspace, path: path).closing() else {
      return try copyWhole(of: path, in: workspace)
    }
    style = tail.style
    try file.copy(0..<tail.offset, of: RandomAccessFile(path))
    return tail.bytes
  }

  /// Copies a whole memory that has an end of its own kind, or is in another encoding, in UTF-8.
  private mutating func copyWhole(of path: String, in workspace: Workspace) throws -> [UInt8] {
    let document: TMXDocument
    do { document = try TMXDocument(ByteSource(path)) } catch is FormatError {
      throw ExchangeError.notAppendable(memory: workspace.name(of: path))
    }
    style = TMXStyle(opening: Array(document.bytes.prefix(1 << 16)))
    style.isWindows = document.isWindows
    // A document of another encoding says so in its first line.
    var encoder = TMXEncoder(document.encoding.uppercased().hasPrefix("UTF-16") ? "declared" : document.encoding)
    try file.write(encoder.encode(Array(document.bytes[..<document.closing.lowerBound])) + style.lineEnds([0x0A]))
    let closing = Array(document.bytes[document.closing])
    return Array(closing.drop { $0 == 0x0A || $0 == 0x0D })
  }

  mutating func append(_ path: String, _ kind: ImportKind) throws {
    switch kind {
    case .tmx:
      let reader = try TMXReader(source(path))
      var clock = ProgressClock(job: .importing, file: path, total: reader.scanner.stream.sizeBytes)
      var comments = TMXComments()
      reading: while true {
        switch try reader.step() {
        case .outside: comments.take(reader)
        case .unit:
          try write(reader.unit(), comments: comments.give())
          if units % 1024 == 0 { clock.tick(units: units, bytes: reader.scanner.stream.consumedBytes, listener) }
        case .end: break reading
        }
      }
      // Those behind the last unit come with it.
      if units > 0 { try write(comments: comments.give()) }
      clock.finish(units: units, bytes: reader.scanner.stream.consumedBytes, listener)
      diagnostics += reader.diagnostics
    case .table:
      let reader = try BitextTableReader(
        path, preferring: (options.sourceLanguage, options.targetLanguage), encoding: options.hints)
      while let row = try reader.next() {
        if row.isUnconfirmed, !options.includesFuzzy {
          leftOut[.unconfirmed, default: 0] += 1
          continue
        }
        var unit = newUnit(row.source, row.target)
        if let language = row.sourceLanguage { unit.sourceLanguage = LanguageTag(language).canonical }
        if let language = row.targetLanguage { unit.targetLanguage = LanguageTag(language).canonical }
        unit.further = row.further.map { (LanguageTag($0.language).canonical, $0.text) }
        unit.note = row.note
        unit.context = row.context
        try take(unit, path, row.line)
      }
      diagnostics += reader.diagnostics
    case .draft:
      var drafting = DraftOptions()
      drafting.encoding = options.hints
      let reader = try DraftReader(path, options: drafting)
      while let segment = try reader.next() {
        if let reason = reason(against: segment) {
          leftOut[reason, default: 0] += 1
          continue
        }
        guard let target = segment.target else { continue }
        var unit = newUnit(segment.source.text, target.text)
        if let language = segment.sourceLanguage { unit.sourceLanguage = LanguageTag(language).canonical }
        if let language = segment.targetLanguage { unit.targetLanguage = LanguageTag(language).canonical }
        unit.context = segment.context
        unit.pluralForm = segment.plural?.name
        unit.authorship = segment.authorship
        unit.note = segment.notes.isEmpty ? nil : segment.notes.joined(separator: "\n")
        let numbers = CodeNumbers([segment.source, target])
        unit.segments = (segment.source.memoryForm(numbers: numbers), target.memoryForm(numbers: numbers))
        try take(unit, path, segment.line)
      }
      diagnostics += reader.diagnostics
    case .lines:
      var reader = LineReader(try ByteSource(path))
      let units = UnitJSONReader(sourceLanguage: options.sourceLanguage, targetLanguage: options.targetLanguage)
      while let line = try reader.next() {
        if line.isCut {
          throw FormatError(
            file: path, line: line.number,
            message: "expected lines of at most \(reader.limit) bytes, found one of \(line.byteCount)")
        }
        if line.bytes.allSatisfy({ $0 <= 0x20 }) { continue }
        do { try write(try units.unit(line.bytes)) } catch let fault as JSONFault {
          throw FormatError(file: path, line: line.number, column: fault.column, message: fault.description)
        } catch  where error is UnitLineError || error is TextError {
          diagnostics.append(
            Diagnostic(
              .warning, rule: "skipped-unit", file: path, line: line.number,
              message: "\(error): passed over"))
        }
      }
    case .po:
      let reader = try POReader(ByteSource(path), encoding: options.hints)
      while let entry = try reader.next() {
        let pairs = entry.pairs(includingFuzzy: options.includesFuzzy)
        if let (reason, count) = left(of: entry, taken: pairs.count) { leftOut[reason, default: 0] += count }
        for pair in pairs {
          var unit = newUnit(pair.source, pair.target)
          if let language = reader.header?.language { unit.targetLanguage = LanguageTag(language).canonical }
          unit.context = entry.context
          unit.pluralForm = pair.form?.description
          unit.note = entry.translatorComments.isEmpty ? nil : entry.translatorComments.joined(separator: "\n")
          try take(unit, path, entry.line)
        }
      }
      diagnostics += reader.diagnostics
    }
  }

  /// Why a segment of a draft is not wanted; nil when it is.
  private func reason(against segment: DraftSegment) -> LeftOut? {
    guard segment.isTranslatable else { return .untranslatable }
    guard segment.target != nil else { return .untranslated }
    switch segment.state {
    case .translated, .approved: return nil
    case .unconfirmed: return options.includesFuzzy ? nil : .unconfirmed
    case .untranslated: return .untranslated
    }
  }

  /// How many texts of a message are not taken, and why.
  private func left(of entry: POEntry, taken: Int) -> (LeftOut, Int)? {
    if entry.isHeader { return nil }
    if entry.isObsolete { return (.obsolete, 1) }
    let texts = entry.strings.count { !$0.isEmpty }
    if texts == 0 { return (.untranslated, 1) }
    if entry.isFuzzy, !options.includesFuzzy { return (.unconfirmed, 1) }
    return texts > taken ? (.pluralForm, texts - taken) : nil
  }

  private func newUnit(_ source: String, _ target: String) -> NewUnit {
    NewUnit(
      source: source, target: target, sourceLanguage: options.sourceLanguage, targetLanguage: options.targetLanguage)
  }

  /// A pair that cannot be a unit is a diagnostic.
  private mutating func take(_ unit: NewUnit, _ path: String, _ line: Int) throws {
    do {
      try write(unit.unit())
    } catch let error as TextError {
      diagnostics.append(
        Diagnostic(.warning, rule: "skipped-pair", file: path, line: line, message: "\(error.description): passed over")
      )
    }
  }

  /// - Parameter comments: that stand right before it.
  private mutating func write(_ unit: TranslationUnit, comments: [String] = []) throws {
    if let there, there.contains(unit) {
      known += 1
      return
    }
    units += 1
    try write(comments: comments)
    try file.write(style.lines([unit]))
  }

  private func write(comments: [String]) throws {
    guard !comments.isEmpty else { return }
    var writer = TMXWriter()
    for comment in comments { writer.line(comment: comment) }
    try file.write(style.lineEnds(writer.take()))
  }
}

/// What makes two units the same: the id and the texts; without an id, the texts and what props say of their place.
///
/// Dates, authors, notes and the number of uses do not count.
private struct UnitIdentity {
  private let texts: String
  private let place: String
  private let id: String?

  init(_ unit: TranslationUnit) {
    var writer = TMXWriter()
    let variants = unit.variants.map { variant -> String in
      if let segment = variant.segment { writer.content(segment) }
      let language = variant.languageCode.map { LanguageTag($0).canonical } ?? ""
      return language + "\u{1}" + String(decoding: writer.take(), as: UTF8.self)
    }
    texts = variants.sorted().joined(separator: "\u{2}")
    let props = (unit.props + unit.variants.flatMap(\.props)).filter { isContextProp($0.type) }
    place = props.map { $0.type + "\u{1}" + $0.text }.sorted().joined(separator: "\u{2}")
    id = unit.id.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// 128 bits: no two of a million million units have the same by chance.
  struct Key: Hashable {
    let first: UInt64
    let second: UInt64

    init(_ kind: String, _ parts: String...) {
      let text = kind + "\u{3}" + parts.joined(separator: "\u{3}")
      first = ByteHash.hash64(text)
      second = ByteHash.hash64(text + "\u{3}" + kind)
    }
  }

  /// What the unit is known by.
  var keys: [Key] {
    var keys = [Key("any", texts, place)]
    keys.append(id.map { Key("id", texts, $0) } ?? Key("none", texts, place))
    return keys
  }

  /// What a unit is known by that is the same as this.
  var wanted: [Key] {
    if let id { return [Key("id", texts, id), Key("none", texts, place)] }
    return [Key("any", texts, place)]
  }
}

/// The units of a memory, 64 bytes each.
private struct KnownUnits {
  private var keys: Set<UnitIdentity.Key> = []

  mutating func add(_ unit: TranslationUnit) { keys.formUnion(UnitIdentity(unit).keys) }

  func contains(_ unit: TranslationUnit) -> Bool { UnitIdentity(unit).wanted.contains(where: keys.contains) }
}
