internal import CPlatform
internal import Glibc

/// A file that only the user may read, written aside in a folder of the user's own and put in place whole.
///
/// It is made under a name that nobody can foretell, never through a link, and locked while it is written, so that
/// ``removeStale(in:)`` can tell what a dead process left. Unless ``commit()`` returns, it is gone with this object.
package final class PrivateFile {
  package let path: String
  private let temporary: String
  package let descriptor: Int32
  private var isDone = false

  private static let prefix = ".part-"

  package init(_ path: String) throws(FileError) {
    self.path = path
    let folder = Path.split(path).folder
    var opened: Int32 = -1
    var candidate = ""
    for _ in 0..<100 {
      candidate = Path.join(folder, Self.prefix + String(UInt64.random(in: 0...UInt64.max), radix: 36))
      opened = open(candidate, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      if opened >= 0 || errno != EEXIST { break }
    }
    guard opened >= 0 else { throw .last("create", candidate) }
    temporary = candidate
    descriptor = opened
    _ = platform_flock(opened, 1, 0)
  }

  deinit {
    close(descriptor)
    if !isDone { unlink(temporary) }
  }

  /// Appends bytes.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    try writeAll(bytes, to: descriptor, path: path)
  }

  /// Appends bytes.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    try writeAll(bytes, to: descriptor, path: path)
  }

  /// Makes the bytes durable and puts the file in place. The descriptor stays open for reading.
  package func commit() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw .last("sync", temporary) }
    guard rename(temporary, path) == 0 else { throw .last("rename", path) }
    isDone = true
    try syncFolder(of: path)
  }

  /// Writes a whole file at once.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let file = try PrivateFile(path)
    try file.write(bytes)
    try file.commit()
  }

  /// Removes from a folder the parts that dead processes left there.
  package static func removeStale(in folder: String) {
    for name in (try? Path.entries(of: folder)) ?? [] where name.hasPrefix(prefix) {
      let path = Path.join(folder, name)
      let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      if platform_flock(descriptor, 1, 0) == 0 { unlink(path) }
      close(descriptor)
    }
  }
}
