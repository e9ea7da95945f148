internal import Glibc

/// A read-only mapping of a whole file.
///
/// The mapping stays valid when the file is renamed or unlinked; a file that another process truncates
/// in place is not protected against, so only files that are replaced by renaming, or that only grow, are
/// mapped. Sendable because nothing is ever written through it.
package final class MappedFile: @unchecked Sendable {
  package let path: String
  package let status: FileStatus
  private let base: UnsafeMutableRawPointer?

  package init(_ path: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last("open", path) }
    defer { close(descriptor) }
    let status = try FileStatus(descriptor: descriptor, path: path)
    guard status.isRegular else { throw FileError(path: path, reason: .damaged("not a regular file")) }
    self.path = path
    self.status = status
    guard status.sizeBytes > 0 else {
      base = nil
      return
    }
    let mapping = mmap(nil, Int(status.sizeBytes), PROT_READ, MAP_SHARED, descriptor, 0)
    guard let mapping, mapping != MAP_FAILED else { throw .last("map", path) }
    base = mapping
  }

  deinit {
    if let base { munmap(base, Int(status.sizeBytes)) }
  }

  package var count: Int { Int(status.sizeBytes) }

  /// The file's bytes, kept mapped while `body` runs.
  package func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(bytes)
  }

  /// The file's bytes, valid as long as this object lives: the caller keeps it alive, for the optimiser may
  /// end its life after its last mention.
  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }
}
