package import Bitext
package import Files
internal import Markup

/// One pass over a TBX file, concept by concept.
///
/// TBX 2019 of any dialect in the DCA or DCT style, TBX 2008 (martif), and TBX-Min of 2013. Memory is bounded by the
/// largest concept. Damage ends the reading with a ``FormatError``; the concepts before it have been delivered. Data
/// categories without a place in ``TermEntry`` are passed over (Conformance.md).
package final class TBXReader {
  package let path: String
  /// Faults survived so far, in file order.
  package private(set) var diagnostics: [Diagnostic] = []
  /// The language of the document; what a section without one of its own is in.
  package private(set) var documentLanguage: String?

  private let scanner: XMLScanner
  private var roles = TBXRoleTable()
  private var fields: [FieldName] = []
  private var cursor = 0
  private var lastEnd: Int64 = 0
  private var depth = 0
  /// Inside an element whose content is passed over: the depth it is at.
  private var passedDepth: Int?
  private var capture: Capture?
  private var text: [UInt8] = []
  private var concept: OpenConcept?
  private var ended = false

  private struct FieldName {
    var name: [UInt8]
    var role: TBXRole
  }

  /// A field whose text is being gathered.
  private struct Capture {
    var role: TBXRole
    var depth: Int
    var offset: Int64
  }

  /// A concept as far as it has been read, and where its parts began.
  private struct OpenConcept {
    var entry: TermEntry
    var depth: Int
    var languageDepth: Int?
    var sectionDepth: Int?
    /// A source in a descripGrp is that of the description.
    var groupDepth: Int?
    var section = TermSection("")
    /// A section may hold several terms (2008: ntig with termGrp); each is a section of its own.
    var hasTerm = false
  }

  package convenience init(_ path: String) throws { try self.init(ByteSource(path)) }

  package init(_ source: ByteSource) throws {
    path = source.path
    scanner = try XMLScanner(UTF8Stream(source))
  }

  /// The next concept; nil at the end, and on every call after it.
  package func next() throws -> TermEntry? {
    while true {
      while cursor < scanner.eventCount {
        let event = scanner[cursor]
        cursor += 1
        if let entry = try take(event) { return entry }
      }
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

  private func take(_ event: XMLEvent) throws -> TermEntry? {
    defer { lastEnd = event.range.upperBound }
    switch event.kind {
    case .text:
      if capture != nil, passedDepth == nil { text.append(contentsOf: scanner.bytes(of: event)) }
    case .start:
      depth += 1
      if passedDepth == nil { try open(event) }
    case .end:
      defer { depth -= 1 }
      if let passed = passedDepth {
        if depth == passed { passedDepth = nil }
        return nil
      }
      return close(event)
    case .comment, .instruction, .doctype: break
    }
    return nil
  }

  // MARK: Elements

  private func open(_ event: XMLEvent) throws {
    let role = roles.role(of: event.name, in: scanner)
    if depth == 1 {
      guard role == .root else { throw wrongRoot(event) }
      documentLanguage = language(of: event)
      return
    }
    // Markup within a text (hi, foreign) is part of it.
    if capture != nil { return }
    switch role {
    case .concept where concept == nil:
      let entry = TermEntry(
        id: scanner.value(of: "id", in: event) ?? "", file: path,
        line: scanner.line(at: event.range.lowerBound))
      concept = OpenConcept(entry: entry, depth: depth)
    case .language:
      let language = language(of: event) ?? documentLanguage ?? ""
      if concept != nil, concept?.languageDepth == nil {
        concept?.entry.languages.append(LanguageSection(language))
        concept?.languageDepth = depth
      }
    case .section:
      if concept?.languageDepth != nil, concept?.sectionDepth == nil {
        concept?.sectionDepth = depth
        concept?.section = TermSection("")
        concept?.hasTerm = false
      }
    case .group: if concept?.groupDepth == nil { concept?.groupDepth = depth }
    case .passed: passedDepth = depth
    case .typed:
      guard concept != nil else { break }
      let field = field(of: event)
      if field == .other { passedDepth = depth } else { begin(field, event) }
    case .other, .root, .concept: break
    default: if concept != nil { begin(role, event) }
    }
  }

  private func begin(_ role: TBXRole, _ event: XMLEvent) {
    capture = Capture(role: role, depth: depth, offset: event.range.lowerBound)
    text.removeAll(keepingCapacity: true)
  }

  private func close(_ event: XMLEvent) -> TermEntry? {
    if let field = capture {
      if depth == field.depth {
        keep(field)
        capture = nil
      }
      return nil
    }
    guard concept != nil else { return nil }
    if depth == concept?.groupDepth {
      concept?.groupDepth = nil
    } else if depth == concept?.sectionDepth {
      endSection()
      concept?.sectionDepth = nil
    } else if depth == concept?.languageDepth {
      concept?.languageDepth = nil
    } else if depth == concept?.depth {
      let entry = concept?.entry
      concept = nil
      return entry
    }
    return nil
  }

  /// The term of the open section is complete.
  private func endSection() {
    guard let section = concept?.section, let index = concept?.entry.languages.indices.last else { return }
    if concept?.hasTerm == true { concept?.entry.languages[index].terms.append(section) }
  }

  // MARK: Fields

  /// The text of the field that has ended goes where it belongs: to the term, the language or the concept.
  private func keep(_ field: Capture) {
    let value = collapsed()
    if value.isEmpty { return }
    let inSection = concept?.sectionDepth != nil
    let language = concept?.languageDepth == nil ? nil : concept?.entry.languages.indices.last
    switch field.role {
    case .term where inSection:
      if concept?.hasTerm == true {
        endSection()
        concept?.section = TermSection("")
      }
      concept?.hasTerm = true
      concept?.section.text = value
      concept?.section.line = scanner.line(at: field.offset)
    case .definition:
      if let language {
        concept?.entry.languages[language].definitions.append(value)
      } else {
        concept?.entry.definitions.append(value)
      }
    case .subjectField: concept?.entry.subjectFields.append(value)
    case .note:
      if inSection {
        concept?.section.notes.append(value)
      } else if let language {
        concept?.entry.languages[language].notes.append(value)
      } else {
        concept?.entry.notes.append(value)
      }
    case .partOfSpeech where inSection: concept?.section.partOfSpeech = value
    case .status where inSection:
      concept?.section.rawStatus = value
      concept?.section.status = TermStatus(raw: value)
    case .termType where inSection: concept?.section.termType = value
    case .geographicalUsage where inSection: concept?.section.geographicalUsage = value
    case .gender where inSection: concept?.section.gender = value
    case .source where inSection && concept?.groupDepth == nil: concept?.section.source = value
    default: break
    }
  }

  /// The gathered text with spaces trimmed and line breaks and indentation collapsed.
  private func collapsed() -> String {
    var count = 0
    var isPending = false
    for byte in text {
      if byte <= 0x20 {
        isPending = count > 0
        continue
      }
      if isPending {
        text[count] = 0x20
        count += 1
        isPending = false
      }
      text[count] = byte
      count += 1
    }
    return String(decoding: text[..<count], as: UTF8.self)
  }

  /// The role of a typed element. Its attribute's values are few: each is looked up once.
  private func field(of event: XMLEvent) -> TBXRole {
    for index in 0..<scanner.attributeCount(of: event) {
      let attribute = scanner.attribute(index, of: event)
      guard roles.isType(attribute.name, in: scanner) else { continue }
      for known in fields where known.name.count == attribute.value.count {
        if known.name.elementsEqual(attribute.value) { return known.role }
      }
      let role = TBXRole(field: String(decoding: attribute.value, as: UTF8.self)) ?? .other
      if fields.count < 100 { fields.append(FieldName(name: Array(attribute.value), role: role)) }
      return role
    }
    return .other
  }

  private func language(of event: XMLEvent) -> String? {
    guard let language = scanner.value(of: "xml:lang", in: event) ?? scanner.value(of: "lang", in: event)
    else {
      return nil
    }
    return language.isEmpty ? nil : language
  }

  private func wrongRoot(_ event: XMLEvent) -> FormatError {
    let place = scanner.position(at: event.range.lowerBound)
    return FormatError(
      file: path, line: place.line, column: place.column,
      message: "expected root \"tbx\" or \"martif\", found \"\(scanner.text(of: event.name))\"")
  }
}
