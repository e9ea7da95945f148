package import Bitext
package import Files
internal import Markup

/// One pass over a TBX file, concept by concept.
///
/// TBX 2019 of any dialect in the DCA or DCT style, TBX 2008 (martif), and TBX-Min of 2013. Memory is bounded
/// by the largest concept. Damage ends the reading with a ``FormatError``; the concepts before it have been
/// delivered. Data categories without a place in ``TermEntry`` are passed over.
package final class TBXReader {
  package let path: String

  private let scanner: XMLScanner
  private var builder: TBXEntryBuilder
  /// Events before it have been looked at.
  private var cursor = 0
  private var lastEnd: Int64 = 0
  private var ended = false

  package convenience init(_ path: String) throws { try self.init(ByteSource(path)) }

  package init(_ source: ByteSource) throws {
    path = source.path
    scanner = try XMLScanner(UTF8Stream(source))
    builder = TBXEntryBuilder(file: path)
  }

  /// The language of the document, as far as it has been read: what a section without one of its own is in.
  package var documentLanguage: String? { builder.documentLanguage }

  /// The next concept; nil at the end, and on every call after it.
  /// - Throws: ``FormatError`` or `FileError` if nothing further can be read.
  package func next() throws -> TermEntry? {
    while true {
      let count = scanner.eventCount
      var index = cursor
      while index < count {
        let event = scanner[index]
        index += 1
        if let entry = try builder.take(event, from: scanner) {
          cursor = index
          lastEnd = event.range.upperBound
          return entry
        }
      }
      if cursor < count { lastEnd = scanner[count - 1].range.upperBound }
      cursor = count
      if ended { return nil }
      try feed()
    }
  }

  private func feed() throws {
    scanner.drop(cursor)
    cursor = 0
    scanner.keepFrom = lastEnd
    do throws(ScanError) {
      if try !scanner.feed() { ended = true }
    } catch {
      // What lies before the fault is read first; feeding again throws again.
      if scanner.eventCount > 0 { return }
      switch error {
      case .file(let failure): throw failure
      case .fault(let fault):
        throw FormatError(
          file: path, line: fault.line, column: fault.column,
          message: fault.isRefusal ? "refused: \(fault.message)" : fault.message)
      }
    }
  }
}
