internal import CPlatform
internal import Glibc

/// A file written aside and put in place whole: readers see the old content or the new, never a part.
///
/// A file that is there is replaced with its owner and permissions kept; nothing is written through a link (``WritePlace``). Unless
/// ``commit(isNew:)`` returns, the old file is untouched and the new bytes are removed; what a crash leaves, the next writer in the folder
/// removes (``PartFile``).
package final class AtomicFile {
  /// nil once it is in place or given up.
  private var part: PartFile?
  private var buffer: [UInt8] = []
  private static let bufferBytes = 1 << 18
  /// Bytes handed to ``write(_:)`` so far.
  package private(set) var count = 0

  /// - Parameters:
  ///   - folders: absolute paths below which no link is followed.
  ///   - sources: what the content is made from, and is kept from others as they are.
  package convenience init(_ path: String, below folders: [String] = [], from sources: [String] = []) throws(FileError)
  {
    self.init(try PartFile(WritePlace(path, below: folders), from: sources))
  }

  package init(_ part: PartFile) {
    self.part = part
    buffer.reserveCapacity(Self.bufferBytes)
  }

  package func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    count += bytes.count
    if buffer.count + bytes.count > Self.bufferBytes { try flush() }
    if bytes.count >= Self.bufferBytes {
      try opened().write(bytes)
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

  /// Copies bytes of another file.
  /// - Throws: ``FileError`` where that file has them no more.
  package func copy(_ range: Range<Int64>, of file: RandomAccessFile) throws(FileError) {
    var at = range.lowerBound
    while at < range.upperBound {
      let block = file.read(at: at, count: Int(min(1 << 20, range.upperBound - at)))
      guard !block.isEmpty else { throw FileError(path: file.path, reason: .damaged("shrank while it was read")) }
      try write(block)
      at += Int64(block.count)
    }
  }

  /// Makes the bytes durable: what is left for ``commit(isNew:)`` needs no more space.
  package func prepare() throws(FileError) {
    try flush()
    try part?.prepare()
  }

  /// Makes the bytes durable and puts the file in place.
  /// - Parameter isNew: fails where something is there already.
  package func commit(isNew: Bool = false) throws(FileError) {
    try flush()
    try part?.commit(isNew: isNew)
    part = nil
  }

  /// Drops what was written; the file in place stays as it was.
  package func discard() { part = nil }

  private func flush() throws(FileError) {
    guard !buffer.isEmpty else { return }
    let pending = buffer
    buffer.removeAll(keepingCapacity: true)
    try opened().write(pending)
  }

  private func opened() throws(FileError) -> PartFile {
    guard let part else { throw FileError(path: "", reason: .system(operation: "write", code: EBADF)) }
    return part
  }
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

/// Writes every byte.
func writeAll(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(FileError) {
  let result: Result<Void, FileError> = bytes.withUnsafeBytes { raw in
    do throws(FileError) { return .success(try writeAll(raw, to: descriptor, path: path)) } catch {
      return .failure(error)
    }
  }
  try result.get()
}

/// Makes a rename or creation in the folder of `path` durable.
package func syncFolder(of path: String) throws(FileError) {
  let folder = Path.split(path).folder
  let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .last("open", folder) }
  defer { close(descriptor) }
  try syncFolder(descriptor, folder)
}

/// - Parameter descriptor: of the folder.
func syncFolder(_ descriptor: Int32, _ folder: String) throws(FileError) {
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
///
/// Where the bytes find no room, the file is as it was.
/// - Parameter place: of the file, whose lock is held.
package func appendDurably(to place: WritePlace, at offset: Int64, _ bytes: [UInt8]) throws(FileError) {
  let descriptor = try place.openForWriting()
  defer { close(descriptor) }
  let status = try FileStatus(descriptor: descriptor, path: place.path)
  guard status.isRegular, offset >= 0, offset <= status.sizeBytes, status.sizeBytes - offset < 1 << 24 else {
    throw FileError(path: place.path, reason: .system(operation: "write", code: EINVAL))
  }
  let end = off_t(offset) + off_t(bytes.count)
  // Room first: bytes that find none half-way would cost the old end. Where a file system cannot promise any, the old end is put back.
  let more = Int64(end) - status.sizeBytes
  let code = more > 0 ? platform_reserve(descriptor, status.sizeBytes, more) : 0
  if [ENOSPC, EDQUOT, EFBIG].contains(code) {
    throw FileError(path: place.path, reason: .system(operation: "write", code: code))
  }
  let oldEnd = try RandomAccessFile(duplicate: descriptor, path: place.path).read(
    at: offset, count: Int(status.sizeBytes - offset))
  guard Int64(oldEnd.count) == status.sizeBytes - offset else { throw .last("read", place.path) }
  do throws(FileError) {
    try writeAll(bytes, at: off_t(offset), to: descriptor, path: place.path)
    guard ftruncate(descriptor, end) == 0 else { throw .last("cut", place.path) }
    guard fsync(descriptor) == 0 else { throw .last("sync", place.path) }
  } catch {
    // The blocks of the old end are the file's own: to write them again takes no room.
    try? writeAll(oldEnd, at: off_t(offset), to: descriptor, path: place.path)
    _ = ftruncate(descriptor, off_t(status.sizeBytes))
    _ = fsync(descriptor)
    throw error
  }
}

private func writeAll(_ bytes: [UInt8], at offset: off_t, to descriptor: Int32, path: String) throws(FileError) {
  var done = 0
  while done < bytes.count {
    let written = bytes.withUnsafeBytes { raw in
      raw.baseAddress.map { pwrite(descriptor, $0 + done, raw.count - done, offset + off_t(done)) } ?? 0
    }
    if written < 0, errno == EINTR { continue }
    guard written > 0 else { throw .last("write", path) }
    done += written
  }
}
