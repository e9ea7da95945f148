package import Files
internal import Morphology
internal import Orthography

/// The bytes of a compiled glossary; `docs/termbase-format.md` gives every field.
///
/// All numbers are little-endian. Sections are aligned to 8 bytes and follow each other in a fixed order, so that their
/// counts give their places; an opener adds the counts up and compares with the length before it reads anything.
enum TermIndexFormat {
  static let magic: [UInt8] = Array("TOLMACHT".utf8)
  static let version: UInt32 = 1
  static let headerBytes = 512
  static let versionBytes = 96
  static let languageBytes = 96
  /// Words of a term at most: longer ones are sentences and are not looked for.
  static let mostWords = 64

  static func aligned(_ count: Int) -> Int { (count + 7) & ~7 }

  static func bytes<T: BitwiseCopyable>(_ count: Int, of _: T.Type) -> Int {
    aligned(count * MemoryLayout<T>.stride)
  }
}

/// What is counted in a header, in its order.
struct TermIndexCounts: Equatable, Sendable {
  var entries = 0
  var terms = 0
  var nodes = 0
  /// Places of the edge table: a power of 2.
  var edgeSlots = 0
  /// Pairs of a form and a member.
  var forms = 0
  /// The first so many bits of a form's hash choose its bucket: 4 to 28.
  var bucketBits = 4
  var members = 0
  /// Terms listed by the nodes at which they end, and by the members that they have.
  var ends = 0
  var postings = 0
  var entryBytes = 0
  var messageBytes = 0

  static var fields: [WritableKeyPath<TermIndexCounts, Int>] {
    [
      \.entries, \.terms, \.nodes, \.edgeSlots, \.forms, \.bucketBits, \.members, \.ends, \.postings, \.entryBytes,
      \.messageBytes,
    ]
  }
}

