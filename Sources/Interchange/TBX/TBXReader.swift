package import Bitext
package import Files
internal import Markup

/// A concept as its file has it, and what we understand of it.
package struct TBXConcept: Hashable, Sendable {
  package var entry: TermEntry
  /// A `conceptEntry` in the words of TBX 2019, DCA style, whatever the file's own edition and style;
  /// ``TBXTreeBuilder`` has the rules.
  package var element: MarkupElement

  package init(entry: TermEntry, element: MarkupElement) {
    self.entry = entry
    self.element = element
  }
}

/// One pass over a TBX file, concept by concept.
///
/// TBX 2019 of any dialect in the DCA or DCT style, TBX 2008 (martif), and TBX-Min of 2013. Memory is bounded
/// by the largest concept. A damaged concept is a diagnostic, and the next one is read on.
package final class TBXReader {
  package let path: String
  /// Faults survived so far, in file order; at most 10 000.
  package private(set) var diagnostics: [Diagnostic] = []
  package private(set) var damagedConcepts = 0
  /// Terms with spaces around them, or several in a row: where everything is kept, they are noted.
  package private(set) var spaceWarnings: [Diagnostic] = []

  private let scanner: XMLScanner
  private let sizeHint: Int64
  private let keepsEverything: Bool
  // Looked at for every event.
  @exclusivity(unchecked) private var builder: TBXEntryBuilder
  private var tree: TBXTreeBuilder?
  /// Events before it have been looked at.
  private var cursor = 0
  private var lastEnd: Int64 = 0
  private var ended = false
  private var concepts = 0
  /// The document up to its root's start tag, for reading on after damage.
  private var prologue: [UInt8]?

  package convenience init(_ path: String, keepsEverything: Bool = false) throws {
    try self.init(ByteSource(path), keepsEverything: keepsEverything)
  }

  /// - Parameter keepsEverything: makes ``nextConcept()`` and ``document`` of use, and reading slower.
  package init(_ source: ByteSource, keepsEverything: Bool = false) throws {
    path = source.path
    sizeHint = source.sizeBytes ?? 0
    scanner = try XMLScanner(UTF8Stream(source))
    builder = TBXEntryBuilder(file: path)
    self.keepsEverything = keepsEverything
    if keepsEverything { tree = TBXTreeBuilder() }
  }

  /// The language of the document, as far as it has been read: what a section without one of its own is in.
  package var documentLanguage: String? { builder.documentLanguage }

  /// What stands around the concepts, as far as it has been read.
  package var document: TBXDocument? { tree?.document }

  /// The next concept; nil at the end, and on every call after it.
  /// - Throws: ``FormatError`` or `FileError` if nothing further can be read.
  package func next() throws -> TermEntry? { try step()?.entry }

  /// The next concept with everything in it.
  package func nextConcept() throws -> TBXConcept? {
    precondition(tree != nil, "the reader was not told to keep everything")
    guard let (entry, element) = try step() else { return nil }
    return TBXConcept(entry: entry, element: element ?? MarkupElement("conceptEntry"))
  }

  private func step() throws -> (entry: TermEntry, element: MarkupElement?)? {
    while true {
      let count = scanner.eventCount
      var index = cursor
      var isRestarted = false
      while index < count {
        let event = scanner[index]
        index += 1
        let entry = try builder.take(event, from: scanner)
        if event.kind == .start {
          if prologue == nil { keepPrologue(event) }
          if let nested = builder.nestedConcept {
            let place = scanner.position(at: nested)
            try recover(
              from: XMLFault(
                offset: nested, line: place.line, column: place.column,
                message: "expected the end of the concept, found the start of another", isRefusal: false))
            isRestarted = true
            break
          }
        }
        if keepsEverything { keep(event, isConcept: builder.isInConcept || entry != nil) }
        if let entry {
          cursor = index
          lastEnd = event.range.upperBound
          concepts += 1
          return (entry, tree?.concept(documentLanguage: documentLanguage))
        }
      }
      if isRestarted { continue }
      if cursor < count { lastEnd = scanner[count - 1].range.upperBound }
      cursor = count
      if ended { return nil }
      try feed()
    }
  }

  private func keep(_ event: XMLEvent, isConcept: Bool) {
    tree?.take(event, from: scanner, isConcept: isConcept)
    if let spaced = tree?.spacedTerms, spaced.count > spaceWarnings.count { noteSpaces(spaced[spaced.count - 1]) }
  }

  private func noteSpaces(_ spaced: (offset: Int64, term: String, isAround: Bool)) {
    let place = scanner.position(at: spaced.offset)
    spaceWarnings.append(
      Diagnostic(
        .warning, rule: spaced.isAround ? "untrimmed" : "double-space", file: path, line: place.line,
        column: place.column,
        message: spaced.isAround
          ? "expected \"\(spaced.term.prefix(80))\" without spaces around it, found some"
          : "expected one space between the words of \"\(spaced.term.prefix(80))\", found several"))
  }

  private func keepPrologue(_ root: XMLEvent) {
    var bytes = scanner.keptBytes(0..<root.range.upperBound)
    // `<tbx/>` must be opened for a restart to go on within it.
    if bytes.suffix(2) == [0x2F, 0x3E] { bytes.replaceSubrange(bytes.count - 2..<bytes.count, with: [0x3E]) }
    prologue = bytes
  }

  private func feed() throws {
    scanner.drop(cursor)
    cursor = 0
    scanner.keepFrom = prologue == nil ? 0 : builder.isInConcept ? builder.conceptOffset : lastEnd
    do throws(ScanError) {
      if try !scanner.feed() { ended = true }
    } catch {
      // What lies before the fault is read first; feeding again throws again.
      if scanner.eventCount > 0 { return }
      switch error {
      case .file(let failure):
        guard case .damaged = failure.reason, concepts > 0 else { throw failure }
        report(
          Diagnostic(
            .error, rule: "damaged-archive", file: path, line: scanner.line(at: scanner.endOffset),
            message: "\(failure.description); what follows is lost"))
        ended = true
      case .fault(let fault): try recover(from: fault)
      }
    }
  }

  // MARK: Damage

  private func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < 10_000 { diagnostics.append(diagnostic) }
  }

  private func error(_ fault: XMLFault, _ message: String? = nil) -> FormatError {
    FormatError(
      file: path, line: fault.line, column: fault.column,
      message: message ?? (fault.isRefusal ? "refused: \(fault.message)" : fault.message))
  }

  /// Passes over the concept that holds a fault, and goes on with the one after it.
  private func recover(from fault: XMLFault) throws {
    guard let prologue, !fault.isRefusal else {
      if scanner.endOffset == 0 { throw error(fault, "expected a TBX document, found an empty file") }
      throw error(fault)
    }
    if builder.depth == 0 {
      report(
        Diagnostic(
          .error, rule: "trailing-text", file: path, line: fault.line, column: fault.column,
          message: "expected the end of the file after the end of the document, found more: it is passed over"))
      ended = true
      return
    }
    let tag = Array("<\(builder.conceptName ?? TBXRole.conceptName(root: builder.rootName))".utf8)
    // The start tag of a concept may itself be damaged.
    let head = scanner.keptBytes(lastEnd..<lastEnd + Int64(tag.count) + 1)
    let isBroken = !builder.isInConcept && head.starts(with: tag) && head.last.map(Self.endsName) ?? false
    let inConcept = builder.isInConcept || isBroken
    let start = builder.isInConcept ? builder.conceptOffset : isBroken ? lastEnd : max(fault.offset, lastEnd)
    let line = scanner.line(at: start)
    scanner.keepFrom = start
    let found = try find(tag, from: inConcept ? start + 1 : start, fault)
    if found == nil, concepts == 0 { throw error(fault) }
    if inConcept { damagedConcepts += 1 }
    report(
      Diagnostic(
        .error, rule: inConcept ? "damaged-concept" : "damaged-text", file: path, line: fault.line,
        column: fault.column,
        message: inConcept
          ? "\(fault.message): the concept that begins at line \(line) is passed over"
          : found == nil
            ? "\(fault.message): what follows is lost" : "\(fault.message): passed over up to the next concept"))
    guard let found else {
      ended = true
      scanner.drop(scanner.eventCount)
      cursor = 0
      return
    }
    guard scanner.rescannedBytes < 16 << 20 + 8 * max(sizeHint, scanner.endOffset) else {
      throw error(fault, "too damaged to read on: \(damagedConcepts) damaged concepts so far")
    }
    let level = builder.conceptLevel
    let wrapper = level > 1 ? ["text", "body"].suffix(level - 1).map { "<\($0)>" }.joined() : ""
    let names = 1 + min(max(level - 1, 0), 2)
    scanner.keepFrom = found
    do throws(ScanError) { try scanner.restart(at: found, opening: prologue + Array(wrapper.utf8)) } catch {
      throw self.error(fault, "cannot read on after the damage")
    }
    builder.restart(level: names)
    tree?.restart(level: names)
    cursor = 0
    lastEnd = found
  }

  private static func endsName(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x3E || byte == 0x2F }

  private func find(_ tag: [UInt8], from offset: Int64, _ fault: XMLFault) throws -> Int64? {
    do throws(ScanError) { return try scanner.find(tag, from: offset, where: Self.endsName) } catch {
      switch error {
      case .file(let failure):
        guard case .damaged = failure.reason else { throw failure }
        return nil
      case .fault(let other): throw self.error(other)
      }
    }
  }
}
