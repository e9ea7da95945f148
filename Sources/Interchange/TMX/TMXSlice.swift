package import Bitext
internal import Files
internal import Markup

/// One unit out of the middle of a TMX file.
package enum TMXSlice {
  /// Parses a unit's bytes after its document's opening (for its entities and namespaces), both in UTF-8 whatever
  /// encoding the opening declares.
  /// - Returns: nil when the bytes do not begin with a unit that can be read.
  package static func unit(prologue: [UInt8], slice: [UInt8]) -> TranslationUnit? {
    let source = ByteSource(bytes: prologue + slice, name: "unit")
    guard let reader = try? TMXReader(source, isUTF8: true) else { return nil }
    while let step = try? reader.step() {
      switch step {
      // A unit further on is another one.
      case .unit: return reader.unitRange.lowerBound == prologue.count ? reader.unit() : nil
      case .outside: continue
      case .end: return nil
      }
    }
    return nil
  }
}
