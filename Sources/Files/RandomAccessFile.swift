internal import Glibc

/// An open file that is read at any offset; it stays readable when it is renamed over or unlinked. Nothing is ever waited for: where
/// a pipe stands in a file's place, there is nothing to read.
package final class RandomAccessFile: Sendable {
  private let descriptor: Int32
  package let path: String
  /// As of opening.
  package let status: FileStatus

  package convenience init(_ path: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .last("open", path) }
    try self.init(descriptor: descriptor, path: path)
  }

  /// - Parameter descriptor: is closed with this object, or at once when this fails.
  init(descriptor: Int32, path: String) throws(FileError) {
    do throws(FileError) {
      status = try FileStatus(descriptor: descriptor, path: path)
    } catch {
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
    self.path = path
  }

  /// Reads what is open already, by a descriptor of its own.
  convenience init(duplicate descriptor: Int32, path: String) throws(FileError) {
    let own = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard own >= 0 else { throw .last("read", path) }
    try self.init(descriptor: own, path: path)
  }

  deinit { close(descriptor) }

  /// Up to `count` bytes from `offset` on; fewer at the end of the file.
  package func read(at offset: Int64, count: Int) -> [UInt8] {
    // Even an array of nothing would be written to: to the one empty array that all threads share.
    guard count > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      var done = 0
      while done < count {
        let read = pread(descriptor, buffer.baseAddress.map { $0 + done }, count - done, off_t(offset) + off_t(done))
        if read < 0, errno == EINTR { continue }
        if read <= 0 { break }
        done += read
      }
      initialized = done
    }
  }
}

extension RandomAccessFile {
  /// All bytes of a file. It may be cut short or replaced while it is read.
  /// - Throws: ``FileError`` for what is not a regular file, and for one that is shorter than it was when it was opened.
  package static func contents(of path: String) throws(FileError) -> [UInt8] {
    let file = try RandomAccessFile(path)
    guard file.status.isRegular else { throw .notAFile(path, file.status) }
    let bytes = file.read(at: 0, count: Int(clamping: file.status.sizeBytes))
    guard bytes.count == Int(clamping: file.status.sizeBytes) else {
      throw FileError(path: path, reason: .damaged("shrank while it was read"))
    }
    return bytes
  }
}
