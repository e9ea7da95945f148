package import Bitext
package import Compiled
package import Files
internal import Orthography

/// Compiles a glossary, entry by entry.
///
/// Entries are written as they come; of terms some 100 bytes each are held until the end. Some 10 µs a term. Not
/// thread-safe.
package final class TermIndexBuilder {
  private let file: CompiledWriter
  private let source: LanguageTag
  private let forms: TermForms
  private var encoder = TermEntryEncoder()
  private var isSource: [String: Bool] = [:]

  private var entryOffsets: [UInt64] = [0]
  private var terms: [TermRecord] = []
  private var trie = TermTrie()
  /// A term ends at a node; the highest bit: with two of its words as one.
  private var ends: [(node: UInt32, term: UInt32)] = []
  private var memberOfContent: [UInt64: UInt32] = [:]
  private var isAbbreviation: [UInt8] = []
  private var formHashes: [UInt64] = []
  private var formMembers: [UInt32] = []
  private var formBits: [UInt16] = []
  private var postings: [(member: UInt32, term: UInt32)] = []

  static let joinedBit: UInt32 = 1 << 31

  /// - Parameter source: the language whose terms are to be found.
  package init(_ place: CompiledPlace, source: LanguageTag) throws(FileError) {
    file = try CompiledWriter(place)
    self.source = source
    forms = TermForms(language: source)
  }

  package func add(_ entry: TermEntry) throws(FileError) {
    encoder.removeAll()
    encoder.add(entry)
    let number = UInt32(truncatingIfNeeded: entryOffsets.count - 1)
    let start = entryOffsets[entryOffsets.count - 1]
    var text = 0
    for language in entry.languages.indices {
      let section = entry.languages[language]
      let isWanted = isSource[section.language] ?? (LanguageTag(section.language).affinity(to: source) > 0)
      isSource[section.language] = isWanted
      for place in section.terms.indices {
        let range = encoder.termTexts[text]
        text += 1
        guard isWanted else { continue }
        let record = TermRecord(
          entry: number, language: UInt32(truncatingIfNeeded: language), section: UInt32(truncatingIfNeeded: place),
          shape: 0, textOffset: start + UInt64(range.lowerBound), textBytes: UInt64(range.count))
        add(section.terms[place], record)
      }
    }
    entryOffsets.append(start + UInt64(encoder.bytes.count))
    try file.write(encoder.bytes)
  }

  private func add(_ term: TermSection, _ record: TermRecord) {
    guard let made = forms.members(of: term.text, partOfSpeech: term.partOfSpeech),
      made.members.count <= TermIndexFormat.mostWords
    else { return }
    let members = made.members.map { self.number(of: $0) }
    let number = UInt32(truncatingIfNeeded: terms.count)
    ends.append((trie.node(of: members), number))
    for (place, member) in made.joined {
      var joined = members
      joined.replaceSubrange(place...place + 1, with: [self.number(of: member)])
      ends.append((trie.node(of: joined), number | Self.joinedBit))
    }
    for (place, member) in members.enumerated() where !members[..<place].contains(member) {
      postings.append((member, number))
    }
    var record = record
    record.shape = UInt32(members.count)
    if made.isHomograph { record.shape |= TermRecord.homograph }
    if made.standsAlone { record.shape |= TermRecord.alone }
    terms.append(record)
  }

  /// Members with the same forms are one.
  private func number(of member: TermMember) -> UInt32 {
    var content: [UInt64] = [member.isAbbreviation ? 1 : 0]
    for form in member.forms { content += [form.hash, UInt64(form.cells) | UInt64(form.change) << 16] }
    let key = content.withUnsafeBytes { ByteHash.hash64($0.assumingMemoryBound(to: UInt8.self)) }
    if let known = memberOfContent[key] { return known }
    let number = UInt32(truncatingIfNeeded: memberOfContent.count)
    memberOfContent[key] = number
    isAbbreviation.append(member.isAbbreviation ? 1 : 0)
    for form in member.forms where form.cells != 0 {
      formHashes.append(form.hash)
      formMembers.append(number)
      formBits.append(form.cells | UInt16(form.change) << 13)
    }
    return number
  }

  /// Writes what remains and puts the file in place.
  /// - Parameter messages: what was said when the glossary was read.
  package func finish(_ extent: TermIndexExtent, messages: [String] = []) throws -> CompiledFile {
    var counts = TermIndexCounts()
    counts.entries = entryOffsets.count - 1
    counts.terms = terms.count
    counts.nodes = trie.nodeCount
    counts.edgeSlots = trie.slotCount
    counts.forms = formHashes.count
    counts.bucketBits = min(28, max(4, formHashes.count.bitWidth - formHashes.count.leadingZeroBitCount - 1))
    counts.members = isAbbreviation.count
    counts.ends = ends.count
    counts.postings = postings.count
    counts.entryBytes = Int(entryOffsets[entryOffsets.count - 1])
    var text = TermEntryEncoder()
    text.put(messages)
    counts.messageBytes = text.bytes.count
    try file.pad()
    try put(entryOffsets)
    try put(terms)
    let buckets = sorted(
      by: formHashes.map { UInt32(truncatingIfNeeded: $0 >> UInt64(64 - counts.bucketBits)) },
      keys: 1 << counts.bucketBits)
    try put(buckets.starts)
    try put(buckets.order.map { UInt32(truncatingIfNeeded: formHashes[Int($0)]) })
    try put(buckets.order.map { formMembers[Int($0)] })
    try put(buckets.order.map { formBits[Int($0)] })
    try put(isAbbreviation)
    try put(trie.keys)
    try put(trie.nodes)
    let byNode = sorted(by: ends.map(\.node), keys: trie.nodeCount)
    try put(byNode.starts)
    try put(byNode.order.map { ends[Int($0)].term })
    let byMember = sorted(by: postings.map(\.member), keys: isAbbreviation.count)
    try put(byMember.starts)
    try put(byMember.order.map { postings[Int($0)].term })
    try put(text.bytes)
    var extent = extent
    extent.counts = counts
    extent.usesStems = forms.usesStems
    return try file.finish(extent.compiledHeader)
  }

  /// Counting sort, stable: where each key's elements begin, and the elements' numbers in order.
  private func sorted(by keyOf: [UInt32], keys: Int) -> (starts: [UInt32], order: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: keys + 1)
    for key in keyOf { starts[Int(key) + 1] += 1 }
    for key in 0..<keys { starts[key + 1] += starts[key] }
    var next = starts
    var order = [UInt32](repeating: 0, count: keyOf.count)
    for (element, key) in keyOf.enumerated() {
      order[Int(next[Int(key)])] = UInt32(truncatingIfNeeded: element)
      next[Int(key)] += 1
    }
    return (starts, order)
  }

  private func put<T: BitwiseCopyable>(_ values: [T]) throws(FileError) {
    var section = SectionWriter()
    section.section(values)
    try file.write(section.bytes)
  }
}

