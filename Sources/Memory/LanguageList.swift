internal import Bitext
internal import Compiled
internal import Matching
internal import Orthography

/// The segments of one language in one index segment, mapped.
///
/// The sections' lengths are checked on opening; the values in them where they are used, so that no content of the file
/// can lead outside it.
struct LanguageList {
  let code: String
  let language: LanguageTag
  let entryCount: Int
  let tokenCount: Int
  /// First entry of each weight; the last weight holds all heavier ones.
  let weightStarts: UnsafeBufferPointer<UInt32>
  let signatures: UnsafeBufferPointer<UInt64>
  private let tokenBlocks: UnsafeBufferPointer<UInt32>
  private let tokenLengths: UnsafeBufferPointer<UInt8>
  private let units: UnsafeBufferPointer<UInt32>
  let identities: UnsafeBufferPointer<UInt32>
  private let codedEntries: UnsafeBufferPointer<UInt32>
  private let codes: UnsafeBufferPointer<UInt32>
  private let present: UnsafeBufferPointer<UInt64>
  private let tokenBytes: UnsafeBufferPointer<UInt8>
  private let stringStarts: UnsafeBufferPointer<UInt32>
  private let stemsAndKinds: UnsafeBufferPointer<UInt32>
  let sounds: UnsafeBufferPointer<UInt16>
  private let tokenSlots: UnsafeBufferPointer<UInt32>
  private let stemHashes: UnsafeBufferPointer<UInt64>
  private let postingStarts: UnsafeBufferPointer<UInt32>
  private let postings: UnsafeBufferPointer<UInt8>
  private let strings: UnsafeBufferPointer<UInt8>

  var vocabularyCount: Int { stemsAndKinds.count }

  init(_ bytes: UnsafeRawBufferPointer, unitCount: Int) throws(CompiledError) {
    var reader = try SectionReader(bytes)
    let codeBytes = try reader.number()
    entryCount = try reader.number()
    let tokenByteCount = try reader.number()
    let vocabulary = try reader.number()
    let stemCount = try reader.number()
    let buckets = try reader.number()
    let tokenSlotCount = try reader.number()
    let stringBytes = try reader.number()
    let codedCount = try reader.number()
    let postingBytes = try reader.number()
    tokenCount = try reader.number()
    func isPowerOfTwo(_ number: Int) -> Bool { number > 0 && number & (number - 1) == 0 }
    guard
      isPowerOfTwo(tokenSlotCount), tokenSlotCount > vocabulary, buckets > 0, buckets <= IndexFormat.weightCap + 1,
      vocabulary < 1 << 30
    else { throw .damaged("a table's size is out of range") }
    code = String(decoding: try reader.section(codeBytes, of: UInt8.self), as: UTF8.self)
    language = LanguageTag(code)
    let stride = IndexFormat.tokenStride
    weightStarts = try reader.section(buckets + 1, of: UInt32.self)
    signatures = try reader.section(entryCount, of: UInt64.self)
    tokenBlocks = try reader.section((entryCount + stride - 1) / stride, of: UInt32.self)
    tokenLengths = try reader.section(entryCount, of: UInt8.self)
    units = try reader.section(entryCount, of: UInt32.self)
    identities = try reader.section(entryCount, of: UInt32.self)
    codedEntries = try reader.section(codedCount, of: UInt32.self)
    codes = try reader.section(codedCount, of: UInt32.self)
    present = try reader.section((unitCount + 63) / 64, of: UInt64.self)
    tokenBytes = try reader.section(tokenByteCount, of: UInt8.self)
    stringStarts = try reader.section(vocabulary + 1, of: UInt32.self)
    stemsAndKinds = try reader.section(vocabulary, of: UInt32.self)
    sounds = try reader.section(vocabulary, of: UInt16.self)
    tokenSlots = try reader.section(tokenSlotCount, of: UInt32.self)
    stemHashes = try reader.section(stemCount, of: UInt64.self)
    postingStarts = try reader.section(stemCount + 1, of: UInt32.self)
    postings = try reader.section(postingBytes, of: UInt8.self)
    strings = try reader.section(stringBytes, of: UInt8.self)
    // Overlapping weights would make a search look at every entry two thousand times.
    var last: UInt32 = 0
    for start in weightStarts {
      guard start >= last else { throw .damaged("the weights are out of order") }
      last = start
    }
    guard weightStarts.first == 0, Int(last) == entryCount else { throw .damaged("the weights miss entries") }
  }

