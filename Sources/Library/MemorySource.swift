internal import Bitext
internal import Compiled
internal import Files
internal import Interchange
internal import Markup
internal import Matching
internal import Memory

/// A memory of the workspace, to be compiled.
struct MemorySource: CompilableSource {
  let file: Workspace.MemoryFile
  let workspace: Workspace
  let listener: Listener

  var path: String { file.path }
  var name: String { file.name }
  var subject: String { "" }
  var ending: String { "idx" }

  func index(
    of files: [CompiledFile], copy: RandomAccessFile?, status: FileStatus
  ) throws(CompiledError) -> OpenMemory {
    let index = try MemoryIndex(files)
    guard index.usesCopy == (copy != nil) else { throw .damaged("the copy of the memory is missing") }
    let text: RandomAccessFile
    if let copy {
      text = copy
    } else {
      do throws(FileError) { text = try RandomAccessFile(file.path) } catch { throw .file(error) }
    }
    if copy == nil, text.status != status { throw .damaged("of the memory as it was") }
    guard text.status.sizeBytes >= index.newest.sourceEnd else { throw .damaged("of a longer memory") }
    return OpenMemory(file: file, index: index, text: text, status: status)
  }

  func unchanged(_ files: [CompiledFile], in source: RandomAccessFile) -> (count: Int, isAll: Bool) {
    let extents = files.compactMap { try? LayerExtent($0) }
    let count = extents.prefix { extent in
      if extent.usesCopy { return ContentHash(of: source, in: 0..<Int64.max) == extent.sourceHash }
      return extent.isUnchanged(in: source)
    }.count
    guard let last = extents.last, count == files.count else { return (count, false) }
    return (count, last.usesCopy || last.isEndUnchanged(in: source))
  }

  func pauseWriters() throws -> FileLock? { FileLock.pausingWriters(ofFile: file.path) }

  /// The layers that need not be compiled again, since the file was only appended to.
  private func kept(_ files: [CompiledFile], sizeBytes: Int64) throws -> [CompiledFile] {
    let extents = try files.map { try LayerExtent($0) }
    guard extents.last?.usesCopy == false else { return [] }
    return Array(files.prefix(LayerExtent.keptCount(extents, sizeBytes: sizeBytes)))
  }

  func compile(after before: [CompiledFile], to place: (String) -> CompiledPlace) throws -> Compilation? {
    let status = try FileStatus(of: file.path)
    // As of now: a long compilation makes the file no older than it was when it was read.
    let isRacy = status.isRacy
    let kept = try self.kept(before, sizeBytes: status.sizeBytes)
    let before = try kept.last.map { try LayerExtent($0) }
    let start = before?.sourceEnd ?? 0
    let opening = kept.isEmpty ? [] : try MemoryIndex(kept).prologue
    let source = try before == nil ? ByteSource(file.path) : ByteSource(file.path, from: start, opening: opening)
    // From offsets and lines of what is read to those of the file.
    let shift = start - Int64(opening.count)
    let lines = before.map { $0.endLine - 1 - opening.count { $0 == 0x0A } } ?? 0
    let reader = try TMXReader(source)
    reader.diagnosticLimit = 100
    let stream = reader.scanner.stream
    var copy: CopyWriter?
    var copyHash: ContentHash?
    if !stream.isVerbatim {
      let target = try CopyWriter(place("utf8"))
      copyHash = try ContentHash(ofFile: file.path)
      stream.onRead = { bytes throws(FileError) in try target.write(bytes) }
      copy = target
    }
    let builder = try IndexBuilder(place("idx"), firstUnit: before.map { $0.firstUnit + $0.unitCount } ?? 0)
    let pipeline = CompilePipeline(builder)
    var text = TMXUnitText()
    var sawPrologue = false
    var clock = ProgressClock(job: .compiling, file: file.name, total: stream.sizeBytes)
    var header = LayerExtent()
    header.usesCopy = copy != nil
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
    if before != nil, builder.unitCount == 0 {
      // A part by itself lacks the header, which is said, too.
      header.isExtensible = !reader.diagnostics.contains { $0.severity == .error }
    }
    if before != nil, builder.unitCount == 0, !header.isExtensible {
      // Something is amiss behind the last unit: only the whole memory tells what.
      return try compile(after: [], to: place)
    }
    if builder.unitCount > 0 {
      // The line on which the last unit ends, not begins.
      let last = bytes.read(at: builder.lastOffset, count: Int(header.sourceEnd - builder.lastOffset))
      header.endLine += last.count { $0 == 0x0A }
    } else if let before {
      header.endLine = before.endLine
    }
    let made = try builder.finish(header)
    clock.finish(units: builder.unitCount, bytes: stream.consumedBytes, listener)
    if reader.damagedUnits > 0 {
      listener.message(.damagedUnits(reader.damagedUnits, memory: file.name))
    }
    return Compilation(files: kept + [made], copy: try copy?.finish(), status: status, isRacy: isRacy)
  }
}

/// Writes the UTF-8 copy of a memory that is compressed or in another encoding.
private final class CopyWriter {
  private enum Sink {
    case memory(AnonymousFile)
    case file(PrivateFile)
  }

  private let sink: Sink

  init(_ place: CompiledPlace) throws(FileError) {
    switch place {
    case .memory: sink = .memory(try AnonymousFile())
    case .file(let path): sink = .file(try PrivateFile(path))
    }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    switch sink {
    case .memory(let file): try file.write(bytes)
    case .file(let file): try file.write(bytes)
    }
  }

  /// Puts the copy in place.
  func finish() throws(FileError) -> (file: RandomAccessFile, path: String?) {
    switch sink {
    case .memory(let file): return (try file.reopened(), nil)
    case .file(let file):
      try file.commit()
      return (try RandomAccessFile(file.path), file.path)
    }
  }
}
