internal import Bitext
internal import Markup

extension XMLScanner {
  /// What a fault means to the user, in words.
  ///
  /// - Parameter hint: what to add where bytes are not UTF-8; called at most once.
  func reason(of fault: XMLFault, hint: () -> String = { "" }) -> String {
    let around = keptBytes(fault.offset..<fault.offset + 1)
    guard let byte = around.first,
      fault.message.contains("invalid token") || fault.message.contains("partial character")
    else {
      return fault.message
    }
    if byte == 0xFF, !stream.isVerbatim { return "a byte sequence that \(stream.encoding) does not have" }
    if byte >= 0x80 {
      switch firstScalar(keptBytes(fault.offset..<fault.offset + 4)) {
      case .invalid: return "byte \(hex(byte)) is not UTF-8\(hint())"
      case .scalar("\u{FFFE}"), .scalar("\u{FFFF}"): return "a character that XML does not allow (U+FFFE or U+FFFF)"
      // A letter where markup was expected.
      case .scalar, .cutOff: return fault.message
      }
    }
    if byte < 0x20 { return "control character \(Unicode.Scalar(byte).codePoint) is not allowed in XML" }
    let before = keptBytes(max(0, fault.offset - 1)..<fault.offset).last
    // In `R&D cost` the fault lies behind what could be an entity's name.
    let name = keptBytes(max(0, fault.offset - 64)..<fault.offset).reversed().first { !isNameByte($0) }
    if byte == UInt8(ascii: "&") || name == UInt8(ascii: "&") { return "a bare & (expected &amp;)" }
    if before == UInt8(ascii: "<") { return "a bare < (expected &lt;)" }
    return fault.message
  }
}

func hex(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.count < 2 ? "0" + digits : digits
}

/// Whether a byte may stand in a name of XML.
private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x2D, 0x2E, 0x30...0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...: true
  default: false
  }
}

enum LeadingScalar: Equatable {
  case scalar(Unicode.Scalar)
  case invalid
  /// The bytes end within a character.
  case cutOff
}

/// What some bytes beyond ASCII begin with, read as UTF-8.
func firstScalar(_ bytes: [UInt8]) -> LeadingScalar {
  let length: Int
  switch bytes.first ?? 0 {
  case 0xC2...0xDF: length = 2
  case 0xE0...0xEF: length = 3
  case 0xF0...0xF4: length = 4
  default: return .invalid
  }
  let sequence = bytes.prefix(length)
  guard sequence.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return .invalid }
  guard sequence.count == length else { return .cutOff }
  guard let text = String(validating: sequence, as: UTF8.self), let scalar = text.unicodeScalars.first else {
    return .invalid
  }
  return .scalar(scalar)
}
