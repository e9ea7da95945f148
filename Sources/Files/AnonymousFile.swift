internal import CPlatform
internal import Glibc

/// A file without a name, in memory; it goes with this object and with what was opened of it.
package final class AnonymousFile: Sendable {
  package let descriptor: Int32

  package init() throws(FileError) {
    descriptor = platform_memory_file("tolmach")
    guard descriptor >= 0 else { throw .last("create", "memory file") }
  }

  deinit { close(descriptor) }

  /// Appends bytes.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    try writeAll(bytes, to: descriptor, path: "memory file")
  }

  /// Appends bytes.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    let result: Result<Void, FileError> = bytes.withUnsafeBytes { raw in
      do throws(FileError) { return .success(try writeAll(raw, to: descriptor, path: "memory file")) } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  /// The same file for reading at any offset.
  package func reopened() throws(FileError) -> RandomAccessFile {
    let own = dup(descriptor)
    guard own >= 0 else { throw .last("open", "memory file") }
    return try RandomAccessFile(descriptor: own, path: "memory file")
  }
}
