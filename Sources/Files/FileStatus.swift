internal import Glibc

/// What `stat` says of a file: enough to tell whether it changed.
package struct FileStatus: Equatable, Sendable {
  package let sizeBytes: Int64
  /// Since 1970, in nanoseconds.
  package let modified: Int64
  /// When the content, or anything else about the file, last changed: nobody can set it back. In nanoseconds since 1970.
  package let changed: Int64
  package let inode: UInt64
  package let device: UInt64
  package let kind: Kind

  package enum Kind: String, Sendable {
    case file, folder, pipe, socket, device
  }

  package var isFolder: Bool { kind == .folder }
  package var isRegular: Bool { kind == .file }

  package init(of path: String) throws(FileError) {
    var info = stat()
    guard stat(path, &info) == 0 else { throw .last("read", path) }
    self.init(info)
  }

  package init(descriptor: Int32, path: String) throws(FileError) {
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw .last("read", path) }
    self.init(info)
  }

  /// Of a name in an open folder, a link not followed; nil for nothing.
  init?(in folder: Int32, name: String) {
    var info = stat()
    guard fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    self.init(info)
  }

  private init(_ info: stat) {
    sizeBytes = Int64(info.st_size)
    modified = Int64(info.st_mtim.tv_sec) * 1_000_000_000 + Int64(info.st_mtim.tv_nsec)
    changed = Int64(info.st_ctim.tv_sec) * 1_000_000_000 + Int64(info.st_ctim.tv_nsec)
    inode = UInt64(info.st_ino)
    device = UInt64(info.st_dev)
    kind =
      switch info.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
  }
}

/// The time now, since 1970, in nanoseconds.
package func wallClockNanoseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}

/// Seconds of a clock that never goes back.
package func steadySeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
