internal import Bitext
internal import Compiled
internal import Languages
internal import Matching
internal import Orthography

/// Collects the segments of one language within one index segment, and lays them out by weight.
///
/// Checks of exclusive access are off: they took a tenth of compiling, and nothing here is shared.
final class LanguageListBuilder {
  let code: String
  private let stemmer: Stemmer
  @exclusivity(unchecked) private var table = TokenTable()
  @exclusivity(unchecked) private var stemOfToken: [UInt32] = []
  @exclusivity(unchecked) private var signatureOfToken: [UInt64] = []
  @exclusivity(unchecked) private var kindOfToken: [UInt8] = []
  @exclusivity(unchecked) private var weightOfToken: [Int] = []
  @exclusivity(unchecked) private var soundOfToken: [UInt16] = []
  @exclusivity(unchecked) private var frequencyOfToken: [UInt32] = []
  @exclusivity(unchecked) private var stems: [UInt64: UInt32] = [:]
  @exclusivity(unchecked) private var stemHashes: [UInt64] = []

  @exclusivity(unchecked) private(set) var tokens: [UInt32] = []
  @exclusivity(unchecked) private var tokenStarts: [UInt32] = [0]
  @exclusivity(unchecked) private var weights: [UInt32] = []
  @exclusivity(unchecked) private var signatures: [UInt64] = []
  @exclusivity(unchecked) private var units: [UInt32] = []
  @exclusivity(unchecked) private var identities: [UInt32] = []
  @exclusivity(unchecked) private var codes: [UInt32] = []

  init(code: String) {
    self.code = code
    stemmer = Stemmer(language: LanguageTag(code))
  }

  var count: Int { units.count }

  /// Takes over what the analyzer found in a segment.
  func add(unit: Int, ordinal: Int, codes summary: CodeSummary, from analyzer: SegmentAnalyzer) {
    let folded = analyzer.folded
    guard let base = folded.baseAddress else { return }
    var weight = 0
    var signature: UInt64 = 0
    for token in analyzer.tokens {
      let bytes = UnsafeBufferPointer(start: base + Int(token.start), count: Int(token.end - token.start))
      let (number, isNew) = table.number(of: bytes, hash: token.hash)
      if isNew { addToken(bytes, token) }
      frequencyOfToken[Int(number)] += 1
      weight += weightOfToken[Int(number)]
      signature |= signatureOfToken[Int(number)]
      tokens.append(number)
    }
    tokenStarts.append(UInt32(tokens.count))
    weights.append(UInt32(weight))
    signatures.append(signature)
    // Beyond the bits there are, ordinals are all the same: no unit has 8,191 variants in one language.
    let most = (1 << (32 - IndexFormat.unitBits)) - 1
    units.append(UInt32(unit) | UInt32(min(ordinal, most)) << IndexFormat.unitBits)
    identities.append(UInt32(truncatingIfNeeded: analyzer.identityHash))
    codes.append(summary.rawValue)
  }

  private func addToken(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Token) {
    let stemHash: UInt64
    var kind = MatchToken.Kind(rawValue: token.kind.rawValue) ?? .punctuation
    if token.kind == .word {
      stemHash = stemmer.stemHash(bytes)
      if stemmer.isFunctionWord(hash: token.hash) { kind = .functionWord }
      let sound = Orthography.soundKey(String(decoding: bytes, as: UTF8.self))
      soundOfToken.append(sound.isEmpty ? 0 : soundHash(sound))
    } else {
      stemHash = token.hash
      soundOfToken.append(0)
    }
    let stem: UInt32
    if let known = stems[stemHash] {
      stem = known
    } else {
      stem = UInt32(stemHashes.count)
      stems[stemHash] = stem
      stemHashes.append(stemHash)
    }
    stemOfToken.append(stem)
    kindOfToken.append(kind.rawValue)
    weightOfToken.append(kind.weight)
    frequencyOfToken.append(0)
    signatureOfToken.append(kind == .word ? signatureBit(ofStem: stemHash) : 0)
  }

