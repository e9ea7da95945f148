/// A JSON text read as strictly as RFC 8259 allows: valid UTF-8, no bare control characters, no lone surrogates, no
/// field twice, nothing behind the value.
package indirect enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Field])

  package struct Field: Equatable, Sendable {
    package let name: String
    package let value: JSONValue
  }

  package struct SyntaxError: Error, CustomStringConvertible {
    package let description: String
  }

  package init(_ bytes: [UInt8]) throws {
    var parser = JSONParser(bytes)
    self = try parser.document()
  }

  /// The value of a field; nil when this is no object or has no such field.
  package subscript(_ name: String) -> JSONValue? {
    guard case .object(let fields) = self else { return nil }
    return fields.first { $0.name == name }?.value
  }

  package subscript(_ index: Int) -> JSONValue? {
    guard let values = array, values.indices.contains(index) else { return nil }
    return values[index]
  }

  /// The names of an object's fields, in order.
  package var fieldNames: [String] {
    if case .object(let fields) = self { fields.map(\.name) } else { [] }
  }

  package var text: String? { if case .string(let text) = self { text } else { nil } }
  package var number: Double? { if case .number(let number) = self { number } else { nil } }
  package var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
}

private struct JSONParser {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws -> JSONValue {
    let value = try self.value(depth: 0)
    skipSpace()
    guard at == bytes.count else { throw fault("expected the end") }
    return value
  }

  private func fault(_ what: String) -> JSONValue.SyntaxError {
    JSONValue.SyntaxError(description: "byte \(at): \(what)")
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { at += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  private mutating func expect(_ text: String) throws {
    guard bytes[at...].starts(with: text.utf8) else { throw fault("expected \(text)") }
    at += text.utf8.count
  }

  private mutating func value(depth: Int) throws -> JSONValue {
    guard depth < 100 else { throw fault("too deep") }
    skipSpace()
    switch next.map({ Unicode.Scalar($0) }) {
    case "{": return try object(depth)
    case "[": return try array(depth)
    case "\"": return .string(try string())
    case "t":
      try expect("true")
      return .bool(true)
    case "f":
      try expect("false")
      return .bool(false)
    case "n":
      try expect("null")
      return .null
    default: return .number(try number())
    }
  }

  private mutating func object(_ depth: Int) throws -> JSONValue {
    try expect("{")
    var fields: [JSONValue.Field] = []
    skipSpace()
    if take("}") { return .object(fields) }
    repeat {
      skipSpace()
      let name = try string()
      guard !fields.contains(where: { $0.name == name }) else { throw fault("\(name) twice") }
      skipSpace()
      try expect(":")
      fields.append(JSONValue.Field(name: name, value: try value(depth: depth + 1)))
      skipSpace()
    } while take(",")
    try expect("}")
    return .object(fields)
  }

  private mutating func array(_ depth: Int) throws -> JSONValue {
    try expect("[")
    var values: [JSONValue] = []
    skipSpace()
    if take("]") { return .array(values) }
    repeat {
      values.append(try value(depth: depth + 1))
      skipSpace()
    } while take(",")
    try expect("]")
    return .array(values)
  }

  private mutating func string() throws -> String {
    try expect("\"")
    var text: [UInt8] = []
    while true {
      guard let byte = next else { throw fault("a string without end") }
      at += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let result = String(validating: text, as: UTF8.self) else { throw fault("not UTF-8") }
        return result
      case UInt8(ascii: "\\"): text += Array(String(Character(try escaped())).utf8)
      case 0..<0x20: throw fault("a bare control character")
      default: text.append(byte)
      }
    }
  }

  private mutating func escaped() throws -> Unicode.Scalar {
    guard let byte = next else { throw fault("an escape without end") }
    at += 1
    switch Unicode.Scalar(byte) {
    case "\"": return "\""
    case "\\": return "\\"
    case "/": return "/"
    case "b": return "\u{08}"
    case "f": return "\u{0C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u":
      var code = try unit()
      if (0xD800..<0xDC00).contains(code) {
        try expect("\\u")
        let low = try unit()
        guard (0xDC00..<0xE000).contains(low) else { throw fault("a lone surrogate") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw fault("a lone surrogate") }
      return scalar
    default: throw fault("an unknown escape")
    }
  }

  private mutating func unit() throws -> UInt32 {
    guard at + 4 <= bytes.count else { throw fault("expected four digits") }
    let digits = bytes[at..<at + 4]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("expected four digits") }
    at += 4
    return code
  }

  private mutating func number() throws -> Double {
    let start = at
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
    func digits() throws {
      guard isDigit(next) else { throw fault("expected a digit") }
      while isDigit(next) { at += 1 }
    }
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    guard let number = Double(String(decoding: bytes[start..<at], as: UTF8.self)) else {
      throw fault("expected a value")
    }
    return number
  }
}
