internal import Bitext
internal import Files
internal import Markup
internal import Orthography

/// The UTF-8 of a file of lines, in a window that the reader moves.
///
/// The encoding is that of the byte order mark; else the one that the file says in its own way, where its bytes are that; else the
/// one that the user asks for; else UTF-8, and where the first bytes (16 MiB) are not that, the legacy encoding that gives letters of
/// the text's languages (``EncodingJudge``). A file in another encoding without a byte order mark is held in memory, up to 256 MiB of
/// it; any other is streamed. A byte that is not of the encoding comes out as it is, or as FF: ``fault(in:)`` finds it.
final class TextInput {
  let path: String
  /// Bytes read and not yet passed; `bytes[0]` is the byte at the reader's position.
  private(set) var count = 0
  private(set) var encoding: String
  /// The encoding was neither marked nor said, nor is it UTF-8.
  private(set) var isGuessed = false
  /// An encoding that the file says, and that nobody knows.
  private(set) var unknownEncoding: String?
  /// An encoding that the file says and is not in: it is in UTF-8.
  private(set) var falseEncoding: String?

  /// What is odd about the encoding: nothing is lost by it.
  var notices: [Diagnostic] {
    func notice(_ rule: String, _ message: String) -> Diagnostic {
      Diagnostic(.warning, rule: rule, file: path, line: 1, message: message)
    }
    var found: [Diagnostic] = []
    if let unknownEncoding {
      found.append(
        notice(
          "unknown-encoding", "expected the name of an encoding, found \"\(unknownEncoding)\": read as \(encoding)"))
    }
    if let falseEncoding {
      found.append(
        notice("false-encoding", "expected \(falseEncoding), as the file says, found UTF-8: read as that"))
    }
    if isGuessed {
      found.append(notice("guessed-encoding", "expected UTF-8, found what looks like \(encoding): read as that"))
    }
    return found
  }

  /// What a text at hand was read from.
  private var original: TextInput?
  /// nil when all there is to read is in the window.
  private var stream: UTF8Stream?
  private var window: UnsafeMutablePointer<UInt8>
  private var capacity = TextInput.chunk * 2
  private var start = 0
  private var end = 0
  private var streamEnded = false
  /// Whether all that there is has been read.
  var isWhole: Bool { streamEnded || stream == nil }

  private static let chunk = 1 << 16
  private static let headLimit = 16 << 20
  private static let memoryLimit = 256 << 20
  /// Bytes of the stream that lie before the reader's position.
  private var passed: Int64 = 0
  /// How many of them are a byte order mark.
  private var textStart: Int64 = 0

