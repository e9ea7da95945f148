package import Bitext
package import Compiled
internal import Orthography

/// A compiled glossary, read-only: the terms of one language with their entries.
///
/// The sections' places are checked on opening; the values in them where they are used, so that no content of the file can
/// lead outside it. Opening takes well under a millisecond, whatever the size. Safe on any thread.
package final class TermIndex: @unchecked Sendable {
  // Unchecked: nothing is written after init, and nothing through the pointers.

  package let extent: TermIndexExtent
  /// The glossary, as entries are to name it.
  package let file: String
  private let compiled: CompiledFile
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

  /// - Parameter file: the glossary, as entries are to name it.
  /// - Throws: ``CompiledError`` for anything but a whole index of this version.
  package init(_ compiled: CompiledFile, of file: String) throws(CompiledError) {
    let extent = try TermIndexExtent(compiled)
    let counts = extent.counts
    var sections = try SectionReader(compiled.bytes, at: CompiledHeader.bytes)
    entryBytes = try sections.bytes(counts.entryBytes)
    entryOffsets = try sections.section(counts.entries + 1, of: UInt64.self)
    terms = try sections.section(counts.terms, of: TermRecord.self)
    bucketStarts = try sections.section(1 << counts.bucketBits + 1, of: UInt32.self)
    formHashes = try sections.section(counts.forms, of: UInt32.self)
    formMembers = try sections.section(counts.forms, of: UInt32.self)
    formBits = try sections.section(counts.forms, of: UInt16.self)
    memberFlags = try sections.section(counts.members, of: UInt8.self)
    edgeKeys = try sections.section(counts.edgeSlots, of: UInt64.self)
    edgeNodes = try sections.section(counts.edgeSlots, of: UInt32.self)
    endStarts = try sections.section(counts.nodes + 1, of: UInt32.self)
    ends = try sections.section(counts.ends, of: UInt32.self)
    postingStarts = try sections.section(counts.members + 1, of: UInt32.self)
    postings = try sections.section(counts.postings, of: UInt32.self)
    messageBytes = try sections.bytes(counts.messageBytes)
    self.extent = extent
    self.file = file
    self.compiled = compiled
  }

  /// What was said when the glossary was read.
  package var messages: [String] {
    var decoder = TermEntryDecoder(messageBytes)
    return decoder.texts() ?? []
  }

  package var entryCount: Int { max(0, entryOffsets.count - 1) }

  /// An entry of the glossary; nil when its bytes are damaged.
  package func entry(_ number: Int) -> TermEntry? {
    guard number >= 0, number < entryCount else { return nil }
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
    let bucket = Int(truncatingIfNeeded: hash &>> UInt64(64 - extent.counts.bucketBits))
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