  /// The list's bytes, entries ordered by weight and then by file order, tokens numbered by falling frequency.
  ///
  /// The builder is spent by it.
  func encoded(unitCount: Int) -> [UInt8] {
    sortStems()
    let buckets = Int(min(weights.max() ?? 0, UInt32(IndexFormat.weightCap))) + 1
    let (starts, order) = orderByWeight(buckets)
    let (byFrequency, number) = orderTokens()
    var tokenBytes: [UInt8] = []
    tokenBytes.reserveCapacity(tokens.count * 2)
    var lengths = [UInt8](repeating: 0, count: count)
    var blocks: [UInt32] = []
    for (position, entry) in order.enumerated() {
      if position % IndexFormat.tokenStride == 0 { blocks.append(UInt32(tokenBytes.count)) }
      let before = tokenBytes.count
      for token in tokens[Int(tokenStarts[entry])..<Int(tokenStarts[entry + 1])] {
        appendVarint(number[Int(token)], to: &tokenBytes)
      }
      let length = tokenBytes.count - before
      if length < 255 {
        lengths[position] = UInt8(length)
      } else {
        // A long one says its length in four bytes before its tokens.
        lengths[position] = 255
        withUnsafeBytes(of: UInt32(length).littleEndian) { tokenBytes.insert(contentsOf: $0, at: before) }
      }
    }
    var present = [UInt64](repeating: 0, count: (unitCount + 63) / 64)
    let unitMask: UInt32 = 1 << IndexFormat.unitBits - 1
    for unit in units { present[Int(unit & unitMask) / 64] |= 1 << UInt64((unit & unitMask) % 64) }
    let coded = order.indices.filter { codes[order[$0]] != 0 }
    let (postingStarts, postings) = encodePostings(order)
    var strings: [UInt8] = []
    strings.reserveCapacity(table.blob.count)
    var stringStarts: [UInt32] = [0]
    for token in byFrequency {
      strings += table.blob[Int(table.starts[token])..<Int(table.starts[token + 1])]
      stringStarts.append(UInt32(strings.count))
    }
    let tokenSlots = TokenTable.slots(for: byFrequency.map { table.hashes[$0] })

    var writer = SectionWriter()
    for number in [
      code.utf8.count, count, tokenBytes.count, table.count, stemHashes.count, buckets, tokenSlots.count,
      strings.count, coded.count, postings.count, tokens.count,
    ] { writer.number(number) }
    writer.section(Array(code.utf8))
    writer.section(starts)
    writer.section(order.map { signatures[$0] })
    writer.section(blocks)
    writer.section(lengths)
    writer.section(order.map { units[$0] })
    writer.section(order.map { identities[$0] })
    writer.section(coded.map { UInt32($0) })
    writer.section(coded.map { codes[order[$0]] })
    writer.section(present)
    writer.section(tokenBytes)
    writer.section(stringStarts)
    // The class in the three low bits: one read where both are wanted.
    writer.section(byFrequency.map { stemOfToken[$0] << 3 | UInt32(kindOfToken[$0]) })
    writer.section(byFrequency.map { soundOfToken[$0] })
    writer.section(tokenSlots)
    writer.section(stemHashes)
    writer.section(postingStarts)
    writer.section(postings)
    writer.section(strings)
    return writer.bytes
  }

