package import Bitext
internal import Files
internal import Interchange
internal import Markup
internal import Matching
package import Memory
internal import Orthography

/// How far a long job is.
package struct Progress: Sendable {
  package enum Job: Sendable { case compiling, importing }
  package let job: Job
  package let file: String
  package let units: Int
  package let bytes: Int64
  /// nil when the size is not known beforehand.
  package let totalBytes: Int64?
  package let seconds: Double
}

/// What the caller of a long job may want to be told. All closures run on the caller's own thread.
package struct Listener {
  package var progress: (Progress) -> Void
  package var message: (String) -> Void
  package init(progress: @escaping (Progress) -> Void = { _ in }, message: @escaping (String) -> Void = { _ in }) {
    self.progress = progress
    self.message = message
  }
}

/// A memory that answers: its index, and the file that the index points into.
package final class OpenMemory {
  package let file: Workspace.MemoryFile
  package let index: MemoryIndex
  /// The TMX itself, or the UTF-8 copy of it that the index was made from.
  private let text: RandomAccessFile
  private let slices: TMXSliceReader

  init(file: Workspace.MemoryFile, index: MemoryIndex, text: RandomAccessFile) {
    self.file = file
    self.index = index
    self.text = text
    slices = TMXSliceReader(prologue: index.prologue)
  }

  /// The unit as it stands in the file; nil when the file was changed in place behind the index.
  package func unit(_ number: Int) -> TranslationUnit? {
    guard let place = index.place(ofUnit: number) else { return nil }
    // What is not there is not read: a damaged index may say any length.
    let rest = max(0, text.status.sizeBytes - place.offset)
    return slices.unit(text.read(at: place.offset, count: Int(min(Int64(place.length), rest))))
  }

  /// The line of the unit's start tag, from 1.
  package func line(_ number: Int) -> Int? {
    guard let known = index.knownLine(before: number), let from = index.place(ofUnit: known.unit)?.offset,
      let to = index.place(ofUnit: number)?.offset, to >= from, to - from < 1 << 30
    else { return nil }
    let between = text.read(at: from, count: Int(to - from))
    return known.line
      + between.withUnsafeBufferPointer { raw in
        raw.baseAddress.map { countNewlines($0, raw.count) } ?? 0
      }
  }
}

