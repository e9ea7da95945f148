internal import CPlatform
internal import Glibc

/// An advisory lock that ends with this object, or with the process, however that dies.
package final class FileLock {
  private let descriptor: Int32

  /// Takes the lock on a folder, or on a file that is made for it, waiting for it unless told otherwise.
  /// - Returns: nil when `wait` is false and another process holds it.
  package init?(_ path: String, exclusive: Bool = true, wait: Bool = true) throws(FileError) {
    let flags = Path.isFolder(path) ? O_RDONLY | O_DIRECTORY : O_RDWR | O_CREAT
    let descriptor = open(path, flags | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .last("open", path) }
    self.descriptor = descriptor
    let code = platform_flock(descriptor, exclusive ? 1 : 0, wait ? 1 : 0)
    if code == EWOULDBLOCK, !wait { return nil }
    guard code == 0 else {
      throw FileError(path: path, reason: .system(operation: "lock", code: code))
    }
  }

  /// Waits for the lock on a folder; where the folder cannot be locked (NFS does not lock folders), for that on a file.
  ///
  /// - Parameter file: the path of the file, asked for only then.
  package static func onFolder(
    _ folder: String, otherwiseOn file: () throws(FileError) -> String
  ) throws(FileError) -> FileLock? {
    do throws(FileError) { return try FileLock(folder) } catch { return try FileLock(try file()) }
  }

  deinit { close(descriptor) }
}