  /// Numbers the stems by their hashes, so that no table is needed to find one.
  private func sortStems() {
    let order = stemHashes.indices.sorted { stemHashes[$0] < stemHashes[$1] }
    var number = [UInt32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { number[old] = UInt32(new) }
    stemHashes = order.map { stemHashes[$0] }
    for token in stemOfToken.indices { stemOfToken[token] = number[Int(stemOfToken[token])] }
  }

  /// Where each weight begins, and the entries in order.
  private func orderByWeight(_ buckets: Int) -> (starts: [UInt32], order: [Int]) {
    var starts = [UInt32](repeating: 0, count: buckets + 1)
    for weight in weights { starts[min(Int(weight), buckets - 1) + 1] += 1 }
    for bucket in 0..<buckets { starts[bucket + 1] += starts[bucket] }
    var order = [Int](repeating: 0, count: count)
    var next = starts
    for entry in 0..<count {
      let bucket = min(Int(weights[entry]), buckets - 1)
      order[Int(next[bucket])] = entry
      next[bucket] += 1
    }
    return (starts, order)
  }

  /// The tokens by falling frequency, and each one's new number: frequent ones take one byte.
  private func orderTokens() -> (order: [Int], number: [UInt32]) {
    let order = (0..<table.count).sorted {
      let (a, b) = (frequencyOfToken[$0], frequencyOfToken[$1])
      return a != b ? a > b : $0 < $1
    }
    var number = [UInt32](repeating: 0, count: table.count)
    for (new, old) in order.enumerated() { number[old] = UInt32(new) }
    return (order, number)
  }

  /// For each stem of words that is not too frequent: how many entries have it, and the distances between them.
  private func encodePostings(_ order: [Int]) -> (starts: [UInt32], bytes: [UInt8]) {
    let most = UInt32(IndexFormat.mostPostings(entries: count))
    // The stem of each token that is a word: one read where both are wanted.
    let words = (0..<table.count).map { kindOfToken[$0] == 0 || kindOfToken[$0] == 4 ? stemOfToken[$0] : UInt32.max }
    // Entries of each stem, counted once an entry, then laid out stem by stem.
    var counts = [UInt32](repeating: 0, count: stemHashes.count)
    var last = [UInt32](repeating: UInt32.max, count: stemHashes.count)
    var offsets = [Int](repeating: 0, count: stemHashes.count)
    var entries: [UInt32] = []
    words.withUnsafeBufferPointer { words in
      tokens.withUnsafeBufferPointer { tokens in
        // Counting needs no order: this pass goes through memory front to back.
        for entry in 0..<count {
          for at in Int(tokenStarts[entry])..<Int(tokenStarts[entry + 1]) {
            let stem = words[Int(tokens[at])]
            guard stem != UInt32.max, last[Int(stem)] != UInt32(entry) else { continue }
            last[Int(stem)] = UInt32(entry)
            counts[Int(stem)] += 1
          }
        }
        var total = 0
        for stem in stemHashes.indices {
          last[stem] = UInt32.max
          guard counts[stem] <= most else { continue }
          offsets[stem] = total
          total += Int(counts[stem])
        }
        entries = [UInt32](repeating: 0, count: total)
        for (position, entry) in order.enumerated() {
          for at in Int(tokenStarts[entry])..<Int(tokenStarts[entry + 1]) {
            let stem = words[Int(tokens[at])]
            guard stem != UInt32.max, counts[Int(stem)] <= most, last[Int(stem)] != UInt32(position) else { continue }
            last[Int(stem)] = UInt32(position)
            entries[offsets[Int(stem)]] = UInt32(position)
            offsets[Int(stem)] += 1
          }
        }
      }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.count * 2)
    var starts: [UInt32] = []
    starts.reserveCapacity(stemHashes.count + 1)
    for stem in stemHashes.indices {
      starts.append(UInt32(bytes.count))
      guard counts[stem] > 0, counts[stem] <= most else { continue }
      appendVarint(counts[stem], to: &bytes)
      var previous: UInt32 = 0
      for entry in entries[offsets[stem] - Int(counts[stem])..<offsets[stem]] {
        appendVarint(entry - previous, to: &bytes)
        previous = entry
      }
    }
    starts.append(UInt32(bytes.count))
    return (starts, bytes)
  }
}

/// Seven bits a byte, the lowest first, the high bit set on all but the last.
@inline(__always) func appendVarint(_ value: UInt32, to bytes: inout [UInt8]) {
  var rest = value
  while rest >= 0x80 {
    bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
    rest >>= 7
  }
  bytes.append(UInt8(rest))
}

/// Which of 64 bits a stem sets in a signature.
@inline(__always) func signatureBit(ofStem hash: UInt64) -> UInt64 { 1 << (hash >> 58) }

/// 16 bits that narrow a search by sound down; the sounds themselves are compared after it.
func soundHash(_ sound: String) -> UInt16 {
  var sound = sound
  let hash = sound.withUTF8 { ByteHash.hash64($0) }
  // 0 says "no sound".
  return max(UInt16(truncatingIfNeeded: hash), 1)
}
