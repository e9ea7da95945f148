internal import CPlatform
internal import Glibc

/// A read-only mapping of a whole file.
///
/// It stays valid when the file is renamed or unlinked. Where another process cuts the file short in place, what is gone cannot be
/// read any more: the process ends with 2 and a message, or reads zeros within ``toleratingCuts(_:)``. Sendable because nothing
/// is ever written through it.
package final class MappedFile: @unchecked Sendable {
  package let path: String
  package let status: FileStatus
  private let base: UnsafeMutableRawPointer?

  package convenience init(_ path: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .last("open", path) }
    defer { close(descriptor) }
    try self.init(descriptor: descriptor, path: path)
  }

  /// - Parameter descriptor: stays open, and belongs to the caller.
  package init(descriptor: Int32, path: String) throws(FileError) {
    let status = try FileStatus(descriptor: descriptor, path: path)
    guard status.isRegular else { throw .notAFile(path, status) }
    self.path = path
    self.status = status
    guard status.sizeBytes > 0 else {
      base = nil
      return
    }
    let mapping = mmap(nil, Int(status.sizeBytes), PROT_READ, MAP_SHARED, descriptor, 0)
    guard let mapping, mapping != MAP_FAILED else { throw .last("map", path) }
    base = mapping
    platform_guard_mapping(mapping, Int(status.sizeBytes), path)
  }

  deinit {
    if let base {
      platform_release_mapping(base)
      munmap(base, Int(status.sizeBytes))
    }
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

  /// Does what reads mapped files so that a file that is cut short meanwhile does not end the process.
  ///
  /// - Returns: what `body` returns, and whether it may be trusted: not where zeros were read for what was gone.
  package static func toleratingCuts<Result>(_ body: () throws -> Result) rethrows -> (result: Result, isWhole: Bool) {
    let before = platform_cuts()
    platform_tolerate_cuts(1)
    defer { platform_tolerate_cuts(0) }
    let result = try body()
    return (result, platform_cuts() == before)
  }
}