  // MARK: Entries

  /// The unit of an entry, from the segment's first, and which of its variants it is. The unit may be none of the segment's
  /// where the index is damaged.
  @inline(__always)
  func unit(of entry: Int) -> (unit: Int, ordinal: Int) {
    let packed = units[entry]
    return (Int(packed & (1 << IndexFormat.unitBits - 1)), Int(packed >> IndexFormat.unitBits))
  }

  /// Whether a unit of this segment has a text in this language.
  @inline(__always)
  func has(unit: Int) -> Bool {
    let word = unit >> 6
    return word < present.count && present[word] >> UInt64(unit & 63) & 1 != 0
  }

  /// Sets the bit of each unit that has a text in this language.
  func addPresent(to units: inout [UInt64]) {
    for word in 0..<min(units.count, present.count) { units[word] |= present[word] }
  }

  /// The entries of one weight; the last weight takes in all heavier ones.
  func entries(ofWeight weight: Int) -> Range<Int> {
    guard weight >= 0, weight + 1 < weightStarts.count else { return 0..<0 }
    let low = min(Int(weightStarts[weight]), entryCount)
    let high = min(Int(weightStarts[weight + 1]), entryCount)
    return low..<max(low, high)
  }

  /// The raw value of an entry's `CodeSummary`.
  func codes(of entry: Int) -> UInt32 {
    var low = 0
    var high = codedEntries.count
    while low < high {
      let middle = (low + high) / 2
      if codedEntries[middle] < UInt32(entry) { low = middle + 1 } else { high = middle }
    }
    return low < codedEntries.count && codedEntries[low] == UInt32(entry) ? codes[low] : 0
  }

  /// Puts the token numbers of an entry, each below ``vocabularyCount``, into `numbers`.
  /// - Returns: false when the index is damaged here.
  @inline(__always)
  func readTokens(of entry: Int, into numbers: inout [UInt32]) -> Bool {
    numbers.removeAll(keepingCapacity: true)
    guard entry >= 0, entry < entryCount else { return false }
    let block = entry / IndexFormat.tokenStride
    var at = Int(tokenBlocks[block])
    for before in block * IndexFormat.tokenStride..<entry {
      guard let length = length(of: before, at: &at) else { return false }
      at += length
    }
    guard let length = length(of: entry, at: &at), at >= 0, length <= tokenBytes.count - at else { return false }
    let end = at + length
    while at < end {
      var value = UInt32(tokenBytes[at])
      at += 1
      if value >= 0x80 {
        value &= 0x7F
        var shift: UInt32 = 7
        while at < end, shift < 32 {
          let byte = UInt32(tokenBytes[at])
          at += 1
          value |= (byte & 0x7F) &<< shift
          shift += 7
          if byte < 0x80 { break }
        }
      }
      guard value < UInt32(truncatingIfNeeded: vocabularyCount) else { return false }
      numbers.append(value)
    }
    return true
  }

  /// How many bytes an entry's tokens take; `at`, where the entry begins, moves behind a length that stands there.
  @inline(__always)
  private func length(of entry: Int, at: inout Int) -> Int? {
    let short = tokenLengths[entry]
    guard short == 255 else { return Int(short) }
    guard at >= 0, at <= tokenBytes.count - 4 else { return nil }
    var long: UInt32 = 0
    for index in 0..<4 { long |= UInt32(tokenBytes[at + index]) << UInt32(8 * index) }
    at += 4
    return Int(long)
  }

  // MARK: Vocabulary

  @inline(__always) func stem(ofToken token: Int) -> UInt32 { stemsAndKinds[token] >> 3 }

