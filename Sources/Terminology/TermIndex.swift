package import Bitext
internal import Files
internal import Orthography

/// A compiled glossary, mapped or in memory, read-only: the terms of one language with their entries.
///
/// The sections' places are checked on opening; the values in them where they are used, so that no content of the file can
/// lead outside it. Opening takes well under a millisecond, whatever the size. Safe on any thread.
package final class TermIndex: @unchecked Sendable {
  // Unchecked: nothing is written after init, and nothing through the pointers.

  package let header: TermIndexHeader
  /// The glossary, as entries are to name it.
  package let file: String
  private let mapped: MappedFile?
  private let owned: UnsafeMutableRawBufferPointer?
  private let entryBytes: UnsafeRawBufferPointer
  private let entryOffsets: UnsafeBufferPointer<UInt64>
  let terms: UnsafeBufferPointer<TermRecord>
  private let bucketStarts: UnsafeBufferPointer<UInt32>
  private let formHashes: UnsafeBufferPointer<UInt32>
  private let formMembers: UnsafeBufferPointer<UInt32>
  private let formBits: UnsafeBufferPointer<UInt16>
  private let memberFlags: UnsafeBufferPointer<UInt8>
  private let edgeKeys: UnsafeBufferPointer<UInt64>
  private let edgeNodes: UnsafeBufferPointer<UInt32>
  private let endStarts: UnsafeBufferPointer<UInt32>
  private let ends: UnsafeBufferPointer<UInt32>
  private let postingStarts: UnsafeBufferPointer<UInt32>
  private let postings: UnsafeBufferPointer<UInt32>
  private let messageBytes: UnsafeRawBufferPointer

  /// - Throws: ``TermIndexError`` for anything but a whole index of this version.
  package convenience init(_ path: String, of file: String) throws(TermIndexError) {
    let mapped: MappedFile
    do throws(FileError) { mapped = try MappedFile(path) } catch { throw .file(error) }
    try self.init(mapped.bytes, mapped: mapped, owned: nil, file: file)
  }

  /// - Throws: ``TermIndexError`` for anything but a whole index of this version.
  package convenience init(bytes: [UInt8], of file: String = "") throws(TermIndexError) {
    let owned = UnsafeMutableRawBufferPointer.allocate(byteCount: max(8, bytes.count), alignment: 8)
    owned.copyBytes(from: bytes)
    do throws(TermIndexError) {
      let used = UnsafeRawBufferPointer(rebasing: owned[0..<bytes.count])
      try self.init(used, mapped: nil, owned: owned, file: file)
    } catch {
      owned.deallocate()
      throw error
    }
  }

  deinit { owned?.deallocate() }

  private init(
    _ bytes: UnsafeRawBufferPointer, mapped: MappedFile?, owned: UnsafeMutableRawBufferPointer?, file: String
  ) throws(TermIndexError) {
    let header = try TermIndexHeader(bytes)
    let counts = header.counts
    var at = TermIndexFormat.headerBytes
    func raw(_ count: Int) throws(TermIndexError) -> UnsafeRawBufferPointer {
      guard count <= bytes.count - at else { throw .damaged("a section lies outside the file") }
      defer { at = min(TermIndexFormat.aligned(at + count), bytes.count) }
      return UnsafeRawBufferPointer(rebasing: bytes[at..<at + count])
    }
    func section<T: BitwiseCopyable>(_ count: Int, _ type: T.Type) throws(TermIndexError) -> UnsafeBufferPointer<T> {
      guard count <= bytes.count else { throw .damaged("a section lies outside the file") }
      return try raw(count * MemoryLayout<T>.stride).assumingMemoryBound(to: type)
    }
    entryBytes = try raw(counts.entryBytes)
    entryOffsets = try section(counts.entries + 1, UInt64.self)
    terms = try section(counts.terms, TermRecord.self)
    bucketStarts = try section(1 << counts.bucketBits + 1, UInt32.self)
    formHashes = try section(counts.forms, UInt32.self)
    formMembers = try section(counts.forms, UInt32.self)
    formBits = try section(counts.forms, UInt16.self)
    memberFlags = try section(counts.members, UInt8.self)
    edgeKeys = try section(counts.edgeSlots, UInt64.self)
    edgeNodes = try section(counts.edgeSlots, UInt32.self)
    endStarts = try section(counts.nodes + 1, UInt32.self)
    ends = try section(counts.ends, UInt32.self)
    postingStarts = try section(counts.members + 1, UInt32.self)
    postings = try section(counts.postings, UInt32.self)
    messageBytes = try raw(counts.messageBytes)
    guard at == bytes.count else { throw .damaged("the sections do not fill the file") }
    self.header = header
    self.file = file
    self.mapped = mapped
    self.owned = owned
  }

  /// What was said when the glossary was read.
  package var messages: [String] {
    var decoder = TermEntryDecoder(messageBytes)
    return decoder.texts() ?? []
  }

  package var entryCount: Int { max(0, entryOffsets.count - 1) }

  /// An entry of the glossary; nil when its bytes are damaged.
  package func entry(_ number: Int) -> TermEntry? {
    guard number >= 0, number + 1 < entryOffsets.count else { return nil }
    let (start, end) = (entryOffsets[number], entryOffsets[number + 1])
    guard start <= end, end <= UInt64(entryBytes.count) else { return nil }
    var decoder = TermEntryDecoder(UnsafeRawBufferPointer(rebasing: entryBytes[Int(start)..<Int(end)]))
    return decoder.entry(file: file)
  }

  /// The bytes of a term's text.
  func text(of term: Int) -> UnsafeRawBufferPointer {
    guard terms.indices.contains(term) else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let record = terms[term]
    guard record.textOffset <= UInt64(entryBytes.count),
      record.textBytes <= UInt64(entryBytes.count) - record.textOffset
    else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let start = Int(record.textOffset)
    return UnsafeRawBufferPointer(rebasing: entryBytes[start..<start + Int(record.textBytes)])
  }

  /// A member that has a form: its cells in bits 0–12, its `WordForm.Change` in bits 13–14.
  struct Hit: BitwiseCopyable {
    var member: UInt32
    var bits: UInt16
  }

  /// Calls `body` for each member with a form of this hash.
  @inline(__always)
  func forEachMember(of hash: UInt64, _ body: (Hit) -> Void) {
    let bucket = Int(truncatingIfNeeded: hash &>> UInt64(64 - header.counts.bucketBits))
    guard bucket + 1 < bucketStarts.count else { return }
    let (start, end) = (Int(bucketStarts[bucket]), Int(bucketStarts[bucket + 1]))
    guard start < end, end <= formHashes.count else { return }
    let check = UInt32(truncatingIfNeeded: hash)
    for form in start..<end where formHashes[form] == check {
      body(Hit(member: formMembers[form], bits: formBits[form]))
    }
  }

  func isAbbreviation(_ member: UInt32) -> Bool {
    Int(member) < memberFlags.count && memberFlags[Int(member)] & 1 != 0
  }

  /// The node that an edge leads to; 0 for none.
  @inline(__always)
  func next(_ node: UInt32, _ member: UInt32) -> UInt32 {
    let key = UInt64(node) << 32 | UInt64(member)
    let mask = edgeNodes.count - 1
    var slot = TermTrie.slot(key, mask)
    // A damaged table may have no free place.
    for _ in 0...mask {
      let found = edgeNodes[slot]
      if found == 0 { return 0 }
      if edgeKeys[slot] == key { return found }
      slot = (slot + 1) & mask
    }
    return 0
  }

  /// The terms that end at a node; see ``TermIndexBuilder/joinedBit``.
  @inline(__always)
  func terms(at node: UInt32) -> Slice<UnsafeBufferPointer<UInt32>> {
    list(Int(node), starts: endStarts, in: ends)
  }

  func terms(with member: UInt32) -> Slice<UnsafeBufferPointer<UInt32>> {
    list(Int(member), starts: postingStarts, in: postings)
  }

  @inline(__always)
  private func list(
    _ number: Int, starts: UnsafeBufferPointer<UInt32>, in all: UnsafeBufferPointer<UInt32>
  ) -> Slice<UnsafeBufferPointer<UInt32>> {
    guard number + 1 < starts.count else { return all[0..<0] }
    let (start, end) = (Int(starts[number]), Int(starts[number + 1]))
    guard start <= end, end <= all.count else { return all[0..<0] }
    return all[start..<end]
  }
}
