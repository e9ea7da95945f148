package import Bitext
internal import Files
internal import Interchange
internal import Orthography
package import Terminology

/// Opens glossaries, compiling the index of those that are new or have changed.
///
/// One index for each glossary and pair of languages: what a table without languages in its header is in depends on the pair.
package struct TermbaseStore {
  let workspace: Workspace
  let source: LanguageTag
  let target: LanguageTag
  let listener: Listener

  package init(workspace: Workspace, source: LanguageTag, target: LanguageTag, listener: Listener) {
    self.workspace = workspace
    self.source = source
    self.target = target
    self.listener = listener
  }

  /// Every glossary that can be read, and has entries; what cannot is a message.
  package func openAll() throws -> [TermIndex] {
    var open: [TermIndex] = []
    for path in try workspace.glossaries() {
      do {
        let index = try self.open(path)
        for message in index.messages { listener.message(message) }
        open.append(index)
      } catch let error as FormatError {
        listener.message("warning: \(error.description); this glossary is left out")
      } catch let error as FileError {
        if error.isMissing { continue }
        listener.message("warning: \(error.description); this glossary is left out")
      }
    }
    return open
  }

  private var languages: String { "\(source.canonical)/\(target.canonical)" }

  func open(_ path: String) throws -> TermIndex {
    let indexPath: String
    let lock: FileLock?
    do throws(FileError) {
      indexPath = try self.indexPath(of: path)
      if let index = try fresh(path, indexPath) { return index }
      let folder = Path.split(indexPath).folder
      try Path.makeFolder(folder)
      lock = try FileLock(Path.join(folder, ".lock"))
    } catch {
      if error.path == path { throw error }
      // Nothing can be kept: a full disk, a folder of others.
      return try compile(path, to: nil)
    }
    defer { withExtendedLifetime(lock) {} }
    // Another process may have compiled it meanwhile.
    if let index = try fresh(path, indexPath) { return index }
    do {
      return try compile(path, to: indexPath)
    } catch let error as FileError where error.path != path {
      return try compile(path, to: nil)
    }
  }

  func indexPath(of path: String) throws(FileError) -> String {
    func plain(_ tag: LanguageTag) -> String {
      let isPlain = tag.canonical.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D || $0 > 0x40 && $0 < 0x7B }
      return isPlain && tag.canonical.utf8.count < 40
        ? tag.canonical : String(Array(tag.canonical.utf8).withUnsafeBytes { hash64($0) }, radix: 16)
    }
    let name = "glossaries/\(Path.split(path).name).\(plain(source))_\(plain(target)).terms"
    return Path.join(try workspace.derivedFolder(), "index/\(name)")
  }

  /// The index, if it is whole and of the glossary as it is now.
  private func fresh(_ path: String, _ indexPath: String) throws(FileError) -> TermIndex? {
    let status = try FileStatus(of: path)
    guard let index = try? TermIndex(indexPath, of: path), index.header.languages == languages,
      index.header.sourceBytes == status.sizeBytes
    else { return nil }
    let isSame = index.header.sourceModified == status.modified && index.header.sourceChanged == status.changed
    if isSame, !index.header.isRacy { return index }
    guard try ContentHash(ofFile: path) == index.header.sourceHash, try FileStatus(of: path) == status else {
      return nil
    }
    // The same content under another time: say so in the index, so that the next start need not look.
    let isRacy = status.isRacy
    if !isSame || !isRacy {
      var header = index.header
      header.sourceModified = status.modified
      header.sourceChanged = status.changed
      header.isRacy = isRacy
      try? header.replace(in: indexPath)
    }
    return index
  }

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

  /// - Parameter indexPath: nil to have the index in memory.
  private func compile(_ path: String, to indexPath: String?) throws -> TermIndex {
    for _ in 0..<4 {
      let status = try FileStatus(of: path)
      let isRacy = status.isRacy
      let hash = try ContentHash(ofFile: path)
      var read = try GlossaryReader.read(
        path, defaultSource: source.canonical, defaultTarget: target.canonical)
      if isReversed(read.entries) {
        // A table without languages in its header, looked at from the other side.
        read = try GlossaryReader.read(path, defaultSource: target.canonical, defaultTarget: source.canonical)
      }
      var entries = read.entries
      let messages = read.diagnostics.filter { $0.severity == .error }.map { "\($0)" }
      // What was read and what was hashed must be one and the same.
      guard try FileStatus(of: path) == status else { continue }
      let builder = try TermIndexBuilder(path: indexPath, source: source)
      var clock = ProgressClock(job: .compiling, file: workspace.name(of: path), total: status.sizeBytes)
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
      let header = TermIndexHeader(source: status, hash: hash, isRacy: isRacy, languages: languages)
      guard let indexPath else { return try builder.finishInMemory(header, messages: messages, of: path) }
      try builder.finish(header, messages: messages)
      return try TermIndex(indexPath, of: path)
    }
    throw FileError(path: path, reason: .damaged("changes faster than it can be read"))
  }
}
