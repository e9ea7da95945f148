package import Glibc

/// A file written aside and put in place whole: readers see the old content or the new, never a part.
///
/// A file that is there is replaced with its owner and permissions kept; where a link leads to it, the link stays.
/// Unless ``commit()`` returns, the old file is untouched and the new bytes are removed; after a crash a
/// `.NAME.PID.N.part` file may be left, which ``removeLeftovers(in:)`` clears away.
package final class AtomicFile {
  package let path: String
  /// What is replaced: where `path` leads.
  private let target: String
  private let temporary: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private static let bufferBytes = 1 << 18
  /// Bytes handed to ``write(_:)`` so far.
  package private(set) var count = 0

  package init(_ path: String, mode: mode_t = 0o644) throws(FileError) {
    self.path = path
    target = Path.followingLinks(path)
    let (folder, name) = Path.split(target)
    var attempt = 0
    var opened: Int32 = -1
    var candidate = ""
    repeat {
      candidate = Path.join(folder, ".\(name).\(getpid()).\(attempt).part")
      opened = open(candidate, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      attempt += 1
    } while opened < 0 && errno == EEXIST && attempt < 1000
    guard opened >= 0 else { throw .last("create", candidate) }
    temporary = candidate
    descriptor = opened
    buffer.reserveCapacity(Self.bufferBytes)
  }

  deinit { discard() }

  package func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    count += bytes.count
    if buffer.count + bytes.count > Self.bufferBytes { try flush() }
    if bytes.count >= Self.bufferBytes {
      try writeAll(bytes)
    } else {
      buffer.append(contentsOf: bytes)
    }
  }

  package func write(_ bytes: [UInt8]) throws(FileError) {
    let result: Result<Void, FileError> = bytes.withUnsafeBytes { raw in
      do throws(FileError) { return .success(try write(raw)) } catch { return .failure(error) }
    }
    try result.get()
  }

  package func write(_ text: String) throws(FileError) { try write(Array(text.utf8)) }

  /// Overwrites bytes already written.
  package func overwrite(at offset: Int, _ bytes: [UInt8]) throws(FileError) {
    try flush()
    let written = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
    guard written == bytes.count else { throw .last("write", temporary) }
  }

  /// Makes the bytes durable and puts the file in place.
  package func commit() throws(FileError) {
    try flush()
    adoptStatus(of: target, descriptor)
    guard fsync(descriptor) == 0 else { throw .last("sync", temporary) }
    guard close(descriptor) == 0 else {
      descriptor = -1
      throw .last("close", temporary)
    }
    descriptor = -1
    guard rename(temporary, target) == 0 else {
      let failure = FileError.last("rename", path)
      unlink(temporary)
      throw failure
    }
    try syncFolder(of: target)
  }

  /// Drops what was written; the file in place stays as it was.
  package func discard() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
    unlink(temporary)
  }

  /// Removes parts that dead processes left in a folder. Parts of living processes stay.
  package static func removeLeftovers(in folder: String) {
    for name in (try? Path.entries(of: folder)) ?? [] where name.hasPrefix(".") && name.hasSuffix(".part") {
      let fields = name.split(separator: ".")
      guard fields.count >= 4, let process = pid_t(fields[fields.count - 3]) else { continue }
      if process != getpid(), kill(process, 0) != 0, errno == ESRCH { unlink(Path.join(folder, name)) }
    }
  }

  private func flush() throws(FileError) {
    guard !buffer.isEmpty else { return }
    let pending = buffer
    buffer.removeAll(keepingCapacity: true)
    let result: Result<Void, FileError> = pending.withUnsafeBytes { raw in
      do throws(FileError) { return .success(try writeAll(raw)) } catch { return .failure(error) }
    }
    try result.get()
  }

  private func writeAll(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    try Files.writeAll(bytes, to: descriptor, path: temporary)
  }
}

/// Gives an open file the owner and the permissions of one that it is to replace: a memory kept from others stays so.
func adoptStatus(of path: String, _ descriptor: Int32) {
  var info = stat()
  guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return }
  // Only root may give a file away; for others the file is their own from now on.
  _ = fchown(descriptor, info.st_uid, info.st_gid)
  _ = fchmod(descriptor, info.st_mode & 0o7777)
}

/// Writes every byte, however often the system takes only a part.
package func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String) throws(FileError) {
  var offset = 0
  while offset < bytes.count {
    let part = UnsafeRawBufferPointer(rebasing: bytes[offset...])
    let written = write(descriptor, part.baseAddress, part.count)
    if written < 0 {
      if errno == EINTR { continue }
      throw .last("write", path)
    }
    offset += written
  }
}

/// Makes a rename or creation in the folder of `path` durable.
package func syncFolder(of path: String) throws(FileError) {
  let folder = Path.split(path).folder
  let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .last("open", folder) }
  defer { close(descriptor) }
  // Some file systems cannot sync a folder (EINVAL); their renames are as durable as they get.
  guard fsync(descriptor) == 0 || errno == EINVAL else { throw .last("sync", folder) }
}

/// Overwrites bytes of an existing file.
package func overwrite(_ path: String, at offset: Int, _ bytes: [UInt8]) throws(FileError) {
  let descriptor = open(path, O_WRONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .last("open", path) }
  defer { close(descriptor) }
  let written = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
  guard written == bytes.count else { throw .last("write", path) }
}

/// Writes over the end of a file in one write and makes it durable; what lay behind the new end is cut off.
package func appendDurably(to path: String, at offset: Int64, _ bytes: [UInt8]) throws(FileError) {
  let descriptor = open(path, O_WRONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .last("open", path) }
  defer { close(descriptor) }
  var done = 0
  while done < bytes.count {
    let written = bytes.withUnsafeBytes {
      pwrite(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done, off_t(offset) + off_t(done))
    }
    if written < 0 {
      if errno == EINTR { continue }
      throw .last("write", path)
    }
    done += written
  }
  guard ftruncate(descriptor, off_t(offset) + off_t(bytes.count)) == 0 else { throw .last("cut", path) }
  guard fsync(descriptor) == 0 else { throw .last("sync", path) }
}
