package import Bitext
internal import Files
internal import Markup

/// Reads single units out of the middle of a TMX file.
///
/// One parser serves all units of a file. Not thread-safe.
package final class TMXSliceReader {
  private let prologue: TMXPrologue
  private let scanner: XMLScanner?

  /// - Parameter prologue: the document's opening, for its entities, in UTF-8 whatever encoding it declares: the parser is told.
  package init(prologue: [UInt8]) {
    self.prologue = TMXPrologue(prologue)
    scanner = try? XMLScanner(UTF8Stream(ByteSource(bytes: [], name: "unit")))
  }

  /// Parses a unit's bytes.
  /// - Returns: nil when they do not begin with a unit that can be read.
  package func unit(_ slice: [UInt8]) -> TranslationUnit? {
    guard let scanner else { return nil }
    let isWhole = scanner.scan(slice, after: prologue.opening(for: slice))
    defer { scanner.drop(scanner.eventCount) }
    guard scanner.eventCount > 0, scanner[0].kind == .start, scanner[0].range.lowerBound == 0,
      scanner.text(of: scanner[0].name) == "tu"
    else { return nil }
    var depth = 0
    for index in 0..<scanner.eventCount {
      switch scanner[index].kind {
      case .start: depth += 1
      case .end: depth -= 1
      default: continue
      }
      if depth == 0 { break }
    }
    // A unit that lost its end tag, and nothing else, ends with the slice.
    guard depth == 0 || (isWhole && depth == 1) else { return nil }
    var builder = TMXUnitBuilder(scanner: scanner, index: 0)
    return builder.unit()
  }
}
