internal import Orthography

/// Reads counted sections out of mapped bytes, each checked against the end.
struct SectionReader {
  let base: UnsafeRawPointer
  let count: Int
  private(set) var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) throws(IndexError) {
    guard let base = bytes.baseAddress, UInt(bitPattern: base) % 8 == 0 else {
      throw .damaged("a section is empty or not aligned")
    }
    self.base = base
    count = bytes.count
  }

  mutating func number() throws(IndexError) -> Int {
    guard count - offset >= 8 else { throw .damaged("cut off within a section's counts") }
    let value = UInt64(littleEndian: base.load(fromByteOffset: offset, as: UInt64.self))
    offset += 8
    guard value < 1 << 40 else { throw .damaged("a count is out of range") }
    return Int(value)
  }

  mutating func section<T: BitwiseCopyable>(_ number: Int, of _: T.Type) throws(IndexError) -> UnsafeBufferPointer<T> {
    let stride = MemoryLayout<T>.stride
    guard number <= (count - offset) / stride else { throw .damaged("a section lies outside its list") }
    let start = (base + offset).assumingMemoryBound(to: T.self)
    offset = min(IndexFormat.aligned(offset + number * stride), count)
    return UnsafeBufferPointer(start: start, count: number)
  }
}

/// The segments of one language in one index segment, mapped.
///
/// The sections' lengths are checked on opening; the values in them where they are used, so that no content of the file
/// can lead outside it.
struct LanguageList {
  let code: String
  let entryCount: Int
  /// First entry of each weight; the last weight holds all heavier ones.
  let weightStarts: UnsafeBufferPointer<UInt32>
  let signatures: UnsafeBufferPointer<UInt64>
  let tokenStarts: UnsafeBufferPointer<UInt32>
  let units: UnsafeBufferPointer<UInt32>
  let identities: UnsafeBufferPointer<UInt32>
  let codes: UnsafeBufferPointer<UInt32>
  let ordinals: UnsafeBufferPointer<UInt16>
  let present: UnsafeBufferPointer<UInt64>
  let tokens: UnsafeBufferPointer<UInt32>
  let stringStarts: UnsafeBufferPointer<UInt32>
  let stems: UnsafeBufferPointer<UInt32>
  let sounds: UnsafeBufferPointer<UInt32>
  let kinds: UnsafeBufferPointer<UInt8>
  let tokenSlots: UnsafeBufferPointer<UInt32>
  let stemHashes: UnsafeBufferPointer<UInt64>
  let stemSlots: UnsafeBufferPointer<UInt32>
  let blob: UnsafeBufferPointer<UInt8>

  var vocabularyCount: Int { stems.count }

