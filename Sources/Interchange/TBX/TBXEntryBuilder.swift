internal import Bitext
internal import Markup

/// Makes entries of the events of a TBX document.
///
/// Read at every cold lookup, hence no tree, depths instead of a stack, and Strings only of what is kept.
struct TBXEntryBuilder {
  private(set) var documentLanguage: String?

  /// The names of the root, and of the concepts once there has been one, as the file has them.
  private(set) var rootName = ""
  private(set) var conceptName: String?
  /// Where the concept that is open begins, or the last one did.
  private(set) var conceptOffset: Int64 = 0
  /// Where a concept begins within another: the end tag of the outer one is lost.
  private(set) var nestedConcept: Int64?
  /// How many elements are open around a concept.
  private(set) var conceptLevel = 3

  private let file: String
  private var roles = TBXRoleTable()
  private var values = TBXValueTable()
  private(set) var depth = 0
  /// How deep the open elements of each kind lie; 0 when none is open.
  private var conceptDepth = 0
  private var languageDepth = 0
  private var sectionDepth = 0
  /// A descripGrp: a source in it is that of the description.
  private var groupDepth = 0
  /// A termNoteGrp, and whether a status was in it.
  private var noteGroupDepth = 0
  private var groupHasStatus = false
  /// An element whose content is passed over.
  private var passedDepth = 0
  /// A field whose text is being gathered.
  private var fieldDepth = 0
  private var fieldRole = TBXRole.other
  private var fieldOffset: Int64 = 0
  private var text: [UInt8] = []

  private var entry = TermEntry()
  private var language = LanguageSection("")
  private var section = TermSection("")
  private var hasTerm = false

  init(file: String) { self.file = file }

  var isInConcept: Bool { conceptDepth > 0 }

  /// Forgets the concept that is open, and goes on as if `level` elements were open around the next one.
  mutating func restart(level: Int) {
    depth = level
    conceptDepth = 0
    languageDepth = 0
    sectionDepth = 0
    groupDepth = 0
    noteGroupDepth = 0
    passedDepth = 0
    fieldDepth = 0
    nestedConcept = nil
  }

  /// - Returns: the concept that ends here.
  mutating func take(_ event: XMLEvent, from scanner: XMLScanner) throws(FormatError) -> TermEntry? {
    switch event.kind {
    case .text:
      if fieldDepth > 0 { text.append(contentsOf: scanner.bytes(of: event)) }
    case .start:
      depth += 1
      if passedDepth == 0, fieldDepth == 0 { try open(event, scanner) }
    case .end:
      defer { depth -= 1 }
      if passedDepth > 0 {
        if depth == passedDepth { passedDepth = 0 }
      } else if fieldDepth > 0 {
        // Markup within a text (hi, foreign) is part of it.
        if depth == fieldDepth {
          keepField(scanner)
          fieldDepth = 0
        }
      } else {
        return close()
      }
    case .comment, .instruction, .doctype: break
    }
    return nil
  }

  // MARK: Elements

  private mutating func open(_ event: XMLEvent, _ scanner: XMLScanner) throws(FormatError) {
    var role = roles.role(of: event.name, in: scanner)
    if depth == 1 {
      guard role == .root else { throw wrongRoot(event, scanner) }
      documentLanguage = Self.language(of: event, scanner)
      rootName = scanner.text(of: event.name)
      return
    }
    if conceptDepth == 0 {
      guard role == .concept else { return }
      conceptDepth = depth
      conceptLevel = depth - 1
      conceptOffset = event.range.lowerBound
      if conceptName == nil { conceptName = scanner.text(of: event.name) }
      entry = TermEntry(
        id: scanner.value(of: "id", in: event) ?? "", file: file,
        line: scanner.line(at: event.range.lowerBound))
      return
    }
    if role == .typed { role = roles.field(of: event, in: scanner) }
    switch role {
    case .language:
      guard languageDepth == 0 else { return }
      languageDepth = depth
      language = LanguageSection(Self.language(of: event, scanner) ?? documentLanguage ?? "")
    case .section:
      guard languageDepth > 0, sectionDepth == 0 else { return }
      sectionDepth = depth
      section = TermSection("")
      hasTerm = false
    case .group: if groupDepth == 0 { groupDepth = depth }
    case .noteGroup:
      noteGroupDepth = depth
      groupHasStatus = false
    case .concept: nestedConcept = event.range.lowerBound
    case .passed: passedDepth = depth
    default:
      guard role.isField else { return }
      fieldDepth = depth
      fieldRole = role
      fieldOffset = event.range.lowerBound
      text.removeAll(keepingCapacity: true)
    }
  }