  /// 0 word, 1 number, 2 punctuation, 3 markup, 4 function word; others only where the index is damaged.
  @inline(__always) func kind(ofToken token: Int) -> UInt8 { UInt8(truncatingIfNeeded: stemsAndKinds[token] & 7) }

  @inline(__always) func isWord(_ token: Int) -> Bool {
    let kind = kind(ofToken: token)
    return kind == 0 || kind == 4
  }

  /// A word or a number.
  @inline(__always) func isSpoken(_ token: Int) -> Bool {
    let kind = kind(ofToken: token)
    return kind < 2 || kind == 4
  }

  @inline(__always) func weight(ofToken token: Int) -> Int {
    (MatchToken.Kind(rawValue: kind(ofToken: token)) ?? .punctuation).weight
  }

  /// The bytes of a vocabulary token.
  func string(_ token: Int) -> UnsafeBufferPointer<UInt8> {
    guard token >= 0, token + 1 < stringStarts.count else { return UnsafeBufferPointer(rebasing: strings[0..<0]) }
    let low = min(Int(stringStarts[token]), strings.count)
    let high = min(Int(stringStarts[token + 1]), strings.count)
    return UnsafeBufferPointer(rebasing: strings[low..<max(low, high)])
  }

  /// - Parameter isMarkup: whether the token is markup, which no sign of the same bytes is.
  func token(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64, isMarkup: Bool) -> UInt32? {
    let mask = tokenSlots.count - 1
    var at = Int(truncatingIfNeeded: hash) & mask
    // A damaged table could be full: stop after one round.
    for _ in 0..<tokenSlots.count {
      let slot = tokenSlots[at]
      if slot == 0 { return nil }
      let number = Int(slot - 1)
      if number < vocabularyCount, (kind(ofToken: number) == 3) == isMarkup, string(number).elementsEqual(bytes) {
        return slot - 1
      }
      at = (at + 1) & mask
    }
    return nil
  }

  /// The number of a stem.
  ///
  /// Hashes rise and are spread evenly, so that the share of a hash in all there can be tells its place but for a few hundred.
  func stem(hash: UInt64) -> UInt32? {
    let count = stemHashes.count
    guard count > 0 else { return nil }
    let guess = Int(hash.multipliedFullWidth(by: UInt64(count)).high)
    var (low, high) = (guess, guess)
    var step = 64
    if stemHashes[guess] <= hash {
      high = min(count, low + step)
      while high < count, stemHashes[high] <= hash {
        low = high
        step *= 2
        high = min(count, low + step)
      }
    } else {
      low = max(0, high - step)
      while low > 0, stemHashes[low] > hash {
        high = low
        step *= 2
        low = max(0, high - step)
      }
    }
    while low < high {
      let middle = (low + high) / 2
      if stemHashes[middle] == hash { return UInt32(middle) }
      if stemHashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  // MARK: Postings

  /// The entries that have a stem, rising; nil for a stem too frequent to have them listed.
  func postings(ofStem stem: UInt32) -> Postings? {
    let index = Int(stem)
    guard index + 1 < postingStarts.count else { return nil }
    let low = min(Int(postingStarts[index]), postings.count)
    let high = min(Int(postingStarts[index + 1]), postings.count)
    guard low < high else { return nil }
    return Postings(UnsafeBufferPointer(rebasing: postings[low..<high]))
  }
}

/// A rising list of entries, decoded as it is read.
struct Postings: IteratorProtocol {
  /// How many entries there are, as the list says of itself.
  let count: Int
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var entry = 0
  private var isBegun = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    count = Self.number(bytes, &at)
  }

  @inline(__always)
  mutating func next() -> Int? {
    guard at < bytes.count else { return nil }
    let distance = Self.number(bytes, &at)
    // Only the first may be at 0: a list that does not rise is damaged, and ends here.
    if distance == 0, isBegun {
      at = bytes.count
      return nil
    }
    isBegun = true
    entry += distance
    return entry
  }

  @inline(__always)
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Int {
    var value = 0
    var shift = 0
    while at < bytes.count, shift < 35 {
      let byte = Int(bytes[at])
      at += 1
      value |= (byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return value
  }
}
