internal import CPlatform
internal import Glibc

/// A file of lines that is only appended to, made durable before anything is done that a line tells of.
///
/// Never opened through a link, neither its own nor one of the folders below the one given. Whoever uses it holds a lock that keeps
/// other writers out.
package final class AppendLog {
  package let path: String
  private let place: WritePlace
  private let descriptor: Int32
  /// Whether the file was made with this object.
  private let isNew: Bool

  /// Opens a log for appending.
  /// - Parameters:
  ///   - creates: makes one that is not there, with its folders.
  ///   - folder: an absolute path; links below it are not followed.
  ///   - source: what the lines tell of: where that file is kept from others, so is the log.
  /// - Returns: nil where there is none, and none is to be made.
  package init?(_ path: String, below folder: String, as source: String, creates: Bool) throws(FileError) {
    self.path = path
    do throws(FileError) { place = try Self.place(path, below: folder, makesFolders: creates) } catch {
      if error.isMissing, !creates { return nil }
      throw error
    }
    let rights = allowedRights(from: [source])
    var info = stat()
    let hasSource = stat(source, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
    isNew = place.status == nil
    if isNew, !creates { return nil }
    descriptor = openat(
      place.descriptor, place.name, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, rights)
    guard descriptor >= 0 else { throw .last("open", path) }
    let status: FileStatus
    do throws(FileError) { status = try FileStatus(descriptor: descriptor, path: path) } catch {
      close(descriptor)
      throw error
    }
    var failure: FileError?
    if !status.isRegular { failure = FileError(path: path, reason: .refused("expected a file, found something else")) }
    if isNew {
      if hasSource { _ = fchown(descriptor, uid_t.max, info.st_gid) }
      do throws(FileError) {
        try place.sync()
        // The folders may be new, too.
        var folder = Path.split(path).folder
        for _ in 0..<2 {
          try syncFolder(of: folder)
          folder = Path.split(folder).folder
        }
      } catch { failure = failure ?? error }
    } else {
      var own = stat()
      if fstat(descriptor, &own) == 0, own.st_mode & 0o666 & ~rights != 0,
        fchmod(descriptor, own.st_mode & 0o777 & rights) != 0
      {
        failure = failure ?? .last("make private", path)
      }
    }
    if let failure {
      close(descriptor)
      throw failure
    }
  }

  deinit { close(descriptor) }

  private static func place(_ path: String, below folder: String, makesFolders: Bool) throws(FileError) -> WritePlace {
    do throws(FileError) {
      return try WritePlace(path, below: [folder], makesFolders: makesFolders, followsLinks: false)
    } catch {
      guard case .link(let link, let target) = error.reason else { throw error }
      throw FileError(
        path: path,
        reason: .refused("expected no link on the way to it, found \(link == path ? "one" : link) to \(target)"))
    }
  }

  /// The bytes of a log, its last ones when there are more than `limit`; none where there is no log.
  package static func contents(_ path: String, below folder: String, limit: Int64) throws(FileError) -> [UInt8] {
    let place: WritePlace
    do throws(FileError) { place = try Self.place(path, below: folder, makesFolders: false) } catch {
      if error.isMissing { return [] }
      throw error
    }
    let opened = openat(place.descriptor, place.name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard opened >= 0 else {
      if errno == ENOENT { return [] }
      throw .last("open", path)
    }
    let file = try RandomAccessFile(descriptor: opened, path: path)
    guard file.status.isRegular else { return [] }
    let size = file.status.sizeBytes
    return file.read(at: max(0, size - limit), count: Int(min(size, limit)))
  }

  /// In bytes, now.
  package var size: Int64 { (try? FileStatus(descriptor: descriptor, path: path).sizeBytes) ?? 0 }

  package func read(at offset: Int64, count: Int) throws(FileError) -> [UInt8] {
    try RandomAccessFile(duplicate: descriptor, path: path).read(at: offset, count: count)
  }

  /// Appends bytes and makes them durable. Where they find no room, the log is as it was.
  package func append(_ bytes: [UInt8]) throws(FileError) {
    let start = size
    do throws(FileError) {
      try writeAll(bytes, to: descriptor, path: path)
      guard fsync(descriptor) == 0 else { throw .last("sync", path) }
    } catch {
      cut(to: start)
      throw error
    }
  }

  /// Appends bytes that may be lost.
  package func note(_ bytes: [UInt8]) { try? writeAll(bytes, to: descriptor, path: path) }

  /// Takes away what stands behind an offset; a log that was made with this object and has nothing in it goes.
  package func cut(to offset: Int64) {
    _ = ftruncate(descriptor, off_t(offset))
    _ = fsync(descriptor)
    if offset == 0, isNew { unlinkat(place.descriptor, place.name, 0) }
  }

  /// Gives the log another name in its folder, in place of what has that name.
  package func rename(to name: String) throws(FileError) {
    guard renameat(place.descriptor, place.name, place.descriptor, name) == 0 else { throw .last("rename", path) }
    try place.sync()
  }
}

/// Where in a file bytes stand first, from an offset on; nil where they do not.
package func find(_ pattern: [UInt8], in file: RandomAccessFile, from offset: Int64 = 0) -> Int64? {
  guard !pattern.isEmpty else { return nil }
  var at = offset
  while true {
    let block = file.read(at: at, count: (1 << 20) + pattern.count - 1)
    guard block.count >= pattern.count else { return nil }
    if let hit = firstOffset(of: pattern, in: block) { return at + Int64(hit) }
    at += Int64(block.count - pattern.count + 1)
  }
}

/// Where bytes stand first in others; nil where they do not.
package func firstOffset(of pattern: [UInt8], in bytes: [UInt8]) -> Int? {
  bytes.withUnsafeBytes { bytes in
    pattern.withUnsafeBytes { pattern in
      let at = platform_find(bytes.baseAddress, bytes.count, pattern.baseAddress, pattern.count)
      return at < 0 ? nil : Int(at)
    }
  }
}