/// Sequences of members as a trie whose edges lie in one open hash table: (node, member) to node. Node 0 is the root.
struct TermTrie {
  /// `node << 32 | member`.
  private(set) var keys: [UInt64]
  /// 0: a free place.
  private(set) var nodes: [UInt32]
  private(set) var nodeCount = 1
  var slotCount: Int { keys.count }

  init() {
    keys = [UInt64](repeating: 0, count: 64)
    nodes = [UInt32](repeating: 0, count: 64)
  }

  @inline(__always)
  static func slot(_ key: UInt64, _ mask: Int) -> Int {
    let product = key.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return Int(truncatingIfNeeded: product.high ^ product.low) & mask
  }

  /// The node at the end of a path, which is made if need be.
  mutating func node(of path: [UInt32]) -> UInt32 {
    var node: UInt32 = 0
    for member in path {
      if nodeCount * 3 > slotCount * 2 { grow() }
      let key = UInt64(node) << 32 | UInt64(member)
      let slot = place(of: key)
      if nodes[slot] == 0 {
        keys[slot] = key
        nodes[slot] = UInt32(truncatingIfNeeded: nodeCount)
        nodeCount += 1
      }
      node = nodes[slot]
    }
    return node
  }

  private func place(of key: UInt64) -> Int {
    var slot = Self.slot(key, slotCount - 1)
    while nodes[slot] != 0, keys[slot] != key { slot = (slot + 1) & (slotCount - 1) }
    return slot
  }

  private mutating func grow() {
    let old = (keys, nodes)
    keys = [UInt64](repeating: 0, count: old.0.count * 2)
    nodes = [UInt32](repeating: 0, count: old.0.count * 2)
    for (key, node) in zip(old.0, old.1) where node != 0 {
      let slot = place(of: key)
      keys[slot] = key
      nodes[slot] = node
    }
  }
}
