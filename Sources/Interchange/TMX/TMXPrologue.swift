/// A document's opening, of which only what a unit needs is parsed before it.
///
/// A document may declare thousands of entities, and each of its units is parsed after the opening: without those that it does not
/// name, that takes no longer than the unit is long.
struct TMXPrologue {
  /// All of it.
  let whole: [UInt8]
  private var subset: Subset?

  /// The internal subset of a document type (XML 1.0, 2.8), in its parts.
  private struct Subset {
    /// Up to the bracket, and declarations of anything but entities.
    var head: [UInt8] = []
    /// The declarations of entities, by name; of several of one name the first, which is the one that counts.
    var entities: [[UInt8]: [UInt8]] = [:]
    /// From the closing bracket on.
    var tail: [UInt8] = []
  }

  /// A shorter opening is parsed whole.
  private static let longest = 4_096

  init(_ bytes: [UInt8]) {
    whole = bytes
    if bytes.count > Self.longest { subset = Self.subset(of: bytes) }
  }

  /// What is to be parsed before a unit.
  func opening(for unit: [UInt8]) -> [UInt8] {
    guard let subset else { return whole }
    var result = subset.head
    var taken: Set<[UInt8]> = []
    var waiting = [unit]
    while let text = waiting.popLast() {
      var at = 0
      while let mark = text[at...].firstIndex(of: UInt8(ascii: "&")) {
        at = mark + 1
        let name = Array(text[at...].prefix(256).prefix { $0 != UInt8(ascii: ";") })
        // A unit without an end of a name is no unit; the parser says so.
        guard let declaration = subset.entities[name], taken.insert(name).inserted else { continue }
        result += declaration
        waiting.append(declaration)
      }
    }
    return result + subset.tail
  }

  /// nil where there is none, and where parameter entities may make declarations of anything.
  private static func subset(of bytes: [UInt8]) -> Subset? {
    let type = Array("<!DOCTYPE".utf8)
    guard let open = bytes.indices.first(where: { bytes[$0] == type[0] && bytes[$0...].starts(with: type) }) else {
      return nil
    }
    var at = open + type.count
    func starts(_ text: StaticString) -> Bool {
      text.withUTF8Buffer { mark in bytes[at...].starts(with: mark) }
    }
    /// Passes over what ends with a sign that stands in no quotes.
    func pass(_ end: UInt8) -> Bool {
      var quote: UInt8?
      while at < bytes.count {
        let byte = bytes[at]
        at += 1
        if let own = quote {
          if byte == own { quote = nil }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if byte == end {
          return true
        }
      }
      return false
    }
    guard pass(UInt8(ascii: "[")) else { return nil }
    var subset = Subset()
    subset.head = Array(bytes[..<at])
    while at < bytes.count {
      let start = at
      if bytes[at] <= 0x20 {
        at += 1
      } else if starts("<!--") || starts("<?") {
        let end = Array((bytes[at + 1] == UInt8(ascii: "?") ? "?>" : "-->").utf8)
        at += 2
        while at < bytes.count, !bytes[at...].starts(with: end) { at += 1 }
        at += end.count
      } else if starts("<!ENTITY") {
        at += 8
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        let name = Array(bytes[at...].prefix { $0 > 0x20 })
        guard !name.contains(UInt8(ascii: "%")), pass(UInt8(ascii: ">")) else { return nil }
        if subset.entities[name] == nil { subset.entities[name] = Array(bytes[start..<at]) }
      } else if starts("<!") {
        guard pass(UInt8(ascii: ">")) else { return nil }
        subset.head += bytes[start..<at]
      } else if bytes[at] == UInt8(ascii: "]") {
        subset.tail = Array(bytes[at...])
        return subset
      } else {
        return nil
      }
    }
    return nil
  }
}