/// Opens memories, compiling the index of those that are new or have changed.
package struct MemoryStore {
  private let workspace: Workspace
  private let listener: Listener

  package init(_ workspace: Workspace, listener: Listener = Listener()) {
    self.workspace = workspace
    self.listener = listener
  }

  /// Every memory that can be read; what cannot is a message.
  package func openAll() throws -> [OpenMemory] {
    var open: [OpenMemory] = []
    for file in try workspace.memories() {
      do {
        open.append(try self.open(file))
      } catch let error as FormatError {
        listener.message("warning: \(error.description); this memory is left out")
      } catch let error as FileError where error.isMissing {
        // Gone meanwhile, or a link to nothing. A name that is not UTF-8 cannot be opened by what was made of it.
        guard file.name.unicodeScalars.contains("\u{FFFD}") else { continue }
        listener.message("warning: \(file.name): expected a file name in UTF-8; rename it, or this memory is left out")
      } catch let error as FileError where error.path == file.path {
        // Not one that says that nothing can be compiled, such as a full disk.
        listener.message("warning: \(error.description); this memory is left out")
      }
    }
    return open
  }

  /// What is known of a memory's index before it is asked for.
  package enum IndexState: String, Sendable {
    case fresh
    /// Of the memory as it was.
    case stale
    case missing
  }

  package func indexState(of file: Workspace.MemoryFile) -> IndexState {
    guard let path = try? indexPath(of: file), Path.exists(path) else { return .missing }
    return (try? fresh(file)).flatMap(\.self) == nil ? .stale : .fresh
  }

  package func open(_ file: Workspace.MemoryFile) throws -> OpenMemory {
    var attempts = 0
    while true {
      attempts += 1
      if let memory = try fresh(file) { return memory }
      let folder = try indexFolder(of: file)
      guard let lock = try FileLock(Path.join(folder, ".lock")) else { continue }
      defer { withExtendedLifetime(lock) {} }
      // Another process may have compiled it meanwhile.
      if let memory = try fresh(file) { return memory }
      if attempts > 4 {
        throw FileError(path: file.path, reason: .damaged("changes faster than it can be read"))
      }
      // A memory that grows all the time is read while its writers wait.
      let pause = attempts > 1 ? try workspace.writeLock() : nil
      defer { withExtendedLifetime(pause) {} }
      try compile(file)
      if let memory = try fresh(file) { return memory }
    }
  }

  func indexPath(of file: Workspace.MemoryFile) throws(FileError) -> String {
    Path.join(try workspace.derivedFolder(), "index/\(file.name).idx")
  }

  private func indexFolder(of file: Workspace.MemoryFile) throws(FileError) -> String {
    let folder = Path.split(try indexPath(of: file)).folder
    try Path.makeFolder(folder)
    return folder
  }

  private static func copyPath(_ indexPath: String, _ hash: ContentHash) -> String {
    "\(indexPath).\(String(hash.low, radix: 16)).utf8"
  }

  /// Removes the copies of what the memory held before.
  private static func removeCopies(besideIndex path: String, except current: String?) {
    let (folder, name) = Path.split(path)
    for entry in (try? Path.entries(of: folder)) ?? [] where entry.hasPrefix("\(name).") && entry.hasSuffix(".utf8") {
      let copy = Path.join(folder, entry)
      if copy != current { Path.remove(copy) }
    }
  }

  /// The memory with its index, if that is whole and of the file as it is now.
  private func fresh(_ file: Workspace.MemoryFile) throws -> OpenMemory? {
    let path = try indexPath(of: file)
    var text = try RandomAccessFile(file.path)
    let status = text.status
    let isRacy = status.isRacy
    guard let index = try? MemoryIndex(path) else { return nil }
    let newest = index.newest
    guard newest.sourceBytes == status.sizeBytes else { return nil }
    let isSame = newest.sourceModified == status.modified && newest.sourceChanged == status.changed
    if !isSame || newest.isRacy {
      guard Self.unchangedLayers(index, text) == index.headers.count, Self.isEndUnchanged(newest, text) else {
        return nil
      }
      // What was hashed must be what was opened.
      guard try FileStatus(of: file.path) == status else { return nil }
      // The same content under another time: say so in the index, so that the next start need not look.
      try? refresh(index.paths[index.paths.count - 1], newest, status, isRacy: isRacy)
    }
    if index.usesCopy {
      guard let copy = try? RandomAccessFile(Self.copyPath(path, newest.sourceHash)),
        copy.status.sizeBytes >= newest.sourceEnd
      else { return nil }
      text = copy
    }
    return OpenMemory(file: file, index: index, text: text)
  }

  /// How many layers, from the first on, the file still begins with.
  private static func unchangedLayers(_ index: MemoryIndex, _ file: RandomAccessFile) -> Int {
    index.headers.prefix { header in
      if header.usesCopy { return ContentHash(of: file, in: 0..<Int64.max) == header.sourceHash }
      return header.sourceEnd <= file.status.sizeBytes
        && ContentHash(of: file, in: header.sourceStart..<header.sourceEnd) == header.sourceHash
    }.count
  }

  /// Whether what follows the last unit is as it was.
  private static func isEndUnchanged(_ header: IndexHeader, _ file: RandomAccessFile) -> Bool {
    header.usesCopy || ContentHash(of: file, in: header.sourceEnd..<Int64.max) == header.endHash
  }

  private func refresh(
    _ path: String, _ header: IndexHeader, _ status: FileStatus, isRacy: Bool, isChanged: Bool = false
  ) throws {
    var header = header
    if !isChanged, header.sourceModified == status.modified, header.sourceChanged == status.changed, isRacy { return }
    header.sourceModified = status.modified
    header.sourceChanged = status.changed
    header.isRacy = isRacy
    try header.replace(in: path)
  }

  private func compile(_ file: Workspace.MemoryFile) throws {
    let path = try indexPath(of: file)
    AtomicFile.removeLeftovers(in: Path.split(path).folder)
    let kept = (try? keptLayers(of: file, path)) ?? []
    guard let damaged = try compileOnce(file, to: path, after: kept), damaged > 0 else { return }
    listener.message(
      "warning: \(file.name): \(damaged) damaged unit\(damaged == 1 ? "" : "s") left out; "
        + "`tolmach doctor \(file.name)` shows why")
  }

  /// The layers that need not be compiled again, since the file was only appended to.
  ///
  /// Of those, the last are given up that are not much longer than what was appended: so a memory of n units, added one at a
  /// time, never has more than about log n layers, and each unit is compiled about log n times.
  private func keptLayers(of file: Workspace.MemoryFile, _ path: String) throws -> [IndexHeader] {
    let index = try MemoryIndex(path)
    let text = try RandomAccessFile(file.path)
    guard !index.usesCopy, text.status.isRegular else { return [] }
    var kept = Array(index.headers.prefix(Self.unchangedLayers(index, text)))
    while let last = kept.last, !last.isExtensible || last.unitCount == 0 { kept.removeLast() }
    guard let end = kept.last?.sourceEnd else { return [] }
    var added = text.status.sizeBytes - end
    while let last = kept.last, last.sourceEnd - last.sourceStart < 2 * added {
      added += last.sourceEnd - last.sourceStart
      kept.removeLast()
    }
    return kept
  }

  /// Compiles a memory, or what of it comes after the layers that are kept.
  /// - Returns: how many damaged units were passed over; nil, and no index, when the file changed meanwhile.
  private func compileOnce(_ file: Workspace.MemoryFile, to path: String, after kept: [IndexHeader]) throws -> Int? {
    let status = try FileStatus(of: file.path)
    // As of now: a long compilation makes the file no older than it was when it was read.
    let isRacy = status.isRacy
    let before = kept.last
    let start = before?.sourceEnd ?? 0
    let opening = before == nil ? [] : try MemoryIndex(path).prologue
    let source = try before == nil ? ByteSource(file.path) : ByteSource(file.path, from: start, opening: opening)
    // From offsets and lines of what is read to those of the file.
    let shift = start - Int64(opening.count)
    let lines = before.map { $0.endLine - 1 - opening.count { $0 == 0x0A } } ?? 0
    let reader = try TMXReader(source)
    reader.diagnosticLimit = 100
    let stream = reader.scanner.stream
    var copy: AtomicFile?
    var copyHash: ContentHash?
    if !stream.isVerbatim {
      let hash = try ContentHash(ofFile: file.path)
      let target = try AtomicFile(Self.copyPath(path, hash))
      stream.onRead = { bytes throws(FileError) in try target.write(bytes) }
      copy = target
      copyHash = hash
    }
    let ownPath = MemoryIndex.layerPath(path, start: start)
    let builder = try IndexBuilder(path: ownPath, firstUnit: before.map { $0.firstUnit + $0.unitCount } ?? 0)
    let pipeline = CompilePipeline(builder)
    var text = TMXUnitText()
    var sawPrologue = false
    var clock = ProgressClock(job: .compiling, file: file.name, total: stream.sizeBytes)
    var header = IndexHeader(source: status, isRacy: isRacy, usesCopy: copy != nil, damagedUnits: 0)
    header.sourceStart = start
    header.previous = before?.chain ?? 0
    var diagnosticsAtLastUnit = 0
    reading: while true {
      switch try reader.step() {
      case .end: break reading
      case .outside: continue
      case .unit:
        if !sawPrologue {
          sawPrologue = true
          pipeline.setPrologue(reader.prologue)
        }
        let range = reader.unitRange
        try pipeline.beginUnit(
          offset: range.lowerBound + shift, length: range.upperBound - range.lowerBound,
          line: { reader.unitLine + lines })
        text.read(reader, number: pipeline.language) { language, ordinal, bytes, codes in
          let summary = codes.isEmpty ? CodeSummary.none : CodeSummary(codes.lazy.map { ($0.kind, $0.offset) })
          pipeline.addVariant(language: language, ordinal: ordinal, text: bytes, codes: summary)
        }
        pipeline.setChanged(text.changed)
        switch text.origin {
        case .human: break
        case .machine: pipeline.setOrigin(.machine)
        case .alignment: pipeline.setOrigin(.alignment)
        }
        diagnosticsAtLastUnit = reader.diagnostics.count
        header.endLine = reader.unitLine + lines
        if pipeline.unitCount % 1024 == 0 {
          clock.tick(units: pipeline.unitCount, bytes: stream.consumedBytes, listener)
        }
      }
    }
    try pipeline.finish()
    header.damagedUnits = reader.damagedUnits
    header.isExtensible =
      copy == nil && reader.diagnostics.count == diagnosticsAtLastUnit && diagnosticsAtLastUnit < reader.diagnosticLimit
    header.sourceEnd = builder.unitCount > 0 ? builder.sourceEnd : start
    let bytes = try RandomAccessFile(file.path)
    if let copyHash {
      header.sourceHash = copyHash
    } else {
      header.sourceHash = ContentHash(of: bytes, in: start..<header.sourceEnd)
      header.endHash = ContentHash(of: bytes, in: header.sourceEnd..<Int64.max)
    }
    // What was read and what was hashed must be one and the same.
    guard bytes.status == status, try FileStatus(of: file.path) == status else { return nil }
    if var before, builder.unitCount == 0 {
      // Nothing new but what follows the last unit.
      guard header.isExtensible else { return try compileOnce(file, to: path, after: []) }
      before.sourceBytes = status.sizeBytes
      before.endHash = header.endHash
      try? refresh(
        MemoryIndex.layerPath(path, start: before.sourceStart), before, status, isRacy: isRacy, isChanged: true)
    } else {
      try copy?.commit()
      Self.removeCopies(besideIndex: path, except: copy?.path)
      // The line on which the last unit ends, not begins.
      let last = bytes.read(at: builder.lastOffset, count: Int(header.sourceEnd - builder.lastOffset))
      header.endLine += last.count { $0 == 0x0A }
      try builder.finish(header)
    }
    Self.removeLayers(besideIndex: path, except: kept.map(\.sourceStart) + [start])
    clock.finish(units: builder.unitCount, bytes: stream.consumedBytes, listener)
    return reader.damagedUnits
  }

  /// Removes what was made of the memory as it was before.
  private static func removeLayers(besideIndex path: String, except starts: [Int64]) {
    let (folder, name) = Path.split(path)
    let current = starts.map { Path.split(MemoryIndex.layerPath(path, start: $0)).name }
    for entry in (try? Path.entries(of: folder)) ?? []
    where entry.hasPrefix("\(name).") && Int64(entry.dropFirst(name.count + 1)) != nil {
      if !current.contains(entry) { Path.remove(Path.join(folder, entry)) }
    }
  }
}

extension FileStatus {
  /// A file touched this lately may be touched again without its time changing.
  var isRacy: Bool { wallClockNanoseconds() - max(modified, changed) < 2_000_000_000 }
}

/// Reports a job that takes longer than a second, four times a second.
package struct ProgressClock {
  private let job: Progress.Job
  private let file: String
  private let total: Int64?
  private let start = steadySeconds()
  private var next = 1.0
  private var reported = false

  package init(job: Progress.Job, file: String, total: Int64?) {
    self.job = job
    self.file = file
    self.total = total
  }

  package mutating func tick(units: Int, bytes: Int64, _ listener: Listener) {
    let seconds = steadySeconds() - start
    guard seconds >= next else { return }
    next = seconds + 0.25
    reported = true
    listener.progress(
      Progress(job: job, file: file, units: units, bytes: bytes, totalBytes: total, seconds: seconds))
  }

  package mutating func finish(units: Int, bytes: Int64, _ listener: Listener) {
    guard reported else { return }
    listener.progress(
      Progress(
        job: job, file: file, units: units, bytes: total ?? bytes, totalBytes: total ?? bytes,
        seconds: steadySeconds() - start))
  }
}
