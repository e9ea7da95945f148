internal import CArchive
internal import Glibc

/// The entries of a zip archive, read by name: an office document is one.
package final class ZipArchive {
  package let path: String
  private let archive: UnsafeMutableRawPointer
  /// As the archive has them, folders included; at most ``entryLimit``.
  package let names: [String]

  package static let entryLimit = 100_000

  /// - Throws: ``FileError`` for what is no archive, or a damaged one.
  package init(_ path: String) throws(FileError) {
    self.path = path
    guard let archive = zip_open(path) else {
      throw FileError(
        path: path, reason: .damaged("damaged zip archive: its directory of entries is missing or cut off"))
    }
    self.archive = archive
    var names: [String] = []
    var text = [CChar](repeating: 0, count: 1024)
    var size: UInt64 = 0
    var state = zip_entry(archive, 1, &text, Int32(text.count), &size)
    while state == 1, names.count < Self.entryLimit {
      names.append(String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
      state = zip_entry(archive, 0, &text, Int32(text.count), &size)
    }
    self.names = names
    guard state >= 0 else { throw FileError(path: path, reason: .damaged("damaged zip directory")) }
  }

  deinit { zip_close(archive) }

  /// What an entry holds; nil when there is none of that name.
  ///
  /// - Throws: ``FileError`` for a damaged or encrypted entry, and for one that expands beyond a limit.
  package func contents(of name: String, limitBytes: Int) throws(FileError) -> [UInt8]? {
    var text = [CChar](repeating: 0, count: 1024)
    var size: UInt64 = 0
    var state = zip_entry(archive, 1, &text, Int32(text.count), &size)
    var looked = 0
    while state == 1, looked < Self.entryLimit {
      if String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) == name {
        return try read(name, Int(clamping: size), limitBytes)
      }
      looked += 1
      state = zip_entry(archive, 0, &text, Int32(text.count), &size)
    }
    return nil
  }

  /// What an entry holds, front to back; nil when there is none of that name, in any case. Of several, the first counts.
  /// - Throws: ``FileError`` for an encrypted entry. What it expands to is bounded as ``ByteSource`` has it.
  package func source(of name: String) throws(FileError) -> ByteSource? {
    let lower = name.lowercased()
    guard let entry = names.firstIndex(of: name) ?? names.firstIndex(where: { $0.lowercased() == lower }) else {
      return nil
    }
    return try ByteSource(archive: path, entry: entry, name: names[entry])
  }

  /// Which entries may be the one that an archive is about: the TMX, or else the XLIFF, or else all files.
  ///
  /// Beside the text of memoQ's `.mqxlz` there is a skeleton.
  package static func texts(among names: [String]) -> [String] {
    let files = names.filter { !$0.hasSuffix("/") && !$0.hasPrefix("__MACOSX/") }
    let texts = [[".tmx"], [".mqxliff", ".xliff", ".xlf", ".sdlxliff"]].lazy
      .map { endings in files.filter { name in endings.contains { name.lowercased().hasSuffix($0) } } }
    return texts.first { !$0.isEmpty } ?? files
  }

  /// The bytes of an archive in which an entry holds something else; every other entry is as it was.
  ///
  /// - Throws: ``FileError`` when there is no such entry, for damage, and what the system refuses.
  package func replacing(_ name: String, with bytes: [UInt8]) throws(FileError) -> [UInt8] {
    func damaged(_ what: String) -> FileError { FileError(path: path, reason: .damaged(what)) }
    // The library writes to a name: that of a file in memory, which nobody else sees.
    let descriptor = memory_file()
    guard descriptor >= 0 else { throw .last("create", path) }
    defer { close(descriptor) }
    guard let copy = zip_create_empty("/proc/self/fd/\(descriptor)") else { throw .last("create", path) }
    var isComplete = false
    defer { if !isComplete { _ = zip_complete(copy) } }
    var text = [CChar](repeating: 0, count: 4096)
    var size: UInt64 = 0
    var state = zip_entry(archive, 1, &text, Int32(text.count), &size)
    var count = 0
    var isFound = false
    while state == 1, count < Self.entryLimit {
      let own = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if own == name, !isFound {
        isFound = true
        guard zip_begin_like(archive, copy) == 0, zip_write(copy, bytes, Int64(bytes.count)) == 0,
          zip_end_entry(copy) == 0
        else { throw .last("write", path) }
      } else {
        guard zip_copy_entry(archive, copy) == 0 else { throw damaged("the zip entry \(own) cannot be copied") }
      }
      count += 1
      state = zip_entry(archive, 0, &text, Int32(text.count), &size)
    }
    guard state == 0 else { throw damaged("damaged zip directory") }
    guard isFound else { throw damaged("expected \(name) in the zip archive, found none") }
    isComplete = true
    guard zip_complete(copy) == 0 else { throw .last("write", path) }
    return try RandomAccessFile.contents(of: "/proc/self/fd/\(descriptor)")
  }

  private func read(_ name: String, _ size: Int, _ limit: Int) throws(FileError) -> [UInt8] {
    // The size that the directory says is a hint: what counts is what comes out.
    func refused() -> FileError {
      FileError(path: path, reason: .refused("expected at most \(limit) bytes in \(name), found more: refused"))
    }
    guard size <= limit else { throw refused() }
    let opened = zip_entry_open(archive)
    guard opened == 0 else {
      let why = opened == -2 ? "is encrypted" : "cannot be read"
      throw FileError(path: path, reason: .damaged("the zip entry \(name) \(why)"))
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(size, 1 << 26))
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = zip_entry_read(archive, &block, Int64(block.count))
      guard count >= 0 else { throw FileError(path: path, reason: .damaged("damaged zip data in \(name)")) }
      if count == 0 { break }
      guard bytes.count + Int(count) <= limit else {
        _ = zip_entry_close(archive)
        throw refused()
      }
      bytes.append(contentsOf: block[..<Int(count)])
    }
    guard zip_entry_close(archive) == 0 else {
      throw FileError(path: path, reason: .damaged("the checksum of \(name) in the zip archive does not match"))
    }
    return bytes
  }
}
