internal import CConverter
package import Files

/// A document's bytes as UTF-8, whatever encoding and container the file has.
///
/// The encoding is found as appendix F of XML 1.0 says: byte order mark, then the pattern of the first
/// bytes, then the declaration, then UTF-8. A byte order mark wins over a declaration that contradicts it.
/// What is already UTF-8 passes through untouched, so that offsets are those of the file. A byte sequence that
/// the encoding does not have comes out as the byte FF, which no XML parser takes for text.
package final class UTF8Stream {
  /// The encoding read from, as declared or found: "UTF-8", "UTF-16LE", "windows-1251".
  package private(set) var encoding = "UTF-8"
  /// Whether the document said its encoding, by mark or declaration.
  package private(set) var isDeclared = false
  /// Whether a byte order mark says it, or the pattern of the first bytes.
  package private(set) var isMarked = false
  /// Bytes that the encoding does not have, and the offset of the byte FF that stands for them in this stream; the first thousand.
  private var faults: [Fault] = []

  private struct Fault {
    let offset: Int64
    let bytes: [UInt8]
  }

  /// What the file has where this stream has the byte FF; empty where that is not known.
  package func badBytes(at offset: Int64) -> [UInt8] { faults.first { $0.offset == offset }?.bytes ?? [] }
  /// True when offsets into this stream are offsets into the file.
  package var isVerbatim: Bool { source.isPlain && converter == nil }
  /// Whether the file's bytes are those delivered, and it does not say that they are in another encoding: it can be changed in place.
  package var isVerbatimUTF8: Bool { isVerbatim && ["utf-8", "utf8"].contains(encoding.lowercased()) }

  private let source: ByteSource
  private var converter: UnsafeMutableRawPointer?
  /// Bytes read from the source and not yet delivered or converted.
  private var pending: [UInt8] = []
  private var pendingStart = 0
  private var sourceEnded = false
  private var flushed = false
  /// Bytes delivered out of a conversion.
  private var converted: Int64 = 0
  private static let chunk = 1 << 16

  /// - Throws: ``FileError`` when the source cannot be read, or names an encoding that nobody knows.
  package init(_ source: ByteSource) throws(FileError) {
    self.source = source
    while pending.count < 1024, !sourceEnded { try fill() }
    var (name, declared, mark) = Self.sniff(pending)
    isMarked = declared && !Self.isDeclaration(pending)
    if let known = source.encoding {
      // Who opened the source knows better; the mark that belongs to the encoding is no text.
      if TextEncoding.isWide(known), TextEncoding.isWide(name), mark > 0 {} else { (name, mark) = (known, 0) }
      (declared, isMarked) = (true, true)
    }
    isDeclared = declared
    encoding = name
    if !Self.isUTF8(name) {
      guard let opened = converter_open(name) else {
        throw FileError(
          path: source.path, reason: .damaged("1:1: expected a known encoding, found \"\(name)\""))
      }
      converter = opened
      pendingStart = mark
    }
  }

  deinit { converter_close(converter) }

  package var path: String { source.path }
  package var sizeBytes: Int64? { source.sizeBytes }

  /// Bytes taken from the source so far, for progress against ``sizeBytes``.
  package private(set) var consumedBytes: Int64 = 0

  /// The first bytes of the document as they are in the file.
  package func detectEncoding(_ bytes: ArraySlice<UInt8>) -> String? {
    var name = [CChar](repeating: 0, count: 64)
    bytes.withUnsafeBufferPointer {
      converter_detect($0.baseAddress, Int32($0.count), &name, Int32(name.count))
    }
    let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.isEmpty ? nil : text
  }

  /// Called with all bytes as they are delivered, for keeping a UTF-8 copy.
  package var onRead: ((UnsafeRawBufferPointer) throws(FileError) -> Void)?

  /// Fills a part of `buffer` (at least 16 bytes long) with UTF-8; 0 only at the end.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    let count = try convert(into: buffer)
    if let onRead, count > 0 { try onRead(UnsafeRawBufferPointer(rebasing: buffer[0..<count])) }
    return count
  }

  private func convert(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    guard let output = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return 0 }
    guard let converter else {
      if pendingStart < pending.count {
        let count = min(buffer.count, pending.count - pendingStart)
        pending.withUnsafeBytes {
          buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[pendingStart..<pendingStart + count]))
        }
        pendingStart += count
        return count
      }
      if sourceEnded { return 0 }
      let count = try source.read(into: buffer)
      consumedBytes += Int64(count)
      sourceEnded = count == 0
      return count
    }
    while true {
      if pendingStart == pending.count, !sourceEnded {
        pending.removeAll(keepingCapacity: true)
        pendingStart = 0
        try fill()
      }
      if sourceEnded, pendingStart == pending.count, flushed { return 0 }
      var consumed: Int64 = 0
      var produced: Int64 = 0
      let flush: Int32 = sourceEnded ? 1 : 0
      let state = pending.withUnsafeBufferPointer { input in
        converter_convert(
          converter, input.baseAddress.map { $0 + pendingStart }, Int64(input.count - pendingStart), output,
          Int64(buffer.count - 1), flush, &consumed, &produced)
      }
      pendingStart += Int(consumed)
      var count = Int(produced)
      defer { converted += Int64(count) }
      if state == 2 {
        if faults.count < 1000 {
          faults.append(Fault(offset: converted + Int64(count), bytes: badBytes(converter)))
        }
        output[count] = 0xFF
        count += 1
      } else if state == 0, sourceEnded {
        flushed = true
      }
      if count > 0 { return count }
    }
  }

  private func badBytes(_ converter: UnsafeMutableRawPointer) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
      count = Int(converter_bad_bytes(converter, buffer.baseAddress, Int32(buffer.count)))
    }
  }

  private func fill() throws(FileError) {
    var failure: FileError?
    var count = 0
    let block = [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, initialized in
      do throws(FileError) { count = try source.read(into: UnsafeMutableRawBufferPointer(buffer)) } catch {
        failure = error
      }
      initialized = count
    }
    if let failure { throw failure }
    if pending.isEmpty { pending = block } else { pending.append(contentsOf: block) }
    consumedBytes += Int64(count)
    sourceEnded = count == 0
  }

  /// Whether text in the encoding of that name is UTF-8 as it stands: ASCII is.
  package static func isUTF8(_ name: String) -> Bool {
    ["utf-8", "utf8", "us-ascii", "ascii"].contains(name.lowercased())
  }

  /// The encoding, whether it was declared, and the length of a byte order mark.
  static func sniff(_ bytes: [UInt8]) -> (name: String, declared: Bool, mark: Int) {
    func starts(_ prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }
    if starts([0xEF, 0xBB, 0xBF]) { return ("UTF-8", true, 3) }
    if starts([0xFF, 0xFE, 0, 0]) { return ("UTF-32LE", true, 4) }
    if starts([0, 0, 0xFE, 0xFF]) { return ("UTF-32BE", true, 4) }
    if starts([0xFF, 0xFE]) { return ("UTF-16LE", true, 2) }
    if starts([0xFE, 0xFF]) { return ("UTF-16BE", true, 2) }
    if starts([0x3C, 0, 0, 0]) { return ("UTF-32LE", true, 0) }
    if starts([0, 0, 0, 0x3C]) { return ("UTF-32BE", true, 0) }
    if starts([0x3C, 0]) { return ("UTF-16LE", true, 0) }
    if starts([0, 0x3C]) { return ("UTF-16BE", true, 0) }
    guard let name = declaredEncoding(bytes) else { return ("UTF-8", false, 0) }
    // Bytes that could be read this far are not UTF-16 or UTF-32, whatever they say of themselves.
    let upper = name.uppercased()
    if upper.hasPrefix("UTF-16") || upper.hasPrefix("UTF-32") || upper.hasPrefix("UCS-") {
      return ("UTF-8", false, 0)
    }
    return (name, true, 0)
  }

  /// Whether bytes begin as an XML declaration in ASCII.
  private static func isDeclaration(_ bytes: [UInt8]) -> Bool { bytes.starts(with: Array("<?xml".utf8)) }

  /// The value of `encoding` in an XML declaration of ASCII bytes.
  private static func declaredEncoding(_ bytes: [UInt8]) -> String? {
    guard isDeclaration(bytes), let end = bytes.prefix(512).firstIndex(of: 0x3E) else {
      return nil
    }
    let declaration = Array(bytes[..<end])
    let key = Array("encoding".utf8)
    guard declaration.count > key.count else { return nil }
    for at in 0..<(declaration.count - key.count) where Array(declaration[at..<at + key.count]) == key {
      let rest = declaration[(at + key.count)...].drop { $0 != 0x22 && $0 != 0x27 }
      guard let quote = rest.first else { return nil }
      let value = rest.dropFirst().prefix { $0 != quote }
      return value.isEmpty || value.count > 40 ? nil : String(decoding: value, as: UTF8.self)
    }
    return nil
  }
}
