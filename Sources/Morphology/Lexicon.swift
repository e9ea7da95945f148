package import Bitext
internal import CLexicons
internal import Languages
internal import Orthography
internal import Synchronization

/// The words of a language with their forms, from lists of forms (`docs/lexicon-format.md`).
///
/// A word has a class, and a class is the endings that are exchanged for those of the citation form. Words that are not listed have the
/// class of the longest listed word that they end with ("Raketenabwehrsystem" of "System"), else of the listed words that end alike. Words
/// are folded UTF-8. Nothing is read when a lexicon is opened; a word takes some microseconds. Immutable; safe on any thread.
package final class Lexicon: @unchecked Sendable {
  // Unchecked: the bytes are never written, the table of endings is behind a lock.

  /// How a class was found.
  package enum Knowledge: Sendable {
    case listed
    /// It is of a listed word that the word ends with.
    case ofHead
    /// It is of the words that end alike.
    case ofEnding
  }

  /// An ending in place of another.
  struct Change {
    var removed: UnsafeBufferPointer<UInt8>
    var added: UnsafeBufferPointer<UInt8>
  }

  /// Letters of the listed word that another ends with, and of what stands before it: as the lexicons were made.
  private static let leastHead = 4
  private static let leastBefore = 2
  private static let longestContext = 6
  private static let wordsOfBlock = 16
  private static let longestWord = 160
  private static let headerBytes = 128
  private static let magic = Array("TLMLEXIC".utf8)

  /// A section with the places of what is in it.
  private struct Table {
    var starts: UnsafeRawBufferPointer
    var body: UnsafeRawBufferPointer
    var count: Int { starts.count / 4 }

    @inline(__always)
    func start(_ number: Int) -> Int {
      Int(UInt32(littleEndian: starts.loadUnaligned(fromByteOffset: number &* 4, as: UInt32.self)))
    }

    /// What lies from one place to the next; empty for places that are out of range.
    func element(_ number: Int) -> UnsafeRawBufferPointer {
      guard number >= 0, number + 1 < count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
      let (from, to) = (start(number), start(number + 1))
      guard from <= to, to <= body.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
      return UnsafeRawBufferPointer(rebasing: body[from..<to])
    }
  }

  package let language: String
  /// How many words are listed.
  package let wordCount: Int
  package let byteCount: Int
  private let changes: Table
  private let classes: Table
  private let words: Table
  private let ends: Table
  private let endings = Mutex(Endings())

  private static let opened = Mutex<[String: Lexicon?]>([:])

  /// The lexicon of a language, opened once a process; nil where there is none. Its region and script do not matter.
  package static func of(_ language: LanguageTag) -> Lexicon? {
    let code = LanguageFacts.of(language).lexicon ?? language.language
    return opened.withLock { opened in
      if let known = opened[code] { return known }
      let lexicon = embedded(code)
      opened[code] = lexicon
      return lexicon
    }
  }

  private static func embedded(_ code: String) -> Lexicon? {
    var size = 0
    guard let bytes = lexicon_bytes(code, &size) else { return nil }
    return try? Lexicon(UnsafeRawBufferPointer(start: bytes, count: size), language: code)
  }

  /// The languages that have one.
  package static var languages: [String] {
    var codes: [String] = []
    while let code = lexicon_code(codes.count) { codes.append(String(cString: code)) }
    return codes
  }

  /// Changes with the data of any language: part of every index made with it.
  package static var version: UInt32 { lexicons_version() }

  /// - Parameter bytes: must outlive the lexicon.
  /// - Throws: ``MorphologyError`` for anything but a file of this version whose sections lie within it. What is in the sections is
  ///   checked where it is used: whatever stands there, nothing outside is read.
  package init(_ bytes: UnsafeRawBufferPointer, language: String) throws(MorphologyError) {
    guard bytes.count >= Self.headerBytes, bytes.starts(with: Self.magic) else { throw MorphologyError("no header") }
    func word(_ at: Int) -> Int {
      Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)))
    }
    guard word(8) == 1 else { throw MorphologyError("version \(word(8))") }
    var sections: [UnsafeRawBufferPointer] = []
    for number in 0..<8 {
      let (offset, count) = (word(32 + 8 * number), word(36 + 8 * number))
      guard offset >= Self.headerBytes, offset <= bytes.count, count <= bytes.count - offset else {
        throw MorphologyError("a section lies outside the file")
      }
      sections.append(UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
    }
    changes = Table(starts: sections[0], body: sections[1])
    classes = Table(starts: sections[2], body: sections[3])
    words = Table(starts: sections[4], body: sections[5])
    ends = Table(starts: sections[6], body: sections[7])
    guard word(16) == changes.count - 1, word(20) == classes.count - 1 else {
      throw MorphologyError("a section has not its number of elements")
    }
    wordCount = word(24)
    byteCount = bytes.count
    self.language = language
  }

  // MARK: Classes

  /// The class of a word, however little is known of it; nil for what is too long for a word, and where nothing ends alike.
  package func classNumber(of word: UnsafeBufferPointer<UInt8>) -> (number: Int, knowledge: Knowledge)? {
    guard !word.isEmpty, word.count <= Self.longestWord else { return nil }
    if let number = value(of: word, in: words) { return (number, .listed) }
    var starts: [Int] = []
    for at in word.indices where word[at] & 0xC0 != 0x80 { starts.append(at) }
    let letters = starts.count
    var place = Self.leastBefore
    while place + Self.leastHead <= letters {
      if let number = value(of: UnsafeBufferPointer(rebasing: word[starts[place]...]), in: words) {
        return (number, .ofHead)
      }
      place += 1
    }
    for place in max(0, letters - Self.longestContext)..<letters {
      if let number = value(of: UnsafeBufferPointer(rebasing: word[starts[place]...]), in: ends) {
        return (number, .ofEnding)
      }
    }
    return value(of: UnsafeBufferPointer(rebasing: word[word.count...]), in: ends).map { ($0, .ofEnding) }
  }

  /// A listed word by its number, in byte order; nil for a number out of range.
  package func word(_ number: Int) -> String? {
    guard number >= 0, number < wordCount, number / Self.wordsOfBlock < words.count else { return nil }
    let start = words.start(number / Self.wordsOfBlock)
    guard start <= words.body.count else { return nil }
    var reader = VarintReader(UnsafeRawBufferPointer(rebasing: words.body[start...]))
    var word: [UInt8] = []
    for _ in 0...number % Self.wordsOfBlock {
      guard let shared = reader.next(), let count = reader.next(), let rest = reader.take(count), reader.next() != nil,
        shared <= word.count
      else { return nil }
      word.removeLast(word.count - shared)
      word += rest
    }
    return String(decoding: word, as: UTF8.self)
  }

  package func isListed(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    word.count <= Self.longestWord && value(of: word, in: words) != nil
  }

  /// Whether a word is a citation form: a listed word, or one that ends with one.
  package func isCitation(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    classNumber(of: word).map { $0.knowledge != .ofEnding } ?? false
  }

  /// All forms of a word but itself, most usual endings first.
  package func forms(of word: UnsafeBufferPointer<UInt8>) -> [[UInt8]] {
    guard let (number, _) = classNumber(of: word) else { return [] }
    var forms: [[UInt8]] = []
    forEachChange(of: number) { _, change in
      guard word.count >= change.removed.count,
        word[(word.count - change.removed.count)...].elementsEqual(change.removed)
      else { return }
      forms.append(Array(word[..<(word.count - change.removed.count)]) + change.added)
    }
    return forms
  }

  /// The citation forms that a word is a form of, itself first if it is one: of listed words; where there is none, or all are looked
  /// for, which takes ten times as long, of words that end with one.
  package func citations(of form: UnsafeBufferPointer<UInt8>, looksForAll: Bool = false) -> [[UInt8]] {
    guard !form.isEmpty, form.count <= Self.longestWord else { return [] }
    var found: [[UInt8]] = []
    if isListed(form) { found.append(Array(form)) }
    func search(_ isKnown: (UnsafeBufferPointer<UInt8>) -> Int?) {
      forEachChange(thatMakes: form) { number, start, change in
        guard start + change.removed.count > 0 else { return true }
        let citation = Array(form[..<start]) + change.removed
        let isOwn = citation.withUnsafeBufferPointer { word in
          isKnown(word).map { has(class: $0, change: number) } ?? false
        }
        if isOwn, !found.contains(citation) { found.append(citation) }
        return true
      }
    }
    search { value(of: $0, in: words) }
    guard found.isEmpty || looksForAll else { return found }
    if isCitation(form), !found.contains(Array(form)) { found.append(Array(form)) }
    search { word in
      guard let known = classNumber(of: word), known.knowledge != .ofEnding else { return nil }
      return known.number
    }
    return found
  }

  /// Whether a word is a form of a listed word, other than its citation form.
  package func isForm(_ form: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !form.isEmpty, form.count <= Self.longestWord else { return false }
    var isForm = false
    forEachChange(thatMakes: form) { number, start, change in
      guard start > 0 else { return true }
      let citation = Array(form[..<start]) + change.removed
      isForm = citation.withUnsafeBufferPointer { word in
        value(of: word, in: words).map { has(class: $0, change: number) } ?? false
      }
      return !isForm
    }
    return isForm
  }

  /// All forms of all words that a word may be a form of, itself among them; empty where none of them is known.
  ///
  /// Two words are forms of one where each is in the other's family: «стали» is in that of «сталь» and in that of «стать», but «сталь» is
  /// not in that of «стать».
  package func family(of form: UnsafeBufferPointer<UInt8>, looksForAll: Bool = false) -> [[UInt8]] {
    var family: [[UInt8]] = []
    var seen: Set<[UInt8]> = []
    for citation in citations(of: form, looksForAll: looksForAll) {
      let forms = citation.withUnsafeBufferPointer { self.forms(of: $0) }
      for form in [citation] + forms where seen.insert(form).inserted { family.append(form) }
    }
    let own = Array(form)
    if !family.isEmpty, seen.insert(own).inserted { family.append(own) }
    return family
  }

  /// How many forms are looked for before a table of endings is made: for fewer, looking at each change is cheaper.
  private static let formsWithoutTable = 24
  /// Changes are numbered from the most usual on. Those that put nothing in the place of an ending would fit every word: only so many are tried.
  private static let usualChanges = 64

  private struct Endings {
    var asked = 0
    /// The changes that put an ending there.
    var table: [[UInt8]: [Int]]?
  }

  /// Calls `body` with each change whose ending a word has, where that begins, until it returns false.
  private func forEachChange(
    thatMakes form: UnsafeBufferPointer<UInt8>, _ body: (_ number: Int, _ start: Int, Change) -> Bool
  ) {
    let table = endings.withLock { endings -> [[UInt8]: [Int]]? in
      endings.asked += 1
      if endings.asked > Self.formsWithoutTable, endings.table == nil { endings.table = makeTable() }
      return endings.table
    }
    func offer(_ number: Int, _ start: Int) -> Bool {
      if start < form.count {
        if form[start] & 0xC0 == 0x80 { return true }
      } else if number >= Self.usualChanges {
        return true
      }
      return change(number).map { body(number, start, $0) } ?? true
    }
    if let table {
      for start in 0...form.count {
        for number in table[Array(form[start...])] ?? [] where !offer(number, start) { return }
      }
      return
    }
    var number = 0
    let count = changes.count - 1
    while number < count {
      let added = ending(number)
      let start = form.count - added.count
      if start >= 0 {
        var at = 0
        while at < added.count, added[at] == form[start + at] { at += 1 }
        if at == added.count, !offer(number, start) { return }
      }
      number += 1
    }
  }

  /// What a change puts in place of an ending; longer than any word for what is none.
  @inline(__always)
  private func ending(_ number: Int) -> UnsafeRawBufferPointer {
    let bytes = changes.element(number)
    guard let removed = bytes.first, Int(removed) + 1 <= bytes.count else { return changes.body }
    return UnsafeRawBufferPointer(rebasing: bytes[(Int(removed) + 1)...])
  }

  private func makeTable() -> [[UInt8]: [Int]] {
    var made: [[UInt8]: [Int]] = [:]
    for number in 0..<max(0, changes.count - 1) {
      if let change = change(number) { made[Array(change.added), default: []].append(number) }
    }
    return made
  }

  // MARK: Reading

  private func change(_ number: Int) -> Change? {
    let bytes = changes.element(number)
    guard let length = bytes.first.map(Int.init), length < bytes.count || length == 0, !bytes.isEmpty else {
      return nil
    }
    let text = bytes.bindMemory(to: UInt8.self)
    guard length + 1 <= text.count else { return nil }
    return Change(
      removed: UnsafeBufferPointer(rebasing: text[1..<1 + length]),
      added: UnsafeBufferPointer(rebasing: text[(1 + length)...]))
  }

  private func forEachChange(of number: Int, _ body: (Int, Change) -> Void) {
    var reader = VarintReader(classes.element(number))
    var at = 0
    while let step = reader.next() {
      at &+= step
      if let change = change(at) { body(at, change) }
    }
  }

  private func has(class number: Int, change wanted: Int) -> Bool {
    var reader = VarintReader(classes.element(number))
    var at = 0
    while let step = reader.next() {
      at &+= step
      if at >= wanted { return at == wanted }
    }
    return false
  }

  /// The number that a front-coded table has for a key: the block by halves, then its keys one by one.
  private func value(of key: UnsafeBufferPointer<UInt8>, in table: Table) -> Int? {
    var low = 0
    var high = table.count
    while low < high {
      let middle = (low + high) / 2
      guard let first = firstKey(of: table, middle) else { return nil }
      if isLess(key, first) { high = middle } else { low = middle + 1 }
    }
    guard low > 0 else { return nil }
    let start = table.start(low - 1)
    let end = low < table.count ? table.start(low) : table.body.count
    guard start <= end, end <= table.body.count else { return nil }
    var reader = VarintReader(UnsafeRawBufferPointer(rebasing: table.body[start..<end]))
    // How much of the key is as in the key before; keys ascend, so a key that shares less comes behind it.
    var same = 0
    while let shared = reader.next(), let count = reader.next(), let rest = reader.take(count),
      let number = reader.next()
    {
      if shared < same { return nil }
      if shared > same { continue }
      var at = 0
      while at < rest.count, same < key.count, rest[at] == key[same] {
        at += 1
        same += 1
      }
      if at == rest.count, same == key.count { return number }
      if at < rest.count, same < key.count, rest[at] > key[same] { return nil }
    }
    return nil
  }

  private func firstKey(of table: Table, _ block: Int) -> UnsafeRawBufferPointer? {
    let start = table.start(block)
    guard start < table.body.count else { return nil }
    var reader = VarintReader(UnsafeRawBufferPointer(rebasing: table.body[start...]))
    guard reader.next() != nil, let count = reader.next() else { return nil }
    return reader.take(count)
  }

  private func isLess(_ key: UnsafeBufferPointer<UInt8>, _ other: UnsafeRawBufferPointer) -> Bool {
    let common = min(key.count, other.count)
    for at in 0..<common where key[at] != other[at] { return key[at] < other[at] }
    return key.count < other.count
  }
}

/// Numbers of seven bits a byte, the lowest first.
private struct VarintReader {
  private let bytes: UnsafeRawBufferPointer
  private var at = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Nil at the end, and for what is no number below 2³⁵.
  @inline(__always)
  mutating func next() -> Int? {
    var value = 0
    var shift = 0
    while at < bytes.count, shift <= 28 {
      let byte = bytes[at]
      at &+= 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift &+= 7
    }
    return nil
  }

  mutating func take(_ count: Int) -> UnsafeRawBufferPointer? {
    guard count <= bytes.count - at else { return nil }
    defer { at += count }
    return UnsafeRawBufferPointer(rebasing: bytes[at..<at + count])
  }
}
