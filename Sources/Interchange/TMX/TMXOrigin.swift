/// Who made a unit, as the tools of the trade say it.
///
/// Trados writes `<prop type="x-Origin">`, memoQ `<prop type="aligned">yes`, machine translation is often signed by the
/// `creationid` "MT!" or "MT"; we write `x-origin`, too.
package enum TMXOrigin: Sendable {
  /// A translator, or nobody says.
  case human, machine, alignment

  /// The name of a prop that tells of origins, in small letters without `x-`; nil for any other.
  static func property(_ type: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard type.count <= 32 else { return nil }
    let name = lowercased(type)
    let bare = name.starts(with: [0x78, 0x2D]) ? Array(name.dropFirst(2)) : name
    return ["origin", "aligned", "mt", "machine-translation"].contains { $0.utf8.elementsEqual(bare) } ? bare : nil
  }

  /// - Parameter property: as ``property(_:)`` gives it.
  init(property: [UInt8], value: UnsafeBufferPointer<UInt8>) {
    guard value.count <= 64 else {
      self = .human
      return
    }
    let isSpace: (UInt8) -> Bool = { $0 <= 0x20 }
    let trimmed = Self.lowercased(value).drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    let text = String(decoding: Array(trimmed), as: UTF8.self)
    let isYes = ["yes", "true", "1"].contains(text)
    switch String(decoding: property, as: UTF8.self) {
    case "origin":
      let isMachine = [
        "mt", "nmt", "amt", "machine", "machinetranslation", "machine-translation", "machine translation",
      ]
      let isAligned = ["alignment", "aligned", "autoaligned", "automatically aligned", "automaticallyalignedcontent"]
      self = isMachine.contains(text) ? .machine : isAligned.contains(text) ? .alignment : .human
    case "aligned": self = isYes ? .alignment : .human
    default: self = isYes ? .machine : .human
    }
  }

  init(author: UnsafeBufferPointer<UInt8>) {
    self = author.elementsEqual("MT!".utf8) || author.elementsEqual("MT".utf8) ? .machine : .human
  }

  private static func lowercased(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    text.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }
}
