package import Files
internal import Synchronization

/// A file that is compiled: a memory, a glossary.
package protocol CompilableSource {
  /// What the compiled files are opened as.
  associatedtype Index

  /// Of the file.
  var path: String { get }
  /// From the workspace: `tm/a.tmx`.
  var name: String { get }
  /// What it is read as, where that is not always the same: a pair of languages.
  var subject: String { get }
  /// The ending of a compiled file's name: `idx`.
  var ending: String { get }

  /// Opens compiled files, which follow each other in the source.
  /// - Parameters:
  ///   - copy: the UTF-8 copy that places are in; nil where they are in the source.
  ///   - status: of the source when it was looked at; it may have changed since.
  /// - Throws: ``CompiledError`` for files of another version, and those that do not belong together or to the source.
  func index(of files: [CompiledFile], copy: RandomAccessFile?, status: FileStatus) throws(CompiledError) -> Index

  /// How many of the compiled files, from the first on, are of what the source still holds, and whether nothing else is there.
  func unchanged(_ files: [CompiledFile], in source: RandomAccessFile) -> (count: Int, isAll: Bool)

  /// Compiles the source, or what of it comes after what the given files were made of.
  ///
  /// - Parameters:
  ///   - before: compiled files that the source still begins with; some of them may be given up.
  ///   - place: where the next file is to be put, by the ending of its name.
  /// - Returns: nil when the source changed meanwhile.
  /// - Throws: ``FileError`` with the source's path where that cannot be read, with another where nothing can be kept.
  func compile(after before: [CompiledFile], to place: (String) -> CompiledPlace) throws -> Compilation?

  /// Keeps writers of the source waiting, so that one which grows all the time can be read.
  func pauseWriters() throws -> FileLock?
}

/// What was compiled.
package struct Compilation {
  /// Those that were kept and those that are new, in the order of the source.
  package let files: [CompiledFile]
  /// The UTF-8 copy that places are in, and its path; no path for one in memory.
  package let copy: (file: RandomAccessFile, path: String?)?
  package let status: FileStatus
  /// As of when it was read: a long compilation makes the source no older.
  package let isRacy: Bool

  package init(
    files: [CompiledFile], copy: (file: RandomAccessFile, path: String?)? = nil, status: FileStatus, isRacy: Bool
  ) {
    self.files = files
    self.copy = copy
    self.status = status
    self.isRacy = isRacy
  }
}

