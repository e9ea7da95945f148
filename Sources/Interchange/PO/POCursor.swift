/// A place in a line of a catalogue.
struct POCursor {
  enum Quoted {
    case complete, unterminated
    case unknownEscape(Character)
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  /// A carriage return at the end of the line is left out.
  init(bytes: UnsafeBufferPointer<UInt8>) {
    let count = bytes.last == 0x0D ? bytes.count - 1 : bytes.count
    self.bytes = UnsafeBufferPointer(rebasing: bytes[..<count])
  }

  var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  /// In bytes from the start of the line.
  var offset: Int { at }

  /// From 1, in characters.
  var column: Int { column(at: at) }

  /// The column of an offset.
  func column(at offset: Int) -> Int { 1 + bytes[..<offset].count { $0 & 0xC0 != 0x80 } }

  mutating func pass(_ count: Int) { at = min(at + count, bytes.count) }

  mutating func passBlanks() {
    while let byte = peek, byte == 0x20 || (0x09...0x0D).contains(byte) { at += 1 }
  }

  mutating func passSpace() {
    if peek == 0x20 { at += 1 }
  }

  func starts(with text: StaticString) -> Bool {
    guard bytes.count - at >= text.utf8CodeUnitCount else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[at + $0] == text.utf8Start[$0] }
  }

  /// Letters and underscores; a stretch of anything else up to a space when there are none.
  mutating func word() -> String {
    let start = at
    while let byte = peek, (0x61...0x7A).contains(byte) || byte == 0x5F { at += 1 }
    if start == at {
      while let byte = peek, byte > 0x20 { at += 1 }
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  mutating func number() -> Int? {
    var number: Int?
    while let byte = peek, (0x30...0x39).contains(byte), (number ?? 0) < 1000 {
      number = (number ?? 0) * 10 + Int(byte - 0x30)
      at += 1
    }
    return number
  }

  func rest() -> String { String(decoding: bytes[at...], as: UTF8.self) }

  /// Passes a text in double quotes, with the escapes of C; a hexadecimal one has at most two digits.
  mutating func quoted(into text: inout [UInt8]) -> Quoted {
    var result = Quoted.complete
    at += 1
    while let byte = peek {
      at += 1
      if byte == UInt8(ascii: "\"") { return result }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard let escape = peek else { return .unterminated }
      at += 1
      switch escape {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "a"): text.append(0x07)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "v"): text.append(0x0B)
      case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "?"): text.append(escape)
      case 0x30...0x37:
        at -= 1
        var value = 0
        for _ in 0..<3 {
          guard let digit = peek, (0x30...0x37).contains(digit) else { break }
          value = value * 8 + Int(digit - 0x30)
          at += 1
        }
        text.append(UInt8(truncatingIfNeeded: value))
      case UInt8(ascii: "x") where peek.flatMap(Self.hexValue) != nil:
        var value: UInt8 = 0
        for _ in 0..<2 {
          guard let digit = peek.flatMap(Self.hexValue) else { break }
          value = value << 4 | digit
          at += 1
        }
        text.append(value)
      default:
        text += [byte, escape]
        result = .unknownEscape(escape < 0x80 ? Character(UnicodeScalar(escape)) : "\u{FFFD}")
      }
    }
    return .unterminated
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
