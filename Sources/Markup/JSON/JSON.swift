/// A JSON value with its fields in the order given, for output.
package indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case decimal(Double)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  /// One line, no spaces; every control character escaped (RFC 8259, and those of C1, which terminals obey).
  package var line: String {
    var text: [UInt8] = []
    write(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the line's UTF-8.
  package func write(to text: inout [UInt8]) {
    switch self {
    case .null: text += "null".utf8
    case .bool(let value): text += (value ? "true" : "false").utf8
    case .number(let value): text += String(value).utf8
    case .decimal(let value): text += (value.isFinite ? "\(value)" : "null").utf8
    case .string(let value): Self.write(value, to: &text)
    case .array(let values):
      text.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        value.write(to: &text)
      }
      text.append(UInt8(ascii: "]"))
    case .object(let fields):
      text.append(UInt8(ascii: "{"))
      for (index, field) in fields.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        Self.write(field.0, to: &text)
        text.append(UInt8(ascii: ":"))
        field.1.write(to: &text)
      }
      text.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ value: String, to text: inout [UInt8]) {
    var value = value
    text.append(UInt8(ascii: "\""))
    value.withUTF8 { bytes in
      // What stands between two escapes goes over as it is.
      var start = 0
      var at = 0
      while at < bytes.count {
        guard let (escape, count) = escape(bytes, at) else {
          at += 1
          continue
        }
        text += bytes[start..<at]
        text += escape.utf8
        at += count
        start = at
      }
      text += bytes[start...]
    }
    text.append(UInt8(ascii: "\""))
  }

  /// How a character is written that cannot stand as it is, and how many bytes it has; nil for one that can.
  @inline(__always)
  private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (String, Int)? {
    switch bytes[at] {
    case 0x20, 0x21, 0x23...0x5B, 0x5D...0x7E, 0x80...0xC1, 0xC3...0xE1, 0xE3...0xFF: return nil
    case 0x22: return ("\\\"", 1)
    case 0x5C: return ("\\\\", 1)
    case 0x0A: return ("\\n", 1)
    case 0x0D: return ("\\r", 1)
    case 0x09: return ("\\t", 1)
    // U+0080 to U+009F.
    case 0xC2 where at + 1 < bytes.count && bytes[at + 1] < 0xA0: return (numbered(bytes[at + 1]), 2)
    // U+2028 and U+2029.
    case 0xE2 where at + 2 < bytes.count && bytes[at + 1] == 0x80 && (0xA8...0xA9).contains(bytes[at + 2]):
      return (bytes[at + 2] == 0xA8 ? "\\u2028" : "\\u2029", 3)
    case 0xC2, 0xE2: return nil
    default: return (numbered(bytes[at]), 1)
    }
  }

  private static func numbered(_ value: UInt8) -> String {
    "\\u00" + (value < 16 ? "0" : "") + String(value, radix: 16)
  }

  /// A string, or null.
  package static func optional(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }
}
