internal import Bitext
internal import Compiled
internal import Files
internal import Interchange
internal import Terminology

/// A glossary of the workspace, to be compiled for a pair of languages.
///
/// What a table without languages in its header is in depends on the pair.
struct TermbaseSource: CompilableSource {
  let path: String
  let pair: LanguagePair
  /// The pair of the workspace: a table without languages in its header is in these, in their order.
  let usual: LanguagePair
  let workspace: Workspace
  let listener: Listener

  var name: String { workspace.name(of: path) }
  var subject: String {
    let languages = "\(source.canonical)/\(target.canonical)"
    // A table that is read with its columns the other way round is another index.
    return columns == pair ? languages : languages + " of \(columns.source.canonical)/\(columns.target.canonical)"
  }
  var ending: String { "terms" }

  private var source: LanguageTag { pair.source }
  private var target: LanguageTag { pair.target }
  /// What the columns of a table are in that does not say it: those of the workspace's pair, whichever way is asked for.
  private var columns: LanguagePair {
    guard FileFormat(path, for: .glossary) != .tbx, usual.source.language == target.language,
      usual.target.language == source.language
    else { return pair }
    return pair.reversed
  }

  func index(
    of files: [CompiledFile], copy: RandomAccessFile?, status: FileStatus
  ) throws(CompiledError) -> OpenTermbase {
    var indexes: [TermIndex] = []
    for file in files {
      let index = try TermIndex(file, of: path)
      try index.extent.expectFollows(indexes.last?.extent)
      guard index.extent.languages == (indexes.first ?? index).extent.languages else {
        throw .damaged("layers of several pairs of languages")
      }
      indexes.append(index)
    }
    guard let newest = indexes.last?.extent else { throw .damaged("no layer") }
    guard status.sizeBytes >= newest.sourceEnd else { throw .damaged("of a longer glossary") }
    return OpenTermbase(indexes: indexes, status: status)
  }

  func unchanged(_ files: [CompiledFile], in source: RandomAccessFile) -> (count: Int, isAll: Bool) {
    let extents = files.compactMap { try? TermIndexExtent($0) }
    let count = extents.prefix { $0.isUnchanged(in: source) }.count
    guard let last = extents.last, count == files.count else { return (count, false) }
    return (count, last.isEndUnchanged(in: source))
  }

  func pauseWriters() throws -> FileLock? { FileLock.pausingWriters(ofFile: path) }

  func compile(after before: [CompiledFile], to place: (String) -> CompiledPlace) throws -> Compilation? {
    let status = try FileStatus(of: path)
    guard status.isRegular else { throw FileError(path: path, reason: .damaged("not a regular file")) }
    // As of now: a long compilation makes the file no older than it was when it was read.
    let isRacy = status.isRacy
    let made =
      FileFormat(path, for: .glossary) == .tbx
      ? try compileConcepts(after: before, status, to: place) : try compileTable(status, to: place)
    guard let made else { return nil }
    return Compilation(files: made, status: status, isRacy: isRacy)
  }

  // MARK: TBX

