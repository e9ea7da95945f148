package import Files
internal import Glibc

/// What a file system says of a file that was found to be whole: while it says the same, nobody has written to the file.
package struct FileSeal: Equatable, Sendable {
  package let sizeBytes: Int64
  package let modified: Int64
  /// Changes with every write, whatever becomes of the other time.
  package let changed: Int64
  package let inode: UInt64

  package init(_ status: FileStatus) {
    (sizeBytes, modified, changed, inode) = (status.sizeBytes, status.modified, status.changed, status.inode)
  }

  init(sizeBytes: Int64, modified: Int64, changed: Int64, inode: UInt64) {
    (self.sizeBytes, self.modified, self.changed, self.inode) = (sizeBytes, modified, changed, inode)
  }
}

/// A compiled file, mapped or in memory, read-only.
///
/// Its bytes are not served before its checksums have been compared, unless its seal says that nobody has written to it since that
/// was done: a look-up reads a few pages of a file that may be gigabytes. Safe on any thread, since nothing is ever written through
/// the mapping.
package final class CompiledFile: @unchecked Sendable {
  package let header: CompiledHeader
  /// nil for one that lies in memory.
  package let path: String?
  package let seal: FileSeal
  /// Whether the checksums were compared when it was opened, since its seal was another or not known.
  package let wasVerified: Bool
  /// The whole file. Valid as long as this object lives: the caller keeps it alive.
  package let bytes: UnsafeRawBufferPointer
  private let mapping: MappedFile

  /// - Parameter seal: the seal of the file when it was found to be whole; nil when that is not known.
  /// - Throws: ``CompiledError`` for anything but a whole file of this version.
  package convenience init(_ path: String, seal: FileSeal? = nil) throws(CompiledError) {
    // A compiled file is never a link, and a pipe would be waited for.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { throw .file(.last("open", path)) }
    defer { close(descriptor) }
    try self.init(descriptor: descriptor, path: path, seal: seal)
  }

  /// Bytes at hand.
  /// - Parameter isWhole: whether they are known to be as they were written; checksums are compared otherwise.
  /// - Throws: ``CompiledError`` for anything but a whole file of this version.
  package convenience init(bytes: [UInt8], isWhole: Bool = false) throws(CompiledError) {
    let file: AnonymousFile
    do throws(FileError) {
      file = try AnonymousFile()
      try file.write(bytes)
    } catch { throw .file(error) }
    try self.init(descriptor: file.descriptor, path: nil, seal: nil, isWhole: isWhole)
  }

  init(
    descriptor: Int32, path: String?, seal known: FileSeal?, isWhole: Bool = false
  ) throws(CompiledError) {
    let mapping: MappedFile
    do throws(FileError) { mapping = try MappedFile(descriptor: descriptor, path: path ?? "index in memory") } catch {
      if case .refused = error.reason { throw .damaged("not a regular file") }
      throw .file(error)
    }
    let bytes = mapping.bytes
    guard bytes.count >= CompiledHeader.bytes else { throw .damaged("too short for a header") }
    header = try CompiledHeader(bytes)
    seal = FileSeal(mapping.status)
    wasVerified = !isWhole && known != seal
    if wasVerified { try Self.verify(bytes, header) }
    self.mapping = mapping
    self.path = path
    self.bytes = bytes
  }

  /// - Throws: ``CompiledError`` when a block is not as it was written.
  private static func verify(_ bytes: UnsafeRawBufferPointer, _ header: CompiledHeader) throws(CompiledError) {
    let table = UnsafeRawBufferPointer(rebasing: bytes[header.tableOffset...])
    guard hash64(table) == header.tableHash else { throw .damaged("the table of checksums is not as it was written") }
    var block = 0
    for start in stride(from: CompiledHeader.bytes, to: header.tableOffset, by: CompiledHeader.blockBytes) {
      let end = min(start + CompiledHeader.blockBytes, header.tableOffset)
      let sum = UInt64(littleEndian: table.loadUnaligned(fromByteOffset: block * 8, as: UInt64.self))
      guard hash64(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) == sum else {
        throw .damaged("bytes \(start) to \(end) are not as they were written")
      }
      block += 1
    }
  }

  /// - Throws: ``CompiledError`` for another kind or version of it, or other versions of what it depends on.
  package func expect(_ kind: CompiledHeader.Kind, versions: String) throws(CompiledError) {
    guard header.kind.code == kind.code else { throw .damaged("an index of another kind") }
    let wanted = CompiledHeader(kind: kind, sourceHash: header.sourceHash, versions: versions, numbers: [])
    guard header.kind == kind, header.versions == wanted.versions else { throw .otherVersion }
  }
}
