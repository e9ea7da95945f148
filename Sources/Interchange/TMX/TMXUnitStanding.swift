internal import Bitext
internal import Markup
internal import Orthography

/// What a unit's props and attributes say of its standing: where its text is from, and whether somebody approved it.
///
/// From the scanner's tape, without making the tree.
package struct TMXUnitStanding {
  /// Of the props that say where the text stands, and the language that the unit names as its source; 0 where there are none.
  package private(set) var context: UInt64 = 0
  /// 2 approved, 1 translated or silent, 0 a draft, -1 rejected.
  package private(set) var approval = 1

  package init() {}

  package mutating func read(_ reader: TMXReader) {
    let scanner = reader.scanner
    context = 0
    approval = 1
    var type: String?
    var value = ""
    for index in reader.unitEvents {
      let event = scanner[index]
      switch event.kind {
      case .start:
        type = nil
        if scanner.attributeCount(of: event) > 0, scanner.text(of: event.name) == "prop" {
          type = scanner.value(of: "type", in: event)
          value = ""
        }
      case .text: if type != nil { value += scanner.text(of: event) }
      case .end:
        if let type { note(type, value) }
        type = nil
      default: continue
      }
    }
  }

  private mutating func note(_ type: String, _ value: String) {
    if isContextProp(type) { context = context &* 31 &+ ByteHash.hash64("\(type)\u{0}\(value)") }
    if let said = Self.approval(type, value) { approval = said }
  }

  /// Whether a prop says that the unit is a draft, or rejected.
  static func isDraft(_ type: String, _ value: String) -> Bool { approval(type, value).map { $0 <= 0 } ?? false }

  /// What a prop says, as ``approval``; nil for one that says nothing of it.
  private static func approval(_ type: String, _ value: String) -> Int? {
    var name = type.lowercased()
    if name.hasPrefix("x-") { name = String(name.dropFirst(2)) }
    guard ["status", "state", "confirmationlevel", "approved", "translation-status", "reviewed"].contains(name) else {
      return nil
    }
    let said = value.lowercased()
    if said.contains("reject") { return -1 }
    let draft = ["draft", "fuzzy", "needs", "new", "unconfirmed", "no", "false", "machine"]
    if draft.contains(where: { said.hasPrefix($0) }) { return 0 }
    let approved = ["approved", "final", "review", "proof", "sign", "yes", "true"]
    return approved.contains(where: { said.contains($0) }) ? 2 : nil
  }
}

/// Whether a prop says where a text stands, or which of its forms it is: tools of the trade name them so.
package func isContextProp(_ type: String) -> Bool {
  var name = type.lowercased()
  if name.hasPrefix("x-") { name = String(name.dropFirst(2)) }
  return name.hasPrefix("context")
    || ["file", "prev", "next", "id", "key", "path", "document", "plural-form"].contains(name)
}
