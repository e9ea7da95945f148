internal import CPlatform
internal import Glibc
internal import Synchronization

/// An advisory lock that ends with this object, or with the process, however that dies.
package final class FileLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock on a folder, or on a file that is made for it, waiting for it unless told otherwise.
  /// - Parameter isPrivate: a file that is made is the user's alone, and none that a link leads to.
  /// - Returns: nil when `wait` is false and another process holds it.
  package convenience init?(
    _ path: String, exclusive: Bool = true, wait: Bool = true, isPrivate: Bool = false
  ) throws(FileError) {
    let isFolder = !isPrivate && Path.isFolder(path)
    let flags = isFolder ? O_RDONLY | O_DIRECTORY : O_RDWR | O_CREAT | (isPrivate ? O_NOFOLLOW | O_NONBLOCK : 0)
    let descriptor = open(path, flags | O_CLOEXEC, isPrivate ? 0o600 : 0o644)
    guard descriptor >= 0 else { throw .last("open", path) }
    try self.init(descriptor, path, exclusive: exclusive, wait: wait)
  }

  /// - Parameter descriptor: is closed with this object, or at once when this fails.
  private init?(_ descriptor: Int32, _ path: String, exclusive: Bool, wait: Bool) throws(FileError) {
    self.descriptor = descriptor
    let code = platform_flock(descriptor, exclusive ? 1 : 0, wait ? 1 : 0)
    if code == EWOULDBLOCK, !wait { return nil }
    guard code == 0 else {
      throw FileError(path: path, reason: .system(operation: "lock", code: code))
    }
  }

  deinit { close(descriptor) }

  /// Takes the lock on an open file if nobody has it; it ends when the file is closed.
  static func take(_ descriptor: Int32) -> Bool { platform_flock(descriptor, 1, 0) == 0 }

  // MARK: Folders

  /// A lock on a folder that a thread of this process has.
  private struct Held {
    let device: UInt64
    let inode: UInt64
    let thread: UInt
    weak var lock: FileLock?
  }

  private static let held = Mutex<[Held]>([])

  /// Waits for the lock on the folder that a file lies or is to lie in: it orders those who write memories and glossaries.
  ///
  /// A thread that has it gets the same once more, so that what a job calls may ask for it, too. Where the file system (NFS) does not
  /// lock folders, it is on a file in it.
  package static func onFolder(ofFile path: String) throws(FileError) -> FileLock {
    let folder = Path.split(path).folder
    return try onFolder(folder.isEmpty ? "." : folder)
  }

  package static func onFolder(_ folder: String) throws(FileError) -> FileLock {
    let status = try FileStatus(of: folder)
    if let own = own(status) { return own }
    let lock: FileLock?
    do throws(FileError) { lock = try FileLock(folder) } catch {
      lock = try FileLock(Path.join(folder, ".lock"), isPrivate: true)
    }
    guard let lock else { throw FileError(path: folder, reason: .system(operation: "lock", code: EWOULDBLOCK)) }
    note(lock, status)
    return lock
  }

  /// The locks on the folders of several files, taken in one order by everyone, so that no two wait for each other.
  package static func onFolders(ofFiles paths: [String]) throws(FileError) -> [FileLock] {
    var folders: [(FileStatus, String)] = []
    for path in paths {
      let folder = Path.split(path).folder
      folders.append((try FileStatus(of: folder.isEmpty ? "." : folder), folder.isEmpty ? "." : folder))
    }
    folders.sort { ($0.0.device, $0.0.inode) < ($1.0.device, $1.0.inode) }
    var locks: [FileLock] = []
    for (_, folder) in folders { locks.append(try onFolder(folder)) }
    return locks
  }

  /// Keeps writers in a folder out for a while, if they let it: waits for them a few seconds at most.
  ///
  /// For readers, who must not wait for ever for one that waits for them, at the other end of a pipe.
  package static func pausingWriters(ofFile path: String, seconds: Double = 2) -> FileLock? {
    let folder = Path.split(path).folder
    guard let status = try? FileStatus(of: folder.isEmpty ? "." : folder) else { return nil }
    if let own = own(status) { return own }
    let end = steadySeconds() + seconds
    while true {
      let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      if let lock = try? FileLock(descriptor, folder, exclusive: false, wait: false) { return lock }
      guard steadySeconds() < end else { return nil }
      usleep(2_000)
    }
  }

  private static func own(_ status: FileStatus) -> FileLock? {
    let thread = UInt(pthread_self())
    return held.withLock { held in
      held.first { $0.device == status.device && $0.inode == status.inode && $0.thread == thread }?.lock
    }
  }

  private static func note(_ lock: FileLock, _ status: FileStatus) {
    held.withLock { held in
      held.removeAll { $0.lock == nil }
      held.append(Held(device: status.device, inode: status.inode, thread: UInt(pthread_self()), lock: lock))
    }
  }
}
