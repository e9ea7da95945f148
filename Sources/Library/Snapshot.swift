package import Bitext
package import Compiled
internal import Files
internal import Memory
internal import Synchronization
package import Terminology

/// A workspace as a job sees it: its settings, its memories and its glossaries, each index opened once, when it is first asked for.
///
/// Immutable, and safe on any thread: several jobs, or several threads of one, share it. What is changed in the files later is in
/// the next snapshot (``OpenWorkspace/snapshot()``).
package final class Snapshot: Sendable {
  package let workspace: Workspace
  package let settings: Settings
  package let listener: Listener
  private let pool: IndexPool
  private let opened = Mutex(Opened())

  private struct Opened {
    var memories: [OpenMemory]?
    // Few: an array, as a key of its own kind would cost a cold look-up more (see ``IndexPool``).
    var termbases: [(pair: LanguagePair, termbase: Termbase)] = []
  }

  /// - Parameter cache: where compiled indexes lie; nil has them in memory.
  /// - Throws: ``SettingsError`` for settings that cannot be read.
  package convenience init(
    _ workspace: Workspace, listener: Listener = Listener(), cache: CompileCache? = .ofUser()
  ) throws {
    try self.init(workspace, listener: listener, pool: IndexPool(workspace, listener: listener, cache: cache))
  }

  init(_ workspace: Workspace, listener: Listener, pool: IndexPool) throws {
    self.workspace = workspace
    self.listener = listener
    self.pool = pool
    settings = try workspace.settings()
  }

  /// Every memory that can be read, by name; what cannot is a message.
  package func memories() throws -> [OpenMemory] {
    try opened.withLock { opened in
      if let memories = opened.memories { return memories }
      let memories = try openMemories()
      opened.memories = memories
      return memories
    }
  }

  /// Those beside one, which need not be compiled.
  package func memories(besides path: String) throws -> [OpenMemory] { try openMemories(besides: path) }

  private func openMemories(besides path: String? = nil) throws -> [OpenMemory] {
    var open: [OpenMemory] = []
    let files = try workspace.memories { [listener] passed in
      listener.message(.memoryLeftOut(passed))
    }
    for file in files where path.map({ !Path.isSameFile($0, file.path) }) ?? true {
      do {
        open.append(try pool.memory(file))
      } catch let error as FormatError {
        listener.message(.memoryLeftOut(error))
      } catch let error as FileError where error.isMissing {
        // Gone meanwhile, or a link to nothing. A name that is not UTF-8 cannot be opened by what was made of it.
        guard file.name.unicodeScalars.contains("\u{FFFD}") else { continue }
        listener.message(.misnamedMemoryLeftOut(file.name))
      } catch let error as FileError where error.path == file.path {
        // Not one that says that nothing can be compiled, such as a full disk.
        listener.message(.memoryLeftOut(error))
      }
    }
    return open
  }

  /// A memory by itself.
  /// - Throws: ``FormatError``, ``FileError`` where it cannot be read.
  package func memory(_ file: Workspace.MemoryFile) throws -> OpenMemory { try pool.memory(file) }

  /// What was known of a memory's index before it was asked for.
  package func indexState(of file: Workspace.MemoryFile) -> IndexState { pool.state(of: file) }

  /// Where compiled indexes lie, and how much room they take, those of other workspaces included; nil where there is no such place.
  package var indexCache: IndexCacheContents? { pool.cacheContents }

  /// All glossaries of the workspace for a pair of languages; what cannot be read is a message.
  package func termbase(_ pair: LanguagePair) throws -> Termbase {
    try opened.withLock { opened in
      if let known = opened.termbases.first(where: { $0.pair == pair }) { return known.termbase }
      let termbase = Termbase(try openTermbases(pair), source: pair.source, target: pair.target)
      opened.termbases.append((pair, termbase))
      return termbase
    }
  }

  private func openTermbases(_ pair: LanguagePair) throws -> [TermIndex] {
    var open: [TermIndex] = []
    let paths = try workspace.glossaries { [listener] passed in
      listener.message(.glossaryLeftOut(passed))
    }
    for path in paths {
      do {
        let indexes = try pool.termbase(path, pair, usual: settings.pair)
        for message in indexes.flatMap(\.messages) { listener.message(.glossaryFault(message)) }
        open += indexes
      } catch let error as FormatError {
        listener.message(.glossaryLeftOut(error))
      } catch let error as FileError {
        if error.isMissing { continue }
        listener.message(.glossaryLeftOut(error))
      }
    }
    return open
  }
}