  init(_ bytes: UnsafeRawBufferPointer, unitCount: Int) throws(IndexError) {
    var reader = try SectionReader(bytes)
    let codeBytes = try reader.number()
    entryCount = try reader.number()
    let tokenCount = try reader.number()
    let vocabulary = try reader.number()
    let stemCount = try reader.number()
    let buckets = try reader.number()
    let tokenSlotCount = try reader.number()
    let stemSlotCount = try reader.number()
    let blobBytes = try reader.number()
    _ = try reader.number()
    func isPowerOfTwo(_ number: Int) -> Bool { number > 0 && number & (number - 1) == 0 }
    guard
      isPowerOfTwo(tokenSlotCount), isPowerOfTwo(stemSlotCount), tokenSlotCount > vocabulary,
      stemSlotCount > stemCount, buckets > 0, buckets <= IndexFormat.weightCap + 1, vocabulary < 1 << 31
    else { throw .damaged("a table's size is out of range") }
    code = String(decoding: try reader.section(codeBytes, of: UInt8.self), as: UTF8.self)
    weightStarts = try reader.section(buckets + 1, of: UInt32.self)
    signatures = try reader.section(entryCount, of: UInt64.self)
    tokenStarts = try reader.section(entryCount + 1, of: UInt32.self)
    units = try reader.section(entryCount, of: UInt32.self)
    identities = try reader.section(entryCount, of: UInt32.self)
    codes = try reader.section(entryCount, of: UInt32.self)
    ordinals = try reader.section(entryCount, of: UInt16.self)
    present = try reader.section((unitCount + 63) / 64, of: UInt64.self)
    tokens = try reader.section(tokenCount, of: UInt32.self)
    stringStarts = try reader.section(vocabulary + 1, of: UInt32.self)
    stems = try reader.section(vocabulary, of: UInt32.self)
    sounds = try reader.section(vocabulary, of: UInt32.self)
    kinds = try reader.section(vocabulary, of: UInt8.self)
    tokenSlots = try reader.section(tokenSlotCount, of: UInt32.self)
    stemHashes = try reader.section(stemCount, of: UInt64.self)
    stemSlots = try reader.section(stemSlotCount, of: UInt32.self)
    blob = try reader.section(blobBytes, of: UInt8.self)
    // Overlapping weights would make a search look at every entry two thousand times.
    var last: UInt32 = 0
    for start in weightStarts {
      guard start >= last else { throw .damaged("the weights are out of order") }
      last = start
    }
    guard weightStarts.first == 0, Int(last) == entryCount else { throw .damaged("the weights miss entries") }
  }

  /// Whether a unit of this segment has a text in this language.
  @inline(__always)
  func has(unit: Int) -> Bool {
    let word = unit >> 6
    return word < present.count && present[word] >> UInt64(unit & 63) & 1 != 0
  }

  /// The entries of one weight; the last weight takes in all heavier ones.
  func entries(ofWeight weight: Int) -> Range<Int> {
    guard weight >= 0, weight + 1 < weightStarts.count else { return 0..<0 }
    let low = min(Int(weightStarts[weight]), entryCount)
    let high = min(Int(weightStarts[weight + 1]), entryCount)
    return low..<max(low, high)
  }

  /// The token numbers of an entry, each below the vocabulary's count; nil when the index is damaged here.
  @inline(__always)
  func tokens(of entry: Int) -> UnsafeBufferPointer<UInt32>? {
    let low = Int(tokenStarts[entry])
    let high = Int(tokenStarts[entry + 1])
    guard low <= high, high <= tokens.count else { return nil }
    return UnsafeBufferPointer(rebasing: tokens[low..<high])
  }

  /// The bytes of a vocabulary token.
  func string(_ token: Int) -> UnsafeBufferPointer<UInt8> {
    guard token >= 0, token + 1 < stringStarts.count else { return UnsafeBufferPointer(rebasing: blob[0..<0]) }
    let low = min(Int(stringStarts[token]), blob.count)
    let high = min(Int(stringStarts[token + 1]), blob.count)
    return UnsafeBufferPointer(rebasing: blob[low..<max(low, high)])
  }

  func token(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> UInt32? {
    let mask = tokenSlots.count - 1
    var at = Int(truncatingIfNeeded: hash) & mask
    // A damaged table could be full: stop after one round.
    for _ in 0..<tokenSlots.count {
      let slot = tokenSlots[at]
      if slot == 0 { return nil }
      let number = Int(slot - 1)
      if number < vocabularyCount, string(number).elementsEqual(bytes) { return slot - 1 }
      at = (at + 1) & mask
    }
    return nil
  }

  func stem(hash: UInt64) -> UInt32? {
    let mask = stemSlots.count - 1
    var at = Int(truncatingIfNeeded: hash) & mask
    for _ in 0..<stemSlots.count {
      let slot = stemSlots[at]
      if slot == 0 { return nil }
      if Int(slot - 1) < stemHashes.count, stemHashes[Int(slot - 1)] == hash { return slot - 1 }
      at = (at + 1) & mask
    }
    return nil
  }
}
