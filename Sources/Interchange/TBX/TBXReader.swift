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
  package var path: String { recovery.path }
  /// Faults survived so far, in file order; at most 10 000.
  package var diagnostics: [Diagnostic] { recovery.diagnostics }
  package private(set) var damagedConcepts = 0
  /// Where the concept that was read last lies in the UTF-8 stream.
  package private(set) var conceptRange: Range<Int64> = 0..<0
  /// The line on which it ends. Cheap while it is asked of one concept after the other.
  package var conceptEndLine: Int { scanner.line(at: conceptRange.upperBound) }
  /// Where the last tag outside of concepts that has been read begins, before the end of the concept that was read last.
  package private(set) var lastOuterTag: Int64 = 0
  /// True when offsets are offsets into the file.
  package var isVerbatim: Bool { scanner.stream.isVerbatim }
  /// Of the file, for progress.
  package var consumedBytes: Int64 { scanner.stream.consumedBytes }
  /// Terms with spaces around them, or several in a row: where everything is kept, they are noted.
  package private(set) var spaceWarnings: [Diagnostic] = []

  private let scanner: XMLScanner
  private let recovery: XMLUnitRecovery
  private let keepsEverything: Bool
  // Looked at for every event.
  @exclusivity(unchecked) private var builder: TBXEntryBuilder
  private var tree: TBXTreeBuilder?
  /// Events before it have been looked at.
  private var cursor = 0
  private var lastEnd: Int64 = 0
  private var concepts = 0

  package convenience init(_ path: String, keepsEverything: Bool = false) throws {
    try self.init(ByteSource(path), keepsEverything: keepsEverything)
  }

  /// - Parameter keepsEverything: makes ``nextConcept()`` and ``document`` of use, and reading slower.
  package init(_ source: ByteSource, keepsEverything: Bool = false) throws {
    recovery = try XMLUnitRecovery(source)
    scanner = recovery.scanner
    builder = TBXEntryBuilder(file: source.path)
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
          if recovery.prologue == nil { recovery.open(event) }
          if let nested = builder.nestedConcept {
            let place = scanner.position(at: nested)
            try recovery.recover(
              from: XMLFault(
                offset: nested, line: place.line, column: place.column,
                message: "expected the end of the concept, found the start of another", isRefusal: false), in: self)
            isRestarted = true
            break
          }
        }
        if keepsEverything { keep(event, isConcept: builder.isInConcept || entry != nil) }
        if entry == nil, !builder.isInConcept, event.kind == .start || event.kind == .end {
          lastOuterTag = event.range.lowerBound
        }
        if let entry {
          cursor = index
          lastEnd = event.range.upperBound
          conceptRange = builder.conceptOffset..<lastEnd
          concepts += 1
          return (entry, tree?.concept(documentLanguage: documentLanguage))
        }
      }
      if isRestarted { continue }
      if cursor < count { lastEnd = scanner[count - 1].range.upperBound }
      cursor = count
      if recovery.ended { return nil }
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

  private func feed() throws {
    let read = cursor
    cursor = 0
    switch recovery.feed(
      dropping: read, unread: 0, keepFrom: builder.isInConcept ? builder.conceptOffset : lastEnd)
    {
    case nil: break
    case .file(let failure): try recovery.sourceFailed(failure, hasRead: concepts > 0)
    case .fault(let fault): try recovery.recover(from: fault, in: self)
    }
  }
}

// MARK: Damage

extension TBXReader: XMLUnitFormat {
  func refusal(of fault: XMLFault) -> FormatError {
    if scanner.endOffset == 0 { return error(fault, "expected a TBX document, found an empty file") }
    return error(fault, fault.isRefusal ? "refused: \(fault.message)" : fault.message)
  }

  func error(_ fault: XMLFault, _ message: String) -> FormatError {
    FormatError(file: path, line: fault.line, column: fault.column, message: message)
  }

  /// The start tag of a concept, up to the end of its name.
  private var conceptTag: [UInt8] {
    Array("<\(builder.conceptName ?? TBXRole.conceptName(root: builder.rootName))".utf8)
  }

  func damage(by fault: XMLFault) throws -> XMLUnitRecovery.Damage? {
    guard builder.depth > 0 else {
      recovery.report(
        Diagnostic(
          .error, rule: "trailing-text", file: path, line: fault.line, column: fault.column,
          message: "expected the end of the file after the end of the document, found more: it is passed over"))
      return nil
    }
    return recovery.damage(
      by: fault, unit: builder.isInConcept ? builder.conceptOffset : nil, lastEnd: lastEnd, tag: conceptTag)
  }

  /// At the next concept, within the elements that concepts stand in.
  func resumption(from offset: Int64) throws(ScanError) -> (offset: Int64, opening: [UInt8])? {
    let wrapper = ["text", "body"].suffix(wrappers).map { "<\($0)>" }.joined()
    return try scanner.find(conceptTag, from: offset, where: XMLUnitRecovery.endsName).map { ($0, Array(wrapper.utf8)) }
  }

  /// How many elements between the root and the concepts a restart opens.
  private var wrappers: Int { min(max(builder.conceptLevel - 1, 0), 2) }

  func passOver(_ damage: XMLUnitRecovery.Damage, by fault: XMLFault, upTo next: Int64?) throws {
    if next == nil, concepts == 0 { throw refusal(of: fault) }
    if damage.isUnit { damagedConcepts += 1 }
    recovery.report(
      Diagnostic(
        .error, rule: damage.isUnit ? "damaged-concept" : "damaged-text", file: path, line: fault.line,
        column: fault.column,
        message: damage.isUnit
          ? "\(damage.why): the concept that begins at line \(damage.line) is passed over"
          : next == nil
            ? "\(damage.why): what follows is lost" : "\(damage.why): passed over up to the next concept"))
    if next == nil {
      scanner.drop(scanner.eventCount)
      cursor = 0
    }
  }

  func resume(at offset: Int64) {
    builder.restart(level: 1 + wrappers)
    tree?.restart(level: 1 + wrappers)
    cursor = 0
    lastEnd = offset
  }

  var tally: String { "\(damagedConcepts) damaged concepts" }
}
