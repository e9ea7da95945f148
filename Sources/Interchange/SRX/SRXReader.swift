package import Bitext
package import Files
internal import Markup

/// Reads rules of segmentation: SRX 2.0, and 1.0, which knows no cascade.
///
/// Patterns are taken as they stand; whoever compiles them says what is wrong with one. Elements of other vocabularies are
/// passed over, but for Okapi's `useIcu4jBreakRules`.
package struct SRXReader {
  /// Rules of one file take at most this.
  private static let limitBytes: Int64 = 32 << 20

  private let file: String
  private let scanner: XMLScanner
  private var rules: SegmentationRules
  private var diagnostics: [Diagnostic] = []
  private var path: [String] = []
  /// The names of the groups so far.
  private var groups: Set<String> = []
  private var rule: SegmentationRules.Rule?
  private var text = ""

  /// - Throws: ``FormatError`` with line and column for what is not SRX, and for a map to a rule that is not there.
  package static func read(_ path: String) throws -> (rules: SegmentationRules, diagnostics: [Diagnostic]) {
    try read(ByteSource(path))
  }

  package static func read(_ source: ByteSource) throws -> (rules: SegmentationRules, diagnostics: [Diagnostic]) {
    var reader = try SRXReader(source)
    try reader.readAll()
    return (reader.rules, reader.diagnostics)
  }

  private init(_ source: ByteSource) throws {
    file = source.path
    scanner = try XMLScanner(UTF8Stream(source))
    rules = SegmentationRules(file: source.path)
  }

  private func error(_ offset: Int64, _ message: String) -> FormatError {
    let place = scanner.position(at: offset)
    return FormatError(file: file, line: place.line, column: place.column, message: message)
  }

  private mutating func readAll() throws {
    var more = true
    while more {
      do throws(ScanError) { more = try scanner.feed() } catch {
        switch error {
        case .file(let failure): throw failure
        case .fault(let fault):
          let empty = scanner.endOffset == 0
          let reason = empty ? "expected rules of segmentation (SRX), found an empty file" : scanner.reason(of: fault)
          throw FormatError(file: file, line: fault.line, column: fault.column, message: reason)
        }
      }
      for index in 0..<scanner.eventCount { try take(scanner[index]) }
      scanner.drop(scanner.eventCount)
      guard scanner.endOffset <= Self.limitBytes else {
        throw FormatError(file: file, message: "expected rules of at most \(Self.limitBytes) bytes, found more")
      }
    }
    guard !rules.maps.isEmpty else {
      throw error(scanner.endOffset, "expected a languagemap in maprules, found none")
    }
    for map in rules.maps where !groups.contains(map.group) {
      throw FormatError(
        file: file, line: map.line, column: map.column,
        message: "expected the name of a languagerule, found \"\(map.group)\", which no languagerule has")
    }
  }

  private mutating func take(_ event: XMLEvent) throws {
    switch event.kind {
    case .start: try start(event)
    case .end: end()
    case .text where rule != nil: text += scanner.text(of: event)
    case .text, .comment, .instruction, .doctype: break
    }
  }

  private func needed(_ name: String, of event: XMLEvent, _ element: String) throws -> String {
    if let value = scanner.value(of: name, in: event) { return value }
    throw error(event.range.lowerBound, "expected the attribute \(name) of \(element), found none")
  }

  private func flag(_ name: String, of event: XMLEvent, otherwise: Bool) throws -> Bool {
    switch scanner.value(of: name, in: event)?.lowercased() {
    case nil: return otherwise
    case "yes", "true": return true
    case "no", "false": return false
    case .some(let found):
      throw error(event.range.lowerBound, "expected \(name) to be \"yes\" or \"no\", found \"\(found)\"")
    }
  }

  private mutating func start(_ event: XMLEvent) throws {
    // Files bind the vocabulary to any prefix, or to none.
    let name = localName(scanner.text(of: event.name))
    let parent = path.last
    let offset = event.range.lowerBound
    if path.isEmpty, name != "srx" { throw error(offset, "expected root \"srx\", found \"\(name)\"") }
    path.append(name)
    text = ""
    switch (parent, name) {
    case (nil, _):
      if let version = scanner.value(of: "version", in: event), version != "1.0", version != "2.0" {
        throw error(offset, "expected SRX of version 2.0 or 1.0, found \"\(version)\"")
      }
    case (_, "header"):
      rules.cascades = try flag("cascade", of: event, otherwise: false)
      rules.segmentsSubflows = try flag("segmentsubflows", of: event, otherwise: true)
    case ("header", "formathandle"):
      let goesBefore = try flag("include", of: event, otherwise: false)
      switch try needed("type", of: event, name) {
      case "start": rules.startGoesBefore = goesBefore
      case "end": rules.endGoesBefore = goesBefore
      case "isolated": rules.isolatedGoesBefore = goesBefore
      case let other: throw error(offset, "expected the type start, end or isolated, found \"\(other)\"")
      }
    case ("header", "options"):
      rules.usesSentenceBreaks = try flag("useIcu4jBreakRules", of: event, otherwise: false)
    case (_, "languagerule"):
      let group = try needed("languagerulename", of: event, name)
      if !groups.insert(group).inserted {
        throw error(offset, "expected one languagerule \"\(group)\", found a second")
      }
      rules.groups.append(SegmentationRules.Group(name: group, rules: []))
    case ("languagerule", "rule"):
      let place = scanner.position(at: offset)
      rule = SegmentationRules.Rule(
        isBreak: try flag("break", of: event, otherwise: true), before: "", after: "", line: place.line,
        column: place.column)
    case (_, "languagemap"):
      let place = scanner.position(at: offset)
      rules.maps.append(
        SegmentationRules.Map(
          pattern: try needed("languagepattern", of: event, name),
          group: try needed("languagerulename", of: event, name), line: place.line, column: place.column))
    default: break
    }
  }

  private mutating func end() {
    switch path.popLast() {
    case "beforebreak": rule?.before = text
    case "afterbreak": rule?.after = text
    case "rule":
      guard let made = rule, !rules.groups.isEmpty else { break }
      rule = nil
      if made.isBreak, made.before.isEmpty, made.after.isEmpty {
        diagnostics.append(
          Diagnostic(
            .warning, rule: "empty-rule", file: file, line: made.line, column: made.column,
            message: "expected a pattern in beforebreak or afterbreak, found none: the rule is passed over"))
      } else {
        rules.groups[rules.groups.count - 1].rules.append(made)
      }
    default: break
    }
    text = ""
  }
}
