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
  @exclusivity(unchecked) private var soundOfToken: [UInt32] = []
  @exclusivity(unchecked) private var stems: [UInt64: UInt32] = [:]
  @exclusivity(unchecked) private var stemHashes: [UInt64] = []

  @exclusivity(unchecked) private(set) var tokens: [UInt32] = []
  @exclusivity(unchecked) private var tokenStarts: [UInt32] = [0]
  @exclusivity(unchecked) private var weights: [UInt32] = []
  @exclusivity(unchecked) private var signatures: [UInt64] = []
  @exclusivity(unchecked) private var units: [UInt32] = []
  @exclusivity(unchecked) private var identities: [UInt32] = []
  @exclusivity(unchecked) private var ordinals: [UInt16] = []
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
      weight += token.kind == .punctuation ? 1 : 4
      signature |= signatureOfToken[Int(number)]
      tokens.append(number)
    }
    tokenStarts.append(UInt32(tokens.count))
    weights.append(UInt32(weight))
    signatures.append(signature)
    units.append(UInt32(unit))
    identities.append(UInt32(truncatingIfNeeded: analyzer.identityHash))
    ordinals.append(UInt16(clamping: ordinal))
    codes.append(summary.rawValue)
  }

  private func addToken(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Token) {
    let stemHash: UInt64
    if token.kind == .word {
      stemHash = stemmer.stemHash(bytes)
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
    kindOfToken.append(token.kind.rawValue)
    signatureOfToken.append(token.kind == .word ? signatureBit(ofStem: stemHash) : 0)
  }

  /// The list's bytes, entries ordered by weight and then by file order.
  func encoded(unitCount: Int) -> [UInt8] {
    let buckets = Int(min(weights.max() ?? 0, UInt32(IndexFormat.weightCap))) + 1
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
    var orderedTokens: [UInt32] = []
    orderedTokens.reserveCapacity(tokens.count)
    var orderedStarts: [UInt32] = [0]
    orderedStarts.reserveCapacity(count + 1)
    for entry in order {
      orderedTokens.append(contentsOf: tokens[Int(tokenStarts[entry])..<Int(tokenStarts[entry + 1])])
      orderedStarts.append(UInt32(orderedTokens.count))
    }
    var present = [UInt64](repeating: 0, count: (unitCount + 63) / 64)
    for unit in units { present[Int(unit) / 64] |= 1 << UInt64(unit % 64) }
    let tokenSlots = TokenTable.slots(for: table.hashes)
    let stemSlots = TokenTable.slots(for: stemHashes)

    var writer = SectionWriter()
    for number in [
      code.utf8.count, count, orderedTokens.count, table.count, stemHashes.count, buckets, tokenSlots.count,
      stemSlots.count, table.blob.count, 0,
    ] { writer.header(number) }
    writer.section(Array(code.utf8))
    writer.section(starts)
    writer.section(order.map { signatures[$0] })
    writer.section(orderedStarts)
    writer.section(order.map { units[$0] })
    writer.section(order.map { identities[$0] })
    writer.section(order.map { codes[$0] })
    writer.section(order.map { ordinals[$0] })
    writer.section(present)
    writer.section(orderedTokens)
    writer.section(table.starts)
    writer.section(stemOfToken)
    writer.section(soundOfToken)
    writer.section(kindOfToken)
    writer.section(tokenSlots)
    writer.section(stemHashes)
    writer.section(stemSlots)
    writer.section(table.blob)
    return writer.bytes
  }
}

/// Which of 64 bits a stem sets in a signature.
@inline(__always) func signatureBit(ofStem hash: UInt64) -> UInt64 { 1 << (hash >> 58) }

func soundHash(_ sound: String) -> UInt32 {
  var sound = sound
  let hash = sound.withUTF8 { ByteHash.hash64($0) }
  // 0 says "no sound".
  return max(UInt32(truncatingIfNeeded: hash), 1)
}

/// Appends arrays as little-endian sections, each aligned to 8 bytes.
struct SectionWriter {
  private(set) var bytes: [UInt8] = []

  mutating func header(_ number: Int) {
    withUnsafeBytes(of: UInt64(number).littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func section<T: BitwiseCopyable>(_ values: [T]) {
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: repeatElement(0, count: IndexFormat.aligned(bytes.count) - bytes.count))
  }
}