  /// Compiles the concepts that follow those of the layers that are kept: what a concept says depends on nothing in front of it but
  /// the document's opening.
  ///
  /// Where anything is amiss in them, all is compiled: only the whole glossary tells what is to be said.
  /// - Returns: the layers that were kept and the new one; nil when the glossary changed meanwhile.
  private func compileConcepts(
    after before: [CompiledFile], _ status: FileStatus, to place: (String) -> CompiledPlace
  ) throws -> [CompiledFile]? {
    let extents = try before.map { try TermIndexExtent($0) }
    let kept = Array(before.prefix(TermIndexExtent.keptCount(extents, sizeBytes: status.sizeBytes)))
    let last = kept.isEmpty ? nil : extents[kept.count - 1]
    let start = last?.sourceEnd ?? 0
    let opening = try last.map { try RandomAccessFile(path).read(at: 0, count: $0.openingBytes) } ?? []
    let reader = try TBXReader(last == nil ? ByteSource(path) : ByteSource(path, from: start, opening: opening))
    // From offsets and lines of what is read to those of the file.
    let shift = start - Int64(opening.count)
    let lines = last.map { $0.endLine - 1 - opening.count { $0 == 0x0A } } ?? 0
    let builder = try TermIndexBuilder(place(ending), source: source)
    var clock = ProgressClock(job: .compiling, file: name, total: status.sizeBytes - start)
    var extent = TermIndexExtent(languages: subject)
    extent.sourceStart = start
    extent.sourceEnd = start
    extent.endLine = last?.endLine ?? 1
    extent.openingBytes = last?.openingBytes ?? 0
    extent.previous = last?.chain ?? 0
    var count = 0
    var lastOuterTag: Int64 = 0
    var errors: [Diagnostic] = []
    do {
      while var entry = try reader.next() {
        if count == 0, last == nil { extent.openingBytes = Int(reader.conceptRange.lowerBound) }
        if lines != 0 { entry.moveDown(by: lines) }
        try builder.add(entry)
        count += 1
        lastOuterTag = reader.lastOuterTag
        extent.sourceEnd = reader.conceptRange.upperBound + shift
        extent.endLine = reader.conceptEndLine + lines
        if count % 1024 == 0 { clock.tick(units: count, bytes: reader.consumedBytes, listener) }
      }
    } catch let error as FormatError {
      if last == nil, count == 0 { throw error }
      errors = [GlossaryReader.diagnostic(error)]
    }
    errors = reader.diagnostics.filter { $0.severity == .error } + errors
    if last != nil, !errors.isEmpty { return try compileConcepts(after: [], status, to: place) }
    clock.finish(units: count, bytes: reader.consumedBytes, listener)
    // All concepts must stand within the same elements, those that the opening leaves open. An opening always ends behind a tag.
    let isFlat = lastOuterTag < extent.openingBytes
    extent.isExtensible =
      reader.isVerbatim && errors.isEmpty && isFlat && (count > 0 || last != nil)
      && extent.openingBytes <= TermIndexExtent.mostOpeningBytes
    if last == nil, !extent.isExtensible {
      extent.sourceEnd = status.sizeBytes
      extent.openingBytes = 0
    }
    guard let made = try finish(builder, extent, messages: errors, status) else { return nil }
    return kept + [made]
  }

  // MARK: Tables

  /// Compiles a glossary that is no TBX, by its name at least, in one layer.
  /// - Returns: nil when the glossary changed meanwhile.
  private func compileTable(_ status: FileStatus, to place: (String) -> CompiledPlace) throws -> [CompiledFile]? {
    let read = try GlossaryReader.read(
      path, defaultSource: columns.source.canonical, defaultTarget: columns.target.canonical)
    var entries = read.entries
    let builder = try TermIndexBuilder(place(ending), source: source)
    var clock = ProgressClock(job: .compiling, file: name, total: status.sizeBytes)
    let count = entries.count
    // Each is let go when it is compiled: a large glossary is not held twice.
    entries.reverse()
    while let entry = entries.popLast() {
      try builder.add(entry)
      let done = count - entries.count
      guard done % 1024 == 0 else { continue }
      clock.tick(units: done, bytes: status.sizeBytes * Int64(done) / Int64(count), listener)
    }
    clock.finish(units: count, bytes: status.sizeBytes, listener)
    var extent = TermIndexExtent(languages: subject)
    extent.sourceEnd = status.sizeBytes
    let errors = read.diagnostics.filter { $0.severity == .error }
    return try finish(builder, extent, messages: errors, status).map { [$0] }
  }

  /// - Returns: nil when the glossary changed since it had the status: what was read and what is hashed must be one and the same.
  private func finish(
    _ builder: TermIndexBuilder, _ extent: TermIndexExtent, messages: [Diagnostic], _ status: FileStatus
  ) throws -> CompiledFile? {
    let bytes = try RandomAccessFile(path)
    var extent = extent
    extent.sourceHash = ContentHash(of: bytes, in: extent.sourceStart..<extent.sourceEnd)
    extent.endHash = ContentHash(of: bytes, in: extent.sourceEnd..<Int64.max)
    guard bytes.status == status, try FileStatus(of: path) == status else { return nil }
    return try builder.finish(extent, messages: messages.map { "\($0)" })
  }
}

extension TermEntry {
  /// Reading began further down in the file than its lines were counted from.
  fileprivate mutating func moveDown(by lines: Int) {
    line += lines
    for language in languages.indices {
      for term in languages[language].terms.indices { languages[language].terms[term].line += lines }
    }
  }
}

/// A glossary that answers, for one pair of languages. Safe on any thread.
struct OpenTermbase: Sendable {
  /// The layers, in the order of the glossary.
  let indexes: [TermIndex]
  /// Of the glossary when the index was opened.
  let status: FileStatus
}
