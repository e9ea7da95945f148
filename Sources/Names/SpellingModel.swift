/// What it costs to write chunks of letters of one script as chunks of the other, for one direction.
///
/// A chunk is up to four letter codes. Those of the pool's script form a tree that is walked from their last letter back,
/// so that a chunk can be recognised where it ends.
struct SpellingModel: Sendable {
  /// In hundredths of a nat. A node of the pool's tree stands for a chunk.
  struct Equivalent: Sendable {
    let node: Int32
    /// Letters of the pool's chunk; 0 where the query's letters are silent.
    let length: Int32
    let cost: Int32
  }

  let query: NameScript
  let pool: NameScript
  /// `children[node * width + code]`; 0 is the root, and also "no such child".
  let children: [Int32]
  let width: Int
  let nodeCount: Int
  /// Letters of the longest pool chunk.
  let longest: Int
  /// By packed query chunk.
  private let ranges: [UInt32: Range<Int>]
  private let equivalents: [Equivalent]

  /// Any letter for any other, or for none.
  static let mismatch = SpellingTable.shared.mismatch
  /// Two words written as one, or one as two: Zedong and Цзэ-дун.
  static let join: Int32 = 150
  /// A word of the pool's name that the query does not have, where the name has more of them: a first name, a patronymic.
  static let poolWord: Int32 = 600
  /// A word of the query that the pool's name does not have, where the query has more of them, and for each of its letters.
  static let queryWord: Int32 = 400
  static let queryWordLetter: Int32 = 150
  /// Words in another order: surname first.
  static let rotation: Int32 = 100

  static let latinToCyrillic = SpellingModel(.latin, .cyrillic)
  static let cyrillicToLatin = SpellingModel(.cyrillic, .latin)
  static let latinToLatin = SpellingModel(.latin, .latin)
  static let cyrillicToCyrillic = SpellingModel(.cyrillic, .cyrillic)

  static func from(_ query: NameScript, to pool: NameScript) -> SpellingModel {
    switch (query, pool) {
    case (.latin, .cyrillic): latinToCyrillic
    case (.cyrillic, .latin): cyrillicToLatin
    case (.latin, .latin): latinToLatin
    case (.cyrillic, .cyrillic): cyrillicToCyrillic
    }
  }

  private init(_ query: NameScript, _ pool: NameScript) {
    self.query = query
    self.pool = pool
    width = LetterCodes.of(pool).count
    var children = [Int32](repeating: 0, count: width)
    var nodeCount = 1
    var longest = 1
    var pairs: [(key: UInt32, equivalent: Equivalent)] = []
    for (from, to, cost) in Self.pairs(query, pool) {
      var node = 0
      for code in to.reversed() {
        let slot = node * width + Int(code)
        if children[slot] == 0 {
          children[slot] = Int32(nodeCount)
          nodeCount += 1
          children += repeatElement(0, count: width)
        }
        node = Int(children[slot])
      }
      longest = max(longest, to.count)
      pairs.append((Self.pack(from[...]), Equivalent(node: Int32(node), length: Int32(to.count), cost: cost)))
    }
    pairs.sort { $0.key < $1.key }
    var ranges: [UInt32: Range<Int>] = [:]
    var start = 0
    for index in pairs.indices where index + 1 == pairs.count || pairs[index + 1].key != pairs[index].key {
      ranges[pairs[index].key] = start..<index + 1
      start = index + 1
    }
    self.children = children
    self.nodeCount = nodeCount
    self.longest = longest
    self.ranges = ranges
    equivalents = pairs.map(\.equivalent)
  }

  /// What a query chunk of 0 to 4 codes can be written as.
  func equivalents(of chunk: ArraySlice<UInt8>) -> ArraySlice<Equivalent> {
    ranges[Self.pack(chunk)].map { equivalents[$0] } ?? []
  }

  private static func pack(_ chunk: ArraySlice<UInt8>) -> UInt32 { chunk.reduce(0) { $0 << 8 | UInt32($1) } }

  /// The chunk pairs of a direction: those of the table, or a script's letters as themselves; and digits.
  static func pairs(_ query: NameScript, _ pool: NameScript) -> [(query: [UInt8], pool: [UInt8], cost: Int32)] {
    let (from, to) = (LetterCodes.of(query), LetterCodes.of(pool))
    if query == pool { return (1..<UInt8(from.count - 1)).map { ([$0], [$0], 0) } }
    var pairs = "0123456789".unicodeScalars.map { digit in
      (query: [from.quickCode(digit.value)], pool: [to.quickCode(digit.value)], cost: Int32(0))
    }
    for line in SpellingTable.shared.chunks.split(separator: 0x0A) {
      let fields = line.split(separator: 0x20)
      guard let head = fields.first, head.last == UInt8(ascii: ":") else { continue }
      let latin = codes(head.dropLast(), .latin)
      for field in fields.dropFirst() {
        let digits = field.firstIndex { (0x30...0x39).contains($0) } ?? field.endIndex
        guard let cost = Int32(String(decoding: field[digits...], as: UTF8.self)) else { continue }
        let cyrillic = codes(field[..<digits], .cyrillic)
        pairs.append(query == .latin ? (latin, cyrillic, cost) : (cyrillic, latin, cost))
      }
    }
    return pairs
  }

  private static func codes(_ spelling: Slice<UnsafeBufferPointer<UInt8>>, _ script: NameScript) -> [UInt8] {
    let letters = LetterCodes.of(script)
    return String(decoding: spelling, as: UTF8.self).unicodeScalars.compactMap { scalar in
      switch scalar {
      case "^": LetterCodes.begin
      case "$": LetterCodes.end
      default: letters.code(scalar)
      }
    }
  }
}
