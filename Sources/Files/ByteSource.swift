internal import CArchive
internal import Glibc

/// Bytes read front to back: a plain file, standard input, or what a `.gz` or `.zip` holds.
///
/// Which of them it is, the first bytes say, not the name. Memory is bounded by zlib's window.
package final class ByteSource {
  private enum Kind {
    case plain(Int32, closes: Bool)
    case gzip(UnsafeMutableRawPointer)
    case zip(UnsafeMutableRawPointer)
    case memory([UInt8], chunk: Int)
  }

  package let path: String
  /// The size of what is read from, where known: compressed bytes for an archive.
  package let sizeBytes: Int64?
  /// True when the bytes delivered are those of the file, one for one.
  package let isPlain: Bool
  /// The encoding of its text where whoever opened it knows better than what it says of itself.
  package var encoding: String?
  /// Whether that is a guess, to be said where the text is read.
  package var isEncodingGuessed = false
  private let kind: Kind
  private var delivered: Int64 = 0
  /// Delivered before anything is read.
  private var opening: ArraySlice<UInt8> = []
  /// The end of a file that others append to, as it was when the file was opened, and where it began: nothing before it ever changes.
  private var end: (offset: Int64, bytes: [UInt8])?
  private static let endBytes: Int64 = 4096

  /// More than this from an archive, at more than ``bombRatio`` times its own size, is refused.
  private var bombBytes: Int64 = 1 << 30
  private static let bombRatio: Int64 = 200

  /// Opens a file, or standard input for `-`.
  /// - Parameters:
  ///   - isFound: whether nobody named the path for this command: only a file is read then, whatever its name, and a pipe
  ///     that stands in its place is refused, not waited for.
  ///   - isAppendedTo: others may append to the file meanwhile, over its old end, as to a memory: what is delivered is the file
  ///     as it was when it was opened.
  package init(_ path: String, isFound: Bool = false, isAppendedTo: Bool = false) throws(FileError) {
    self.path = path
    if path == "-", !isFound {
      kind = .plain(STDIN_FILENO, closes: false)
      sizeBytes = nil
      isPlain = false
      return
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | (isFound ? O_NONBLOCK : 0))
    guard descriptor >= 0 else { throw .last("open", path) }
    let status: FileStatus
    do throws(FileError) {
      status = try FileStatus(descriptor: descriptor, path: path)
      if status.isFolder {
        throw FileError(path: path, reason: .system(operation: "read", code: EISDIR))
      }
      if isFound, !status.isRegular { throw FileError.notAFile(path, status) }
    } catch {
      close(descriptor)
      throw error
    }
    sizeBytes = status.isRegular ? status.sizeBytes : nil
    var magic: [UInt8] = [0, 0, 0, 0]
    let have = status.isRegular ? pread(descriptor, &magic, 4, 0) : 0
    if have >= 2, magic[0] == 0x1F, magic[1] == 0x8B {
      guard let stream = gzip_open(descriptor) else {
        close(descriptor)
        throw FileError(path: path, reason: .system(operation: "open", code: ENOMEM))
      }
      kind = .gzip(stream)
      isPlain = false
    } else if have == 4, magic == [0x50, 0x4B, 0x03, 0x04] || magic == [0x50, 0x4B, 0x05, 0x06] {
      close(descriptor)
      kind = .zip(try Self.openZip(path))
      isPlain = false
    } else {
      kind = .plain(descriptor, closes: true)
      isPlain = status.isRegular
    }
    if isAppendedTo, isPlain, case .plain(let descriptor, _) = kind { keepEnd(descriptor) }
  }

  /// Reads the file's end while nobody appends. An append writes over the end tags and behind them, never before.
  private func keepEnd(_ descriptor: Int32) {
    let lock = FileLock.pausingWriters(ofFile: path)
    defer { withExtendedLifetime(lock) {} }
    guard let status = try? FileStatus(descriptor: descriptor, path: path) else { return }
    if status.sizeBytes == 0 {
      end = (0, [])
      return
    }
    let offset = max(0, status.sizeBytes - Self.endBytes)
    var bytes = [UInt8](repeating: 0, count: Int(status.sizeBytes - offset))
    guard bytes.withUnsafeMutableBytes({ pread(descriptor, $0.baseAddress, $0.count, off_t(offset)) }) == bytes.count
    else { return }
    end = (offset, bytes)
  }

  /// A part of a plain file, from an offset to its end, after an opening of its own.
  package init(_ path: String, from offset: Int64, opening: [UInt8]) throws(FileError) {
    self.path = path
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .last("open", path) }
    guard lseek(descriptor, Int(offset), SEEK_SET) == offset,
      let status = try? FileStatus(descriptor: descriptor, path: path)
    else {
      close(descriptor)
      throw .last("seek", path)
    }
    kind = .plain(descriptor, closes: true)
    sizeBytes = max(0, status.sizeBytes - offset) + Int64(opening.count)
    isPlain = true
    self.opening = opening[...]
  }

  /// Bytes at hand, under a name for messages.
  /// - Parameter chunkBytes: the most that one read delivers, as from a slow pipe.
  package init(bytes: [UInt8], name: String, chunkBytes: Int = .max) {
    path = name
    sizeBytes = Int64(bytes.count)
    isPlain = true
    kind = .memory(bytes, chunk: max(1, chunkBytes))
  }

  /// One entry of a zip archive, by its number among the entries.
  /// - Parameters:
  ///   - name: of the entry, for messages.
  ///   - bombBytes: more than this, at more than 200 times the size of the archive, is refused.
  package init(archive: String, entry: Int, name: String, bombBytes: Int64 = 1 << 28) throws(FileError) {
    path = "\(archive) (\(name))"
    self.bombBytes = bombBytes
    guard let handle = zip_open(archive) else {
      throw FileError(path: archive, reason: .damaged("damaged zip archive"))
    }
    var text: [CChar] = [0]
    var size: UInt64 = 0
    var state = zip_entry(handle, 1, &text, Int32(text.count), &size)
    for _ in 0..<entry where state == 1 { state = zip_entry(handle, 0, &text, Int32(text.count), &size) }
    let opened = state == 1 ? zip_entry_open(handle) : -1
    guard opened == 0, let status = try? FileStatus(of: archive) else {
      zip_close(handle)
      let why = opened == -2 ? "is encrypted" : "cannot be read"
      throw FileError(path: archive, reason: .damaged("the zip entry \(name) \(why)"))
    }
    kind = .zip(handle)
    sizeBytes = status.sizeBytes
    isPlain = false
  }

  /// The same bytes from the beginning on. This source is of no use any more: the two share their place in the file.
  package func restarted() throws(FileError) -> ByteSource { try ByteSource(again: self) }

  private init(again other: ByteSource) throws(FileError) {
    path = other.path
    switch other.kind {
    case .plain(let descriptor, _) where other.isPlain:
      let own = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
      guard own >= 0, lseek(own, 0, SEEK_SET) == 0 else { throw .last("open", path) }
      kind = .plain(own, closes: true)
    case .memory(let bytes, let chunk): kind = .memory(bytes, chunk: chunk)
    case .plain, .gzip, .zip:
      let again = try ByteSource(other.path)
      (kind, opened) = (again.kind, again)
    }
    (sizeBytes, isPlain) = (other.sizeBytes, other.isPlain)
    end = other.end
    (encoding, isEncodingGuessed) = (other.encoding, other.isEncodingGuessed)
  }

  /// Owns what this one reads.
  private var opened: ByteSource?

  deinit {
    if opened != nil { return }
    switch kind {
    case .plain(let descriptor, let closes): if closes { close(descriptor) }
    case .gzip(let stream): gzip_close(stream)
    case .zip(let archive): zip_close(archive)
    case .memory: break
    }
  }

  /// Fills a part of `buffer`; 0 only at the end.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    let count = try readSome(buffer)
    delivered += Int64(count)
    if case .plain = kind { return count }
    if case .memory = kind { return count }
    if delivered > bombBytes, let size = sizeBytes, delivered / Self.bombRatio > size {
      throw FileError(
        path: path,
        reason: .refused("expands to more than \(Self.bombRatio) times its size: refused as a decompression bomb"))
    }
    return count
  }

  private func readSome(_ buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    if !opening.isEmpty {
      let part = opening.prefix(buffer.count)
      buffer.copyBytes(from: part)
      opening = opening.dropFirst(part.count)
      return part.count
    }
    switch kind {
    case .plain(let descriptor, _):
      var buffer = buffer
      if let end {
        let past = delivered - end.offset
        if past >= 0 {
          let part = end.bytes.dropFirst(Int(past)).prefix(buffer.count)
          buffer.copyBytes(from: part)
          return part.count
        }
        buffer = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, Int(-past))])
      }
      while true {
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        if count >= 0 { return count }
        if errno != EINTR { throw .last("read", path) }
      }
    case .gzip(let stream):
      let bytes = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      let count = gzip_read(stream, bytes, Int64(buffer.count))
      guard count >= 0 else {
        throw FileError(path: path, reason: .damaged(String(cString: gzip_message(stream))))
      }
      return Int(count)
    case .zip(let archive):
      let bytes = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      let count = zip_entry_read(archive, bytes, Int64(buffer.count))
      guard count >= 0 else { throw FileError(path: path, reason: .damaged("damaged zip data")) }
      if count == 0, buffer.count > 0, zip_entry_close(archive) != 0 {
        throw FileError(path: path, reason: .damaged("zip checksum does not match"))
      }
      return Int(count)
    case .memory(let bytes, let chunk):
      let count = min(buffer.count, chunk, bytes.count - Int(delivered))
      guard count > 0 else { return 0 }
      bytes.withUnsafeBytes { raw in
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: raw[Int(delivered)..<Int(delivered) + count]))
      }
      return count
    }
  }

  /// Opens the one TMX, or else the one XLIFF, or else the one file of an archive.
  private static func openZip(_ path: String) throws(FileError) -> UnsafeMutableRawPointer {
    guard let archive = zip_open(path) else {
      throw FileError(path: path, reason: .damaged("damaged zip archive"))
    }
    do throws(FileError) {
      var names: [String] = []
      var text = [CChar](repeating: 0, count: 1024)
      var size: UInt64 = 0
      var state = zip_entry(archive, 1, &text, Int32(text.count), &size)
      while state == 1, names.count < 10_000 {
        names.append(String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
        state = zip_entry(archive, 0, &text, Int32(text.count), &size)
      }
      guard state == 0 else { throw FileError(path: path, reason: .damaged("damaged zip directory")) }
      let candidates = ZipArchive.texts(among: names)
      guard candidates.count == 1, let wanted = candidates.first else {
        throw FileError(
          path: path, reason: .damaged("expected one file in the zip archive, found \(candidates.count)"))
      }
      state = zip_entry(archive, 1, &text, Int32(text.count), &size)
      for name in names where state == 1 {
        if name == wanted { break }
        state = zip_entry(archive, 0, &text, Int32(text.count), &size)
      }
      let opened = state == 1 ? zip_entry_open(archive) : -1
      guard opened == 0 else {
        let why = opened == -2 ? "is encrypted" : "cannot be read"
        throw FileError(path: path, reason: .damaged("the zip entry \(wanted) \(why)"))
      }
      return archive
    } catch {
      zip_close(archive)
      throw error
    }
  }
}