/// Opens what was compiled of the sources of one workspace, and compiles what is missing, stale or damaged.
///
/// The one way to an index: fresh from the cache; else, under the lock, fresh now or compiled; in memory where nothing can be
/// kept. Safe on any thread.
package final class CompiledStore: Sendable {
  private let cache: CompileCache?
  /// The name of the workspace's catalogue.
  private let catalogueName: String
  private let message: @Sendable (String) -> Void
  private let state = Mutex(State())

  private struct State {
    /// nil until it is first read.
    var catalogue: Catalogue?
    var done: Step = []
  }

  /// What is done once by a process.
  private struct Step: OptionSet, Sendable {
    let rawValue: UInt8
    static let saidNothingIsKept = Step(rawValue: 1)
    static let removedForgotten = Step(rawValue: 2)
    static let swept = Step(rawValue: 4)
  }

  /// - Parameters:
  ///   - workspace: its absolute path.
  ///   - message: is told, once, where nothing can be kept.
  package init(cache: CompileCache?, workspace: String, message: @escaping @Sendable (String) -> Void) {
    self.cache = cache
    self.message = message
    catalogueName = String(Array(workspace.utf8).withUnsafeBytes { hash64($0) }, radix: 16)
  }

  private var cataloguePath: String? {
    cache.map { Path.join($0.workspaces, catalogueName + ".catalogue") }
  }

  /// The catalogue as it was when it was last read; read when it was not yet.
  private func catalogue(isRead: Bool = true) -> Catalogue {
    state.withLock { state in
      if isRead, let known = state.catalogue { return known }
      guard let cache, cache.isUsable, let path = cataloguePath else { return Catalogue() }
      let read = Catalogue(path)
      state.catalogue = read
      return read
    }
  }

  /// Whether there is an index of the source as it is now; nil where there is none of it at all.
  package func isFresh<Source: CompilableSource>(_ source: Source) -> Bool? {
    let key = Catalogue.Key(of: source)
    guard let entry = catalogue()[key], let cache,
      entry.objects.allSatisfy({ Path.exists(cache.object($0.name)) })
    else { return nil }
    return (try? fresh(source)).flatMap(\.self) != nil
  }

  /// - Throws: ``FileError`` with the source's path where that cannot be read, and what compiling it throws.
  package func open<Source: CompilableSource>(_ source: Source) throws -> Source.Index {
    var attempts = 0
    while true {
      attempts += 1
      if let index = try fresh(source) { return index }
      let lock: FileLock?
      do throws(FileError) {
        guard let cache else {
          throw FileError(
            path: "~/.cache", reason: .refused("no folder for compiled indexes: neither HOME nor XDG_CACHE_HOME is set")
          )
        }
        try cache.prepare()
        lock = try cache.lock(catalogueName)
      } catch {
        return try inMemory(source, since: error)
      }
      defer { withExtendedLifetime(lock) {} }
      // Another process may have compiled it meanwhile.
      _ = catalogue(isRead: false)
      if let index = try fresh(source, isLocked: true) { return index }
      if let index = try adopt(source) { return index }
      if attempts > 4 { throw changesTooFast(source.path) }
      let pause = attempts > 1 ? try source.pauseWriters() : nil
      defer { withExtendedLifetime(pause) {} }
      do {
        if let index = try compile(source) { return index }
      } catch let error as FileError where error.path != source.path {
        return try inMemory(source, since: error)
      }
    }
  }

  // MARK: What is there

  /// The index, if its files are whole and of the source as it is now.
  private func fresh<Source: CompilableSource>(_ source: Source, isLocked: Bool = false) throws -> Source.Index? {
    let key = Catalogue.Key(of: source)
    guard let entry = catalogue()[key] else {
      // What is said of the source is said before anything is compiled.
      _ = try FileStatus(of: source.path)
      return nil
    }
    guard let (index, renewed) = try open(entry, of: source) else { return nil }
    if let renewed { try? update(isLocked: isLocked) { $0[key] = renewed } }
    return index
  }

  /// Opens what an entry names, if that is whole and of the source as it is now.
  /// - Returns: the entry, too, where something is known now that it does not say.
  private func open<Source: CompilableSource>(
    _ entry: Catalogue.Entry, of source: Source
  ) throws -> (index: Source.Index, renewed: Catalogue.Entry?)? {
    let status = try FileStatus(of: source.path)
    guard let cache, cache.isUsable, entry.stamp.sizeBytes == status.sizeBytes else { return nil }
    var renewed = entry
    var files: [CompiledFile] = []
    for (number, object) in entry.objects.enumerated() {
      guard let file = try? CompiledFile(cache.object(object.name), seal: object.seal) else { return nil }
      renewed.objects[number].seal = file.seal
      files.append(file)
    }
    var copy: RandomAccessFile?
    if let object = entry.copy {
      guard let file = try? RandomAccessFile(cache.object(object.name)), FileSeal(file.status) == object.seal else {
        return nil
      }
      copy = file
    }
    if !entry.stamp.hasTimes(of: status) || entry.stamp.isRacy {
      // What was hashed must be what was opened.
      guard source.unchanged(files, in: try RandomAccessFile(source.path)).isAll,
        try FileStatus(of: source.path) == status
      else { return nil }
      // The same content under another time: say so, so that the next start need not look.
      renewed.stamp = SourceStamp(status)
    }
    guard let index = try? source.index(of: files, copy: copy, status: status) else { return nil }
    return (index, renewed == entry ? nil : renewed)
  }

  /// Takes over what was compiled of the same content in another place: a workspace that was moved or copied.
  private func adopt<Source: CompilableSource>(_ source: Source) throws -> Source.Index? {
    let key = Catalogue.Key(of: source)
    guard let cache, catalogue()[key] == nil else { return nil }
    let size = try FileStatus(of: source.path).sizeBytes
    for name in (try? Path.entries(of: cache.workspaces)) ?? []
    where name.hasSuffix(".catalogue") && name != catalogueName + ".catalogue" {
      let other = Catalogue(Path.join(cache.workspaces, name))
      for (known, entry) in other.entries
      where known.subject == key.subject && entry.stamp.sizeBytes == size
        && known.source.hasSuffix(baseName(key.source))
      {
        var entry = entry
        // Another file: its times say nothing.
        entry.stamp.isRacy = true
        guard let (index, renewed) = try open(entry, of: source) else { continue }
        try? update(isLocked: true) { $0[key] = renewed ?? entry }
        return index
      }
    }
    return nil
  }

  private func baseName(_ name: String) -> String { Path.split(name).name }

  // MARK: What is made

  /// Compiles under the lock, and notes it in the catalogue.
  /// - Returns: nil when the source changed meanwhile.
  private func compile<Source: CompilableSource>(_ source: Source) throws -> Source.Index? {
    guard let cache else { return nil }
    removeForgotten(cache)
    let key = Catalogue.Key(of: source)
    let old = catalogue()[key]
    let before = old.map { keepable($0, of: source, cache) } ?? []
    guard let made = try source.compile(after: before, to: { .file(cache.object(self.objectName(source.name, $0))) })
    else { return nil }
    func object(_ path: String?, _ seal: FileSeal) -> Catalogue.Object {
      Catalogue.Object(name: Path.split(path ?? "").name, seal: seal)
    }
    let entry = Catalogue.Entry(
      stamp: SourceStamp(made.status, isRacy: made.isRacy), objects: made.files.map { object($0.path, $0.seal) },
      copy: made.copy.map { object($0.path, FileSeal($0.file.status)) })
    try update(isLocked: true) { $0[key] = entry }
    let current = Set(entry.all.map(\.name))
    for object in old?.all ?? [] where !current.contains(object.name) { Path.remove(cache.object(object.name)) }
    limitSize(of: cache, keeping: current)
    // The source may have changed again.
    return try? source.index(of: made.files, copy: made.copy?.file, status: made.status)
  }

  /// The compiled files that the source still begins with.
  private func keepable<Source: CompilableSource>(
    _ entry: Catalogue.Entry, of source: Source, _ cache: CompileCache
  ) -> [CompiledFile] {
    guard entry.copy == nil, let text = try? RandomAccessFile(source.path), text.status.isRegular else { return [] }
    var files: [CompiledFile] = []
    for object in entry.objects {
      guard let file = try? CompiledFile(cache.object(object.name), seal: object.seal) else { break }
      files.append(file)
    }
    return Array(files.prefix(source.unchanged(files, in: text).count))
  }

  private func inMemory<Source: CompilableSource>(_ source: Source, since error: FileError) throws -> Source.Index {
    if isFirst(.saidNothingIsKept) {
      message("warning: \(error.description): indexes are made in memory, anew each time")
    }
    for attempt in 0..<5 {
      let pause = attempt > 0 ? try source.pauseWriters() : nil
      defer { withExtendedLifetime(pause) {} }
      if let made = try source.compile(after: [], to: { _ in .memory }),
        let index = try? source.index(of: made.files, copy: made.copy?.file, status: made.status)
      {
        return index
      }
    }
    throw changesTooFast(source.path)
  }

  private func changesTooFast(_ path: String) -> FileError {
    FileError(path: path, reason: .damaged("changes faster than it can be read"))
  }

  /// A name that no compiled file has, by which people know again what it is of.
  private func objectName(_ source: String, _ ending: String) -> String {
    let plain = Path.split(source).name.utf8.prefix(40).map { byte -> Character in
      let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      return isPlain || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") ? Character(UnicodeScalar(byte)) : "_"
    }
    return "\(catalogueName)-\(String(plain)).\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).\(ending)"
  }

  /// Reads the catalogue again, changes it and puts it in place. Without the lock, it is not waited for.
  private func update(isLocked: Bool, _ change: (inout Catalogue) -> Void) throws(FileError) {
    guard let cache, let path = cataloguePath else { return }
    var lock: FileLock?
    if !isLocked {
      lock = try cache.lock(catalogueName, wait: false)
      if lock == nil { return }
    }
    defer { withExtendedLifetime(lock) {} }
    var catalogue = Catalogue(path)
    change(&catalogue)
    let bytes = catalogue.encoded
    try PrivateFile.write(bytes, to: path)
    let changed = catalogue
    state.withLock { $0.catalogue = changed }
  }

  /// Once for a process, before it compiles anything, under the lock: what processes that were killed had put in place but not noted,
  /// or no longer noted but not removed.
  private func removeForgotten(_ cache: CompileCache) {
    guard isFirst(.removedForgotten) else { return }
    let noted = Set(catalogue().entries.values.flatMap(\.all).map(\.name))
    for name in (try? Path.entries(of: cache.objects)) ?? []
    where name.hasPrefix(catalogueName + "-") && !noted.contains(name) {
      Path.remove(cache.object(name))
    }
  }

  /// Once for a process that compiles, at the end of its first compilation, under the lock.
  private func limitSize(of cache: CompileCache, keeping kept: Set<String>) {
    if isFirst(.swept) { cache.sweep(keeping: kept) }
  }

  private func isFirst(_ step: Step) -> Bool { state.withLock { $0.done.insert(step).inserted } }
}
