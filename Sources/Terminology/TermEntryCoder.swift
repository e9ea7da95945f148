internal import Bitext

/// Entries as bytes: numbers in LEB128, texts with their length before them, lists with their count.
struct TermEntryEncoder {
  private(set) var bytes: [UInt8] = []
  /// Where each term's text begins in ``bytes``, in the order of the entry.
  private(set) var termTexts: [Range<Int>] = []

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    termTexts.removeAll(keepingCapacity: true)
  }

  /// Everything but the file, which is the same for all entries of an index.
  mutating func add(_ entry: TermEntry) {
    put(entry.id)
    put(entry.definitions)
    put(entry.subjectFields)
    put(entry.notes)
    put(entry.line)
    put(entry.languages.count)
    for section in entry.languages {
      put(section.language)
      put(section.definitions)
      put(section.notes)
      put(section.terms.count)
      for term in section.terms { add(term) }
    }
  }

  private mutating func add(_ term: TermSection) {
    put(term.text)
    termTexts.append(bytes.count - term.text.utf8.count..<bytes.count)
    put(term.status.flatMap { TermStatus.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0)
    for value in [
      term.rawStatus, term.partOfSpeech, term.termType, term.geographicalUsage, term.gender, term.source,
    ] {
      put(value == nil ? 0 : 1)
      if let value { put(value) }
    }
    put(term.notes)
    put(term.line)
  }

  mutating func put(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func put(_ texts: [String]) {
    put(texts.count)
    for text in texts { put(text) }
  }
}

/// Reads what ``TermEntryEncoder`` wrote; nil where the bytes are something else.
struct TermEntryDecoder {
  private let bytes: UnsafeRawBufferPointer
  private var at = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func entry(file: String) -> TermEntry? {
    guard let id = text(), let definitions = texts(), let subjectFields = texts(), let notes = texts(),
      let line = number(), let count = count()
    else { return nil }
    var languages: [LanguageSection] = []
    for _ in 0..<count {
      guard let language = text(), let definitions = texts(), let notes = texts(), let terms = self.count()
      else { return nil }
      var section = LanguageSection(language, definitions: definitions, notes: notes)
      for _ in 0..<terms {
        guard let term = term() else { return nil }
        section.terms.append(term)
      }
      languages.append(section)
    }
    return TermEntry(
      id: id, definitions: definitions, subjectFields: subjectFields, notes: notes, languages: languages, file: file,
      line: line)
  }

  private mutating func term() -> TermSection? {
    guard let text = text(), let status = number() else { return nil }
    var values: [String?] = []
    for _ in 0..<6 {
      switch number() {
      case 0: values.append(nil)
      case 1:
        guard let value = self.text() else { return nil }
        values.append(value)
      default: return nil
      }
    }
    guard let notes = texts(), let line = number(), status <= TermStatus.allCases.count else { return nil }
    return TermSection(
      text, status: status == 0 ? nil : TermStatus.allCases[status - 1], rawStatus: values[0], partOfSpeech: values[1],
      termType: values[2], geographicalUsage: values[3], gender: values[4], notes: notes, source: values[5], line: line)
  }

  private mutating func number() -> Int? {
    var value: UInt = 0
    var shift: UInt = 0
    while at < bytes.count, shift < 63 {
      let byte = bytes[at]
      at += 1
      value |= UInt(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return Int(exactly: value) }
      shift += 7
    }
    return nil
  }

  /// A number of things each of which takes a byte at least.
  private mutating func count() -> Int? {
    guard let count = number(), count <= bytes.count - at else { return nil }
    return count
  }

  mutating func text() -> String? {
    guard let count = count() else { return nil }
    defer { at += count }
    return String(decoding: bytes[at..<at + count], as: UTF8.self)
  }

  mutating func texts() -> [String]? {
    guard let count = count() else { return nil }
    var texts: [String] = []
    for _ in 0..<count {
      guard let text = text() else { return nil }
      texts.append(text)
    }
    return texts
  }
}
