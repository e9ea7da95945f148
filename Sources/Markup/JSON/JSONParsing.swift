/// Why a text is no JSON, and where.
package struct JSONFault: Error, CustomStringConvertible {
  /// From 1, in bytes.
  package let column: Int
  package let description: String
}

extension JSON {
  /// A field of an object, the last of that name; nil where there is none.
  package subscript(name: String) -> JSON? {
    guard case .object(let fields) = self else { return nil }
    return fields.last { $0.0 == name }?.1
  }

  package var text: String? { if case .string(let text) = self { text } else { nil } }

  package var array: [JSON]? { if case .array(let values) = self { values } else { nil } }

  /// Reads one value (RFC 8259) and nothing else; at most 64 levels deep.
  package init(parsing bytes: [UInt8]) throws(JSONFault) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.value(depth: 0)
    parser.passSpace()
    guard parser.at == bytes.count else { throw parser.fault("the end") }
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  private(set) var at = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  func fault(_ expected: String) -> JSONFault {
    let found = peek.map { $0 > 0x20 && $0 < 0x7F ? "\"\(Character(UnicodeScalar($0)))\"" : "byte \($0)" } ?? "the end"
    return JSONFault(column: at + 1, description: "expected \(expected), found \(found)")
  }

  mutating func passSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { at += 1 }
  }

  private mutating func take(_ byte: Character) throws(JSONFault) {
    guard peek == byte.asciiValue else { throw fault("\"\(byte)\"") }
    at += 1
  }

  mutating func value(depth: Int) throws(JSONFault) -> JSON {
    guard depth < 64 else { throw fault("at most 64 levels") }
    passSpace()
    switch peek {
    case UInt8(ascii: "{"):
      at += 1
      var fields: [(String, JSON)] = []
      passSpace()
      if peek != UInt8(ascii: "}") {
        while true {
          passSpace()
          let name = try string()
          passSpace()
          try take(":")
          fields.append((name, try value(depth: depth + 1)))
          passSpace()
          guard peek == UInt8(ascii: ",") else { break }
          at += 1
        }
      }
      try take("}")
      return .object(fields)
    case UInt8(ascii: "["):
      at += 1
      var values: [JSON] = []
      passSpace()
      if peek != UInt8(ascii: "]") {
        while true {
          values.append(try value(depth: depth + 1))
          passSpace()
          guard peek == UInt8(ascii: ",") else { break }
          at += 1
        }
      }
      try take("]")
      return .array(values)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default:
      let start = at
      while let byte = peek, (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte) { at += 1 }
      let text = String(decoding: bytes[start..<at], as: UTF8.self)
      if let number = Int(text) { return .number(number) }
      guard let number = Double(text), number.isFinite else {
        at = start
        throw fault("a value")
      }
      return .decimal(number)
    }
  }

  private mutating func word(_ word: String, _ value: JSON) throws(JSONFault) -> JSON {
    guard bytes[at...].starts(with: word.utf8) else { throw fault(word) }
    at += word.utf8.count
    return value
  }

  private mutating func string() throws(JSONFault) -> String {
    let start = at
    try take("\"")
    var text: [UInt8] = []
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault("an escape, since no control character stands in a string") }
      at += 1
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard let escape = peek else { throw fault("an escape") }
      switch escape {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "u"):
        at += 1
        var code = try hex()
        if (0xD800..<0xDC00).contains(code), at + 1 < bytes.count, bytes[at] == 0x5C, bytes[at + 1] == 0x75 {
          let mark = at
          at += 2
          let low = try hex()
          if (0xDC00..<0xE000).contains(low) {
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
          } else {
            at = mark
          }
        }
        text += Array(String(Character(UnicodeScalar(code) ?? "\u{FFFD}")).utf8)
        continue
      default: throw fault("an escape of JSON")
      }
      at += 1
    }
    try take("\"")
    guard let string = String(validating: text, as: UTF8.self) else {
      throw JSONFault(column: start + 1, description: "expected a string in UTF-8, found other bytes")
    }
    return string
  }

  private mutating func hex() throws(JSONFault) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw fault("four hexadecimal digits")
      }
      code = code << 4 | UInt32(digit)
      at += 1
    }
    return code
  }
}