/// What the user's cache of indexes holds.
package struct IndexCacheContents: Sendable {
  package let folder: String
  package let files: Int
  package let bytes: Int64
  /// Beyond it, those used longest ago are removed.
  package let limitBytes: Int64
}

/// What is known of an index before it is asked for.
package enum IndexState: String, Sendable {
  case fresh
  /// Of the source as it was.
  case stale
  case missing
}

/// The indexes of one workspace that this process has open.
final class IndexPool: Sendable {
  private let workspace: Workspace
  private let listener: Listener
  private let store: CompiledStore
  private let cache: CompileCache?
  private let open = Mutex(Open())

  private struct Open {
    var memories: [String: OpenMemory] = [:]
    // By path, then a few pairs. The keys are strings: the first use of any other kind of key has the runtime search all
    // conformances of the program.
    var termbases: [String: [(pair: LanguagePair, termbase: OpenTermbase)]] = [:]
  }

  init(_ workspace: Workspace, listener: Listener, cache: CompileCache?) {
    self.workspace = workspace
    self.listener = listener
    self.cache = cache
    store = CompiledStore(cache: cache, workspace: workspace.folder, message: { listener.message(.indexesNotKept($0)) })
  }

  var cacheContents: IndexCacheContents? {
    cache.map { cache in
      let contents = cache.contents
      return IndexCacheContents(
        folder: cache.folder, files: contents.files, bytes: contents.bytes, limitBytes: CompileCache.limitBytes)
    }
  }

  func memory(_ file: Workspace.MemoryFile) throws -> OpenMemory {
    if let known = open.withLock({ $0.memories[file.path] }), isCurrent(known.status, file.path) { return known }
    let memory = try store.open(MemorySource(file: file, workspace: workspace, listener: listener))
    open.withLock { $0.memories[file.path] = memory }
    return memory
  }

  func state(of file: Workspace.MemoryFile) -> IndexState {
    switch store.isFresh(MemorySource(file: file, workspace: workspace, listener: listener)) {
    case nil: .missing
    case false?: .stale
    case true?: .fresh
    }
  }

  /// The layers of a glossary's index, in its order.
  func termbase(_ path: String, _ pair: LanguagePair, usual: LanguagePair) throws -> [TermIndex] {
    let known = open.withLock { open in open.termbases[path]?.first { $0.pair == pair }?.termbase }
    if let known, isCurrent(known.status, path) { return known.indexes }
    let termbase = try store.open(
      TermbaseSource(path: path, pair: pair, usual: usual, workspace: workspace, listener: listener))
    open.withLock { open in
      open.termbases[path, default: []].removeAll { $0.pair == pair }
      open.termbases[path, default: []].append((pair, termbase))
    }
    return termbase.indexes
  }

  /// Whether a file is as it was, as far as its times can tell.
  private func isCurrent(_ status: FileStatus, _ path: String) -> Bool {
    !status.isRacy && (try? FileStatus(of: path)) == status
  }
}

/// A workspace that a process keeps open: a server, an editor's companion.
package final class OpenWorkspace: Sendable {
  private let workspace: Workspace
  private let listener: Listener
  private let pool: IndexPool
  private let current = Mutex<(marks: [Mark], snapshot: Snapshot)?>(nil)

  /// What a file of the workspace was when a snapshot was made.
  private struct Mark: Equatable, Sendable {
    let path: String
    let status: FileStatus?
  }

  package init(_ workspace: Workspace, listener: Listener = Listener(), cache: CompileCache? = .ofUser()) {
    self.workspace = workspace
    self.listener = listener
    pool = IndexPool(workspace, listener: listener, cache: cache)
  }

  /// The workspace as it is now: the snapshot given out last while nothing has changed, else a new one, which shares with it the
  /// indexes of what is as it was.
  /// - Throws: ``SettingsError`` for settings that cannot be read, ``FileError`` for folders that cannot.
  package func snapshot() throws -> Snapshot {
    let paths =
      [workspace.settingsFile] + (try workspace.memories().map(\.path)) + (try workspace.glossaries())
    let marks = paths.map { Mark(path: $0, status: try? FileStatus(of: $0)) }
    return try current.withLock { current in
      // A file that was touched just now may have been touched again without its times telling.
      if let known = current, known.marks == marks, !marks.contains(where: { $0.status?.isRacy ?? false }) {
        return known.snapshot
      }
      let snapshot = try Snapshot(workspace, listener: listener, pool: pool)
      current = (marks, snapshot)
      return snapshot
    }
  }
}
