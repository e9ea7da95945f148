internal import CPlatform
internal import Glibc

/// An advisory lock that ends with this object, or with the process, however that dies.
package final class FileLock {
  private let descriptor: Int32

  /// Takes the lock on a folder, or on a file that is made for it, waiting for it unless told otherwise.
  /// - Parameter isPrivate: a file that is made is the user's alone, and none that a link leads to.
  /// - Returns: nil when `wait` is false and another process holds it.
  package init?(
    _ path: String, exclusive: Bool = true, wait: Bool = true, isPrivate: Bool = false
  ) throws(FileError) {
    let isFolder = !isPrivate && Path.isFolder(path)
    let flags = isFolder ? O_RDONLY | O_DIRECTORY : O_RDWR | O_CREAT | (isPrivate ? O_NOFOLLOW | O_NONBLOCK : 0)
    let descriptor = open(path, flags | O_CLOEXEC, isPrivate ? 0o600 : 0o644)
    guard descriptor >= 0 else { throw .last("open", path) }
    self.descriptor = descriptor
    let code = platform_flock(descriptor, exclusive ? 1 : 0, wait ? 1 : 0)
    if code == EWOULDBLOCK, !wait { return nil }
    guard code == 0 else {
      throw FileError(path: path, reason: .system(operation: "lock", code: code))
    }
  }

  /// Waits for the lock on a folder; where the file system (NFS) does not lock folders, on a file in it.
  package static func onFolder(_ folder: String) throws(FileError) -> FileLock? {
    do throws(FileError) { return try FileLock(folder) } catch {
      return try FileLock(Path.join(folder, ".lock"), isPrivate: true)
    }
  }

  deinit { close(descriptor) }
}
