internal import Bitext
internal import Compiled
internal import Files
internal import Interchange
internal import Orthography
internal import Terminology

/// A glossary of the workspace, to be compiled for a pair of languages.
///
/// What a table without languages in its header is in depends on the pair.
struct TermbaseSource: CompilableSource {
  let path: String
  let pair: LanguagePair
  let workspace: Workspace
  let listener: Listener

  var name: String { workspace.name(of: path) }
  var subject: String { "\(source.canonical)/\(target.canonical)" }
  var ending: String { "terms" }

  private var source: LanguageTag { pair.source }
  private var target: LanguageTag { pair.target }

  func index(
    of files: [CompiledFile], copy: RandomAccessFile?, status: FileStatus
  ) throws(CompiledError) -> OpenTermbase {
    guard files.count == 1, let file = files.first else { throw .damaged("expected one file") }
    return OpenTermbase(index: try TermIndex(file, of: path), status: status)
  }

  func unchanged(_ files: [CompiledFile], in source: RandomAccessFile) -> (count: Int, isAll: Bool) {
    let hash = ContentHash(of: source, in: 0..<Int64.max)
    let count = files.prefix { $0.header.sourceHash == hash }.count
    return (count, count == files.count)
  }

  func pauseWriters() throws -> FileLock? { nil }

  /// Whether most terms that are said to be of the source language are in the letters of the target language.
  private func isReversed(_ entries: [TermEntry]) -> Bool {
    guard source.isCyrillic != target.isCyrillic else { return false }
    var wrong = 0
    for entry in entries.prefix(1_000) {
      for section in entry.languages where LanguageTag(section.language).affinity(to: source) > 0 {
        for term in section.terms {
          guard let isCyrillic = Orthography.isMostlyCyrillic(term.text) else { continue }
          wrong += isCyrillic == source.isCyrillic ? -1 : 1
        }
      }
    }
    return wrong > 0
  }

  func compile(after before: [CompiledFile], to place: (String) -> CompiledPlace) throws -> Compilation? {
    let status = try FileStatus(of: path)
    let isRacy = status.isRacy
    let hash = try ContentHash(ofFile: path)
    var read = try GlossaryReader.read(path, defaultSource: source.canonical, defaultTarget: target.canonical)
    if isReversed(read.entries) {
      // A table without languages in its header, looked at from the other side.
      read = try GlossaryReader.read(path, defaultSource: target.canonical, defaultTarget: source.canonical)
    }
    var entries = read.entries
    let messages = read.diagnostics.filter { $0.severity == .error }.map { "\($0)" }
    // What was read and what was hashed must be one and the same.
    guard try FileStatus(of: path) == status else { return nil }
    let builder = try TermIndexBuilder(place("terms"), source: source)
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
    let file = try builder.finish(TermIndexExtent(sourceHash: hash, languages: subject), messages: messages)
    return Compilation(files: [file], status: status, isRacy: isRacy)
  }
}

/// A glossary that answers, for one pair of languages. Safe on any thread.
struct OpenTermbase: Sendable {
  let index: TermIndex
  /// Of the glossary when the index was opened.
  let status: FileStatus
}