  private mutating func close() -> TermEntry? {
    if depth == groupDepth {
      groupDepth = 0
    } else if depth == noteGroupDepth {
      noteGroupDepth = 0
    } else if depth == sectionDepth {
      if hasTerm { language.terms.append(section) }
      sectionDepth = 0
    } else if depth == languageDepth {
      entry.languages.append(language)
      languageDepth = 0
    } else if depth == conceptDepth {
      conceptDepth = 0
      return entry
    }
    return nil
  }

  // MARK: Fields

  /// The text of the field that ends here goes where it belongs: to the term, the language or the concept.
  private mutating func keepField(_ scanner: XMLScanner) {
    collapse()
    if text.isEmpty { return }
    switch fieldRole {
    case .definition:
      if languageDepth > 0 {
        language.definitions.append(string())
      } else {
        entry.definitions.append(string())
      }
    case .subjectField: entry.subjectFields.append(values.string(text))
    case .note:
      if noteGroupDepth > 0, groupHasStatus, text.elementsEqual(TBXStatus.forbiddenNote.utf8) {
        section.status = .forbidden
      } else if sectionDepth > 0 {
        section.notes.append(string())
      } else if languageDepth > 0 {
        language.notes.append(string())
      } else {
        entry.notes.append(string())
      }
    default: if sectionDepth > 0 { keepTermField(scanner) }
    }
  }

  private mutating func keepTermField(_ scanner: XMLScanner) {
    switch fieldRole {
    case .term:
      if hasTerm {
        // A second term in one section is a section of its own.
        language.terms.append(section)
        section = TermSection("")
      }
      hasTerm = true
      section.text = string()
      section.line = scanner.line(at: fieldOffset)
    case .status:
      let value = values.value(text)
      section.rawStatus = value.text
      section.status = value.status
      groupHasStatus = noteGroupDepth > 0
    case .partOfSpeech: section.partOfSpeech = values.string(text)
    case .termType: section.termType = values.string(text)
    case .geographicalUsage: section.geographicalUsage = values.string(text)
    case .gender: section.gender = values.string(text)
    case .source: if groupDepth == 0 { section.source = string() }
    default: break
    }
  }

  private func string() -> String { String(decoding: text, as: UTF8.self) }

  /// Trims the gathered text, and makes one space of line breaks and indentation.
  private mutating func collapse() {
    let kept = text.withUnsafeMutableBufferPointer { bytes in
      var count = 0
      var isPending = false
      for index in bytes.indices {
        let byte = bytes[index]
        if byte <= 0x20 {
          isPending = count > 0
          continue
        }
        if isPending {
          bytes[count] = 0x20
          count += 1
          isPending = false
        }
        bytes[count] = byte
        count += 1
      }
      return count
    }
    if kept < text.count { text.removeLast(text.count - kept) }
  }

  private static func language(of event: XMLEvent, _ scanner: XMLScanner) -> String? {
    guard let language = scanner.value(of: "xml:lang", in: event) ?? scanner.value(of: "lang", in: event)
    else {
      return nil
    }
    return language.isEmpty ? nil : language
  }

  private func wrongRoot(_ event: XMLEvent, _ scanner: XMLScanner) -> FormatError {
    let place = scanner.position(at: event.range.lowerBound)
    return FormatError(
      file: file, line: place.line, column: place.column,
      message: "expected root \"tbx\" or \"martif\", found \"\(scanner.text(of: event.name))\"")
  }
}

/// Values that recur from term to term ("noun", "preferredTerm-admn-sts"): each becomes a String once.
struct TBXValueTable {
  struct Value {
    var bytes: [UInt8]
    var text: String
    var status: TermStatus?
  }

  private var known: [Value] = []

  mutating func string(_ bytes: [UInt8]) -> String { value(bytes).text }

  mutating func value(_ bytes: [UInt8]) -> Value {
    if let index = known.firstIndex(where: { $0.bytes == bytes }) { return known[index] }
    let text = String(decoding: bytes, as: UTF8.self)
    let value = Value(bytes: bytes, text: text, status: TermStatus(raw: text))
    if known.count < 64 { known.append(value) }
    return value
  }
}
