internal import Bitext
internal import Files
internal import Markup

/// The UTF-8 of a file of lines, in a window that the reader moves.
///
/// The encoding is that of the byte order mark; else the one that the file says in its own way; else UTF-8,
/// and where the first bytes are not that, the one they look like. A file in another encoding without a byte
/// order mark is held in memory, up to 256 MiB of it; any other is streamed.
final class TextInput {
  let path: String
  /// Bytes read and not yet passed; `bytes[0]` is the byte at the reader's position.
  private(set) var count = 0
  private(set) var encoding: String
  /// The encoding was neither marked nor said, nor is it UTF-8.
  private(set) var isGuessed = false
  /// An encoding that the file says, and that nobody knows.
  private(set) var unknownEncoding: String?

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
  private static let memoryLimit = 256 << 20

  /// - Parameter said: finds the encoding that the file says of itself in its first bytes (64 KiB at most).
  init(_ source: ByteSource, said: ([UInt8]) -> String? = { _ in nil }) throws {
    path = source.path
    let stream = try UTF8Stream(source)
    self.stream = stream
    encoding = stream.encoding
    window = .allocate(capacity: capacity)
    while count < Self.chunk, try more() {}
    if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { pass(3) }
    if stream.isDeclared { return }
    let head = Array(UnsafeBufferPointer(start: bytes, count: count))
    if let name = said(head), !UTF8Stream.isUTF8(name) {
      if Self.isName(name), try recode(from: name) { return }
      unknownEncoding = name
    }
    if !Self.isValidUTF8(head), let guess = guess(head) { isGuessed = try recode(from: guess) }
  }

  /// A text at hand: UTF-8 without a byte order mark. Nothing is told of its encoding again.
  init(text: [UInt8], path: String, encoding: String) {
    self.path = path
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

  /// The encoding that some bytes look like.
  private func guess(_ head: [UInt8]) -> String? {
    // English beside Russian blurs the statistics of letters: look once more without what is ASCII in any
    // encoding.
    let foreign = head.map { $0 < 0x80 ? 0x20 : $0 }
    for bytes in [head, foreign] {
      if let name = stream?.detectEncoding(bytes[...]), !name.uppercased().hasPrefix("UTF") { return name }
    }
    return nil
  }

  /// Reads everything and begins again as if it were in the encoding of that name.
  /// - Returns: false when nobody knows it; nothing is lost then.
  private func recode(from name: String) throws -> Bool {
    // An XML declaration is how a stream is told an encoding; it is ASCII in all that can follow it.
    let declaration = Array("<?xml encoding=\"\(name)\"?>".utf8)
    guard let probe = try? UTF8Stream(ByteSource(bytes: declaration, name: path)), probe.encoding == name
    else {
      return false
    }
    while try more() {
      guard count <= Self.memoryLimit else {
        throw FormatError(
          file: path, message: "expected UTF-8 in a file of this size, found \(name): convert it first")
      }
    }
    let all = declaration + UnsafeBufferPointer(start: bytes, count: count)
    stream = try UTF8Stream(ByteSource(bytes: all, name: path))
    encoding = name
    start = 0
    end = 0
    count = 0
    streamEnded = false
    while count < declaration.count, try more() {}
    pass(min(count, declaration.count))
    return true
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 40
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5F: true
        default: false
        }
      }
  }

  /// Whether some bytes are UTF-8, but for a character cut off at their end.
  static func isValidUTF8(_ bytes: [UInt8]) -> Bool {
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      let length =
        switch byte {
        case 0..<0x80: 1
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
      if length == 0 { return false }
      for offset in 1..<max(length, 1) where at + offset < bytes.count && bytes[at + offset] & 0xC0 != 0x80 {
        return false
      }
      at += length
    }
    return true
  }
}