  /// - Parameters:
  ///   - hints: what is known of the encoding besides.
  ///   - said: finds the encoding that the file says of itself in its first bytes, and the languages that it names there.
  /// - Throws: ``FormatError`` for a file that is in no encoding that it may be in.
  init(
    _ source: ByteSource, hints: EncodingHints = EncodingHints(),
    said: ([UInt8]) -> (encoding: String?, languages: [LanguageTag]) = { _ in (nil, []) }
  ) throws {
    path = source.path
    if let asked = hints.asked, TextEncoding.isWide(asked), source.encoding == nil {
      let source = try source.read(as: asked)
      stream = try UTF8Stream(source)
    } else {
      stream = try UTF8Stream(source)
    }
    encoding = stream?.encoding ?? ""
    window = .allocate(capacity: capacity)
    while count < Self.chunk, try more() {}
    if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      pass(3)
      textStart = 3
    }
    if stream?.isDeclared ?? true { return }
    try decide(hints, said: said(Array(UnsafeBufferPointer(start: bytes, count: min(count, Self.chunk)))))
  }

  /// Finds the encoding of a file without a mark.
  private func decide(_ hints: EncodingHints, said: (encoding: String?, languages: [LanguageTag])) throws {
    if let name = said.encoding, !UTF8Stream.isUTF8(name) {
      if TextEncoding.isKnown(name) {
        try readAll(as: name)
        let raw = UnsafeBufferPointer(start: bytes, count: count)
        if let asked = hints.asked {
          return try recode(from: TextEncoding.decode(raw, from: name) == nil ? asked : name)
        }
        // In another encoding its letters would be those of UTF-8 by chance.
        let (characters, faults) = UTF8Check.counts(raw)
        guard characters < 2 || faults > 0 else {
          falseEncoding = name
          return
        }
        return try recode(from: name)
      }
      unknownEncoding = name
    }
    var fault: Range<Int>?
    var checked = 0
    while fault == nil {
      let rest = UnsafeBufferPointer(start: bytes + checked, count: count - checked)
      fault = UTF8Check.fault(in: rest, isCut: !streamEnded).map { $0.lowerBound + checked..<$0.upperBound + checked }
      // A character that is cut off there is looked at again.
      checked = max(checked, count - 3)
      while checked < count, bytes[checked] & 0xC0 == 0x80 { checked += 1 }
      if streamEnded || count >= Self.headLimit { break }
      _ = try more()
    }
    if let asked = hints.asked {
      if UTF8Stream.isUTF8(asked) || fault == nil && said.encoding.map(UTF8Stream.isUTF8) ?? false { return }
      try readAll(as: asked)
      return try recode(from: asked)
    }
    guard let fault else { return }
    let raw = UnsafeBufferPointer(start: bytes, count: count)
    let (characters, faults) = UTF8Check.counts(raw)
    // Bytes of another encoding are UTF-8 by chance only: this is UTF-8 with some damage.
    if characters >= 4 * faults { return }
    let languages = hints.adding(said.languages).languages
    guard let guess = EncodingJudge.encoding(of: raw, languages: languages) else {
      if characters > faults { return }
      let before = raw[..<fault.lowerBound]
      let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      throw FormatError.undecodable(
        file: path, line: 1 + before.count { $0 == 0x0A }, column: 1 + fault.lowerBound - lineStart,
        expected: Self.expected(languages), found: Array(raw[fault.lowerBound...].prefix(8).prefix { $0 >= 0x80 }))
    }
    try readAll(as: guess)
    try recode(from: guess)
    isGuessed = true
  }

  /// `UTF-8 or an encoding of English or Russian`.
  private static func expected(_ languages: [LanguageTag]) -> String {
    let names = languages.map(\.englishName)
    guard let last = names.last else { return "UTF-8 or an encoding that is in use" }
    let listed = names.dropLast().joined(separator: ", ") + (names.count > 1 ? " or " : "") + last
    return "UTF-8 or an encoding of \(listed)"
  }

  /// The first bytes of a text that are not of the encoding; nil for text.
  /// - Parameters:
  ///   - text: all that there was to read, a byte order mark left out.
  ///   - range: a part of it to be looked at.
  func undecodable(in text: [UInt8], _ range: Range<Int>? = nil) -> FormatError? {
    let part = text[range ?? text.startIndex..<text.endIndex]
    guard let fault = UTF8Check.fault(in: part) else { return nil }
    let offset = part.startIndex + fault.lowerBound
    let lineStart = text[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return FormatError.undecodable(
      file: path, line: 1 + text[..<offset].count { $0 == 0x0A },
      column: 1 + text[lineStart..<offset].count { $0 & 0xC0 != 0x80 }, expected: encoding,
      found: found(at: textStart + Int64(offset), Array(text[offset..<offset + fault.count])))
  }

  /// What the file has where its text has bytes that are none.
  /// - Parameter offset: in the stream.
  private func found(at offset: Int64, _ bytes: [UInt8]) -> [UInt8] {
    guard let stream = (original ?? self).stream, !UTF8Stream.isUTF8(stream.encoding) else {
      return Array(bytes.prefix(16))
    }
    return stream.badBytes(at: offset)
  }

  /// The first bytes within `length` from the reader's position that are not of the encoding: their offset from there, and what
  /// they are in the file; nil for text.
  func fault(in length: Int) -> (offset: Int, bytes: [UInt8])? {
    guard let range = UTF8Check.fault(in: UnsafeBufferPointer(start: bytes, count: min(length, count))) else {
      return nil
    }
    let offset = range.lowerBound
    let raw = UnsafeBufferPointer(start: bytes, count: count)[range]
    return (offset, found(at: passed + Int64(offset) + (original?.textStart ?? 0), Array(raw)))
  }

  /// A text at hand: UTF-8 without a byte order mark. Nothing is told of its encoding again.
  /// - Parameter original: what it was read from.
  init(text: [UInt8], path: String, encoding: String, original: TextInput? = nil) {
    self.path = path
    self.original = original
    self.encoding = encoding
    capacity = max(text.count, 1)
    window = .allocate(capacity: capacity)
    text.withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress { window.initialize(from: start, count: bytes.count) }
    }
    count = text.count
    end = text.count
    streamEnded = true
  }

  deinit { window.deallocate() }

  /// The byte at the reader's position and `count - 1` more, valid until the next call of `more`.
  var bytes: UnsafePointer<UInt8> { UnsafePointer(window + start) }

  func pass(_ bytes: Int) {
    precondition(bytes <= count, "no such byte")
    start += bytes
    count -= bytes
    passed += Int64(bytes)
  }

  /// Reads on; positions stay what they are, counted from the reader's.
  /// - Returns: false at the end.
  func more() throws(FileError) -> Bool {
    guard !streamEnded, let stream else { return false }
    if start > 0 {
      window.update(from: window + start, count: count)
      start = 0
      end = count
    }
    if end + Self.chunk > capacity {
      let bigger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
      bigger.update(from: window, count: end)
      window.deallocate()
      window = bigger
      capacity *= 2
    }
    let got = try stream.read(into: UnsafeMutableRawBufferPointer(start: window + end, count: capacity - end))
    end += got
    count += got
    streamEnded = got == 0
    return got > 0
  }

  /// Whether there is a byte at `offset` from the reader's position.
  func has(_ offset: Int) throws(FileError) -> Bool {
    while offset >= count {
      if try !more() { return false }
    }
    return true
  }

  /// Reads on to the end.
  /// - Parameter name: the encoding that it is in, for messages.
  private func readAll(as name: String) throws {
    while try more() {
      guard count <= Self.memoryLimit else {
        throw FormatError(
          file: path, message: "expected UTF-8 in a file of this size, found \(name): convert it first")
      }
    }
  }

  /// Begins again with what has been read, in the encoding of that name.
  private func recode(from name: String) throws {
    let source = ByteSource(bytes: Array(UnsafeBufferPointer(start: bytes, count: count)), name: path)
    source.encoding = name
    stream = try UTF8Stream(source)
    encoding = name
    (start, end, count, passed, textStart) = (0, 0, 0, 0, 0)
    streamEnded = false
    while count < Self.chunk, try more() {}
  }
}