/// What an index says of itself and of the glossary it was made from.
package struct TermIndexHeader: Equatable, Sendable {
  package var sourceBytes: Int64
  package var sourceModified: Int64
  /// Changes with every write, even one whose time was set back.
  package var sourceChanged: Int64
  package var sourceHash: ContentHash
  /// The source may have changed again within the clock's grain: its hash must be compared, too.
  package var isRacy: Bool
  /// Texts must be stemmed to be looked up.
  var usesStems = false
  var counts = TermIndexCounts()
  var fileBytes = 0
  /// The pair of languages that the glossary was read for.
  package var languages: String
  var versions: String

  package init(source: FileStatus, hash: ContentHash, isRacy: Bool, languages: String) {
    sourceBytes = source.sizeBytes
    sourceModified = source.modified
    sourceChanged = source.changed
    sourceHash = hash
    self.isRacy = isRacy
    self.languages = languages
    versions = Self.currentVersions
  }

  /// Of entries that came from no file.
  init(languages: String) {
    sourceBytes = 0
    sourceModified = 0
    sourceChanged = 0
    sourceHash = ContentHash(low: 0, high: 0)
    isRacy = false
    self.languages = languages
    versions = Self.currentVersions
  }

  /// All that the content of an index depends on besides the glossary.
  static let currentVersions: String =
    "\(OrthographyVersion.icu)/\(OrthographyVersion.unicode)/\(OrthographyVersion.tokenizer)"
    + "/\(TermForms.version)/\(String(RussianLexicon.embeddedVersion, radix: 16))"

  func encoded() -> [UInt8] {
    var bytes = TermIndexFormat.magic
    func put<T: FixedWidthInteger>(_ value: T) {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    func put(_ text: String, _ count: Int) {
      let utf8 = Array(text.utf8.prefix(count - 1))
      bytes += utf8 + [UInt8](repeating: 0, count: count - utf8.count)
    }
    put(TermIndexFormat.version)
    put(UInt32(TermIndexFormat.headerBytes))
    put(UInt64(fileBytes))
    put(sourceBytes)
    put(sourceModified)
    put(sourceChanged)
    put(sourceHash.low)
    put(sourceHash.high)
    put(UInt64(isRacy ? 1 : 0) | UInt64(usesStems ? 2 : 0))
    for field in TermIndexCounts.fields { put(UInt64(counts[keyPath: field])) }
    put(versions, TermIndexFormat.versionBytes)
    put(languages, TermIndexFormat.languageBytes)
    bytes += [UInt8](repeating: 0, count: TermIndexFormat.headerBytes - 8 - bytes.count)
    put(bytes.withUnsafeBytes { hash64($0) })
    return bytes
  }

  /// - Throws: ``TermIndexError`` when the bytes are not a header of this version, whole and unchanged.
  init(_ bytes: UnsafeRawBufferPointer) throws(TermIndexError) {
    guard bytes.count >= TermIndexFormat.headerBytes else { throw .damaged("too short for a header") }
    guard bytes.starts(with: TermIndexFormat.magic) else { throw .damaged("not a termbase index") }
    var offset = 8
    func next<T: FixedWidthInteger>(_: T.Type) -> T {
      defer { offset += MemoryLayout<T>.size }
      return T(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: T.self))
    }
    func text(_ count: Int) -> String {
      defer { offset += count }
      return String(decoding: bytes[offset..<offset + count].prefix { $0 != 0 }, as: UTF8.self)
    }
    guard next(UInt32.self) == TermIndexFormat.version, next(UInt32.self) == UInt32(TermIndexFormat.headerBytes)
    else { throw .otherVersion }
    let end = TermIndexFormat.headerBytes - 8
    let sum = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self))
    guard hash64(UnsafeRawBufferPointer(rebasing: bytes[0..<end])) == sum else {
      throw .damaged("the header's checksum does not match")
    }
    fileBytes = Int(clamping: next(UInt64.self))
    sourceBytes = next(Int64.self)
    sourceModified = next(Int64.self)
    sourceChanged = next(Int64.self)
    let low = next(UInt64.self)
    sourceHash = ContentHash(low: low, high: next(UInt64.self))
    let flags = next(UInt64.self)
    isRacy = flags & 1 != 0
    usesStems = flags & 2 != 0
    for field in TermIndexCounts.fields {
      let value = next(UInt64.self)
      guard value < 1 << 40 else { throw .damaged("a count is out of range") }
      counts[keyPath: field] = Int(value)
    }
    versions = text(TermIndexFormat.versionBytes)
    languages = text(TermIndexFormat.languageBytes)
    guard
      versions == String(decoding: Self.currentVersions.utf8.prefix(TermIndexFormat.versionBytes - 1), as: UTF8.self)
    else { throw .otherVersion }
    guard fileBytes == bytes.count else { throw .damaged("cut off") }
    guard (4...28).contains(counts.bucketBits) else { throw .damaged("a count is out of range") }
    let slots = counts.edgeSlots
    guard slots > 0, slots & (slots - 1) == 0 else { throw .damaged("the edge table has no power of 2 of places") }
  }

  /// Writes the header over that of an index in place: one write of one page, and its checksum tells a torn one.
  package func replace(in path: String) throws(FileError) { try Files.overwrite(path, at: 0, encoded()) }
}

/// Why a compiled glossary cannot be used; the answer is always to compile it again.
package enum TermIndexError: Error, Equatable, CustomStringConvertible {
  case file(FileError)
  case damaged(String)
  /// Written by another version of this program, of ICU, or of the rules.
  case otherVersion

  package var description: String {
    switch self {
    case .file(let error): error.description
    case .damaged(let what): "damaged termbase index: \(what)"
    case .otherVersion: "termbase index of another version"
    }
  }
}

/// A term's place in an index.
struct TermRecord: BitwiseCopyable {
  var entry: UInt32
  /// Indices into the entry.
  var language: UInt32
  var section: UInt32
  /// The number of words, and ``Flag``s from bit 16 on.
  var shape: UInt32
  /// Where the text of the term lies in the entries' bytes.
  var textOffset: UInt64
  var textBytes: UInt64

  static let homograph: UInt32 = 1 << 16
  static let alone: UInt32 = 1 << 17

  var wordCount: Int { Int(shape & 0xFFFF) }
}
