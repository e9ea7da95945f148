package import Files
internal import Glibc

/// What the source of compiled files was when they were made.
package struct SourceStamp: Equatable, Sendable {
  package var sizeBytes: Int64
  package var modified: Int64
  /// Changes with every write, even one whose time was set back.
  package var changed: Int64
  /// The source may have changed again within the clock's grain: its content must be compared, too.
  package var isRacy: Bool

  /// - Parameter isRacy: nil asks how long ago the file was touched.
  package init(_ status: FileStatus, isRacy: Bool? = nil) {
    (sizeBytes, modified, changed) = (status.sizeBytes, status.modified, status.changed)
    self.isRacy = isRacy ?? status.isRacy
  }

  init(sizeBytes: Int64, modified: Int64, changed: Int64, isRacy: Bool) {
    (self.sizeBytes, self.modified, self.changed, self.isRacy) = (sizeBytes, modified, changed, isRacy)
  }

  func hasTimes(of status: FileStatus) -> Bool { modified == status.modified && changed == status.changed }
}

extension FileStatus {
  /// A file touched less than two seconds ago may be touched again without its time changing.
  package var isRacy: Bool { wallClockNanoseconds() - max(modified, changed) < 2_000_000_000 }
}

/// Which compiled files are of which source of a workspace.
struct Catalogue: Sendable {
  struct Key: Hashable, Sendable {
    /// Of the source, from the workspace: `tm/a.tmx`.
    let source: String
    /// What it was read as; see ``CompiledHeader/subject``.
    let subject: String

    init(source: String, subject: String) { (self.source, self.subject) = (source, subject) }

    init(of source: some CompilableSource) { self.init(source: source.name, subject: source.subject) }
  }

  struct Object: Equatable, Sendable {
    let name: String
    var seal: FileSeal
  }

  struct Entry: Equatable, Sendable {
    var stamp: SourceStamp
    /// The compiled files, in the order of the source.
    var objects: [Object]
    /// The UTF-8 copy of the source that places are in; nil where they are in the source itself.
    var copy: Object?

    /// The compiled files and the copy.
    var all: [Object] { objects + [copy].compactMap(\.self) }
  }

  // By source, then subject. Not by ``Key``: the first use of a key that is no string has the runtime search all conformances of
  // the program, which a cold look-up feels.
  private var sources: [String: [String: Entry]] = [:]

  subscript(key: Key) -> Entry? {
    get { sources[key.source]?[key.subject] }
    set { sources[key.source, default: [:]][key.subject] = newValue }
  }

  var entries: [Key: Entry] {
    var entries: [Key: Entry] = [:]
    for (source, subjects) in sources {
      for (subject, entry) in subjects { entries[Key(source: source, subject: subject)] = entry }
    }
    return entries
  }

  init() {}

  private static let magic: [UInt8] = Array("TOLMACHK".utf8) + [1, 0, 0, 0, 0, 0, 0, 0]

  /// Reads a catalogue; one that is missing or damaged is empty.
  init(_ path: String) {
    self.init()
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard let status = try? FileStatus(descriptor: descriptor, path: path), status.isRegular,
      status.sizeBytes < 1 << 30
    else { return }
    var bytes = [UInt8](repeating: 0, count: Int(status.sizeBytes))
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    guard count == bytes.count else { return }
    self = Catalogue(bytes: bytes)
  }

  init(bytes: [UInt8]) {
    self.init()
    guard bytes.count >= Self.magic.count + 8, bytes.starts(with: Self.magic) else { return }
    let bodyCount = bytes.count - 8
    var reader = CatalogueReader(bytes: bytes, at: bodyCount)
    guard let sum = reader.number(),
      sum == bytes.withUnsafeBytes({ hash64(UnsafeRawBufferPointer(rebasing: $0[..<bodyCount])) })
    else { return }
    // Nothing is taken from the sum behind the body: an entry that ends there is of no use, and what it names is checked anyway.
    reader = CatalogueReader(bytes: bytes, at: Self.magic.count)
    guard let count = reader.number() else { return }
    var read = Catalogue()
    for _ in 0..<min(count, UInt64(bodyCount)) {
      guard let key = reader.key(), let entry = reader.entry() else { return }
      read[key] = entry
    }
    self = read
  }

  var encoded: [UInt8] {
    let entries = entries
    var writer = CatalogueWriter(bytes: Self.magic)
    writer.put(UInt64(entries.count))
    for (key, entry) in entries.sorted(by: { ($0.key.source, $0.key.subject) < ($1.key.source, $1.key.subject) }) {
      writer.put(key.source)
      writer.put(key.subject)
      for number in [entry.stamp.sizeBytes, entry.stamp.modified, entry.stamp.changed, entry.stamp.isRacy ? 1 : 0] {
        writer.put(UInt64(bitPattern: number))
      }
      writer.put(UInt64(entry.objects.count))
      for object in entry.objects { writer.put(object) }
      writer.put(entry.copy == nil ? 0 : 1)
      if let copy = entry.copy { writer.put(copy) }
    }
    writer.put(writer.bytes.withUnsafeBytes { hash64($0) })
    return writer.bytes
  }
}

private struct CatalogueWriter {
  var bytes: [UInt8]

  mutating func put(_ number: UInt64) { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }

  mutating func put(_ text: String) {
    put(UInt64(text.utf8.count))
    bytes += text.utf8
  }

  mutating func put(_ object: Catalogue.Object) {
    put(object.name)
    put(UInt64(bitPattern: object.seal.sizeBytes))
    put(UInt64(bitPattern: object.seal.modified))
    put(UInt64(bitPattern: object.seal.changed))
    put(object.seal.inode)
  }
}

private struct CatalogueReader {
  let bytes: [UInt8]
  var at: Int

  mutating func number() -> UInt64? {
    guard bytes.count - at >= 8 else { return nil }
    defer { at += 8 }
    return (0..<8).reduce(0) { $0 | UInt64(bytes[at + $1]) << UInt64(8 * $1) }
  }

  mutating func signed() -> Int64? { number().map { Int64(bitPattern: $0) } }

  mutating func text() -> String? {
    guard let count = number(), count <= UInt64(bytes.count - at) else { return nil }
    defer { at += Int(count) }
    return String(decoding: bytes[at..<at + Int(count)], as: UTF8.self)
  }

  mutating func key() -> Catalogue.Key? {
    guard let source = text(), let subject = text() else { return nil }
    return Catalogue.Key(source: source, subject: subject)
  }

  mutating func object() -> Catalogue.Object? {
    // A name is one of a file in the folder of objects, and of nothing else.
    guard let name = text(), Path.isPlainName(name), let size = signed(),
      let modified = signed(), let changed = signed(), let inode = number()
    else { return nil }
    return Catalogue.Object(
      name: name, seal: FileSeal(sizeBytes: size, modified: modified, changed: changed, inode: inode))
  }

  mutating func entry() -> Catalogue.Entry? {
    guard let size = signed(), let modified = signed(), let changed = signed(), let isRacy = number(),
      let count = number(), count <= UInt64(bytes.count)
    else { return nil }
    var objects: [Catalogue.Object] = []
    for _ in 0..<count {
      guard let object = object() else { return nil }
      objects.append(object)
    }
    var copy: Catalogue.Object?
    guard let hasCopy = number() else { return nil }
    if hasCopy != 0 {
      guard let found = object() else { return nil }
      copy = found
    }
    return Catalogue.Entry(
      stamp: SourceStamp(sizeBytes: size, modified: modified, changed: changed, isRacy: isRacy != 0),
      objects: objects, copy: copy)
  }
}
