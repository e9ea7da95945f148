package import Files
internal import Glibc

/// Where a compiled file is put.
package enum CompiledPlace: Sendable {
  /// Nowhere: it goes with the process.
  case memory
  /// A path, whose folder is there. Only the user may read the file.
  case file(String)
}

/// Writes a compiled file front to back: sections, then the table of their checksums, then the header over its place.
///
/// A file is written aside and put in place whole; unless ``finish(_:)`` returns, nothing is left of it. Not thread-safe.
package final class CompiledWriter {
  private enum Sink {
    case memory(AnonymousFile)
    case file(PrivateFile)

    var descriptor: Int32 {
      switch self {
      case .memory(let file): file.descriptor
      case .file(let file): file.descriptor
      }
    }
  }

  private let sink: Sink
  private let path: String?
  /// Of the block that is being filled.
  private var block: [UInt8] = []
  private var sums: [UInt64] = []
  /// Where the next byte goes, from the beginning of the file.
  package private(set) var count = CompiledHeader.bytes

  package init(_ place: CompiledPlace) throws(FileError) {
    switch place {
    case .memory:
      sink = .memory(try AnonymousFile())
      path = nil
    case .file(let path):
      sink = .file(try PrivateFile(path))
      self.path = path
    }
    block.reserveCapacity(CompiledHeader.blockBytes)
    try put([UInt8](repeating: 0, count: CompiledHeader.bytes))
  }

  package func write(_ bytes: [UInt8]) throws(FileError) {
    count += bytes.count
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = rest.prefix(CompiledHeader.blockBytes - block.count)
      block.append(contentsOf: part)
      rest = rest.dropFirst(part.count)
      if block.count == CompiledHeader.blockBytes { try closeBlock() }
    }
  }

  /// Writes zeros up to the next multiple of 8.
  package func pad() throws(FileError) {
    let padding = Sections.aligned(count) - count
    if padding > 0 { try write([UInt8](repeating: 0, count: padding)) }
  }

  private func closeBlock() throws(FileError) {
    sums.append(block.withUnsafeBytes { hash64($0) })
    try put(block)
    block.removeAll(keepingCapacity: true)
  }

  private func put(_ bytes: [UInt8]) throws(FileError) {
    let descriptor = sink.descriptor
    let name = path ?? "index in memory"
    let result: Result<Void, FileError> = bytes.withUnsafeBytes { raw in
      do throws(FileError) { return .success(try writeAll(raw, to: descriptor, path: name)) } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  /// Writes what remains and puts the file in place.
  /// - Returns: the file, open.
  package func finish(_ header: CompiledHeader) throws -> CompiledFile {
    try pad()
    if !block.isEmpty { try closeBlock() }
    var header = header
    header.tableOffset = count
    var table = SectionWriter()
    table.section(sums.map(\.littleEndian))
    header.tableHash = table.bytes.withUnsafeBytes { hash64($0) }
    try put(table.bytes)
    header.fileBytes = count + table.bytes.count
    let encoded = header.encoded()
    let written = encoded.withUnsafeBytes { pwrite(sink.descriptor, $0.baseAddress, $0.count, 0) }
    guard written == encoded.count else { throw FileError.last("write", path ?? "index in memory") }
    if case .file(let file) = sink { try file.commit() }
    return try CompiledFile(descriptor: sink.descriptor, path: path, seal: nil, isWhole: true)
  }
}
