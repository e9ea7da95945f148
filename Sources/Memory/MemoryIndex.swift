package import Bitext
package import Compiled
internal import Matching
internal import Orthography
internal import Synchronization

/// A compiled memory, read-only: one layer or several that follow each other in the source.
///
/// Opening reads the headers and a few hundred bytes a segment. Safe to use from several tasks at once.
package final class MemoryIndex: @unchecked Sendable {
  let layers: [IndexLayer]
  let segments: [IndexLayer.Segment]
  /// Of segments of many languages, by segment and language: which of their lists are kin to it.
  private let kin = Mutex<[String: Kin]>([:])

  /// Opens the layers of an index, which follow each other in the source.
  /// - Throws: ``CompiledError`` for anything but whole layers of this version, or layers that do not follow each other.
  package init(_ files: [CompiledFile]) throws(CompiledError) {
    var layers: [IndexLayer] = []
    for file in files {
      let layer = try IndexLayer(file)
      try layer.extent.expectFollows(layers.last?.extent)
      if let last = layers.last?.extent, layer.extent.firstUnit != last.firstUnit + last.unitCount {
        throw .damaged("not the layer that follows")
      }
      layers.append(layer)
    }
    guard !layers.isEmpty else { throw .damaged("no layer") }
    self.layers = layers
    segments = layers.flatMap(\.segments)
  }

  /// One of each layer, in order.
  package var extents: [LayerExtent] { layers.map(\.extent) }
  /// What the newest layer says: the state of the source that the whole index is of.
  package var newest: LayerExtent { layers[layers.count - 1].extent }
  package var unitCount: Int { newest.firstUnit + newest.unitCount }
  package var damagedUnits: Int { layers.reduce(0) { $0 + $1.extent.damagedUnits } }
  package var fileBytes: Int { layers.reduce(0) { $0 + $1.file.bytes.count } }
  package var usesCopy: Bool { newest.usesCopy }
  /// The document's opening, which a unit's slice is parsed after.
  package var prologue: [UInt8] { layers[0].prologue }

  /// The languages as the file spells them, with their numbers of texts, in order of appearance.
  package var languages: [(code: String, texts: Int)] { perLanguage(\.entryCount).map { ($0.code, $0.sum) } }

  /// Words and numbers in the texts of each language, in the order of ``languages``. Reads all tokens.
  package var wordCounts: [(code: String, words: Int)] {
    var numbers: [UInt32] = []
    return perLanguage { list in
      var words = 0
      for entry in 0..<list.entryCount where list.readTokens(of: entry, into: &numbers) {
        words += numbers.count { list.isSpoken(Int($0)) }
      }
      return words
    }.map { ($0.code, $0.sum) }
  }

  /// The sum of something over the lists of each language.
  private func perLanguage(_ number: (LanguageList) -> Int) -> [(code: String, sum: Int)] {
    defer { withExtendedLifetime(self) {} }
    var result: [(code: String, sum: Int)] = []
    var places: [String: Int] = [:]
    for segment in segments {
      for list in segment.lists {
        if let place = places[list.code] {
          result[place].sum += number(list)
        } else {
          places[list.code] = result.count
          result.append((list.code, number(list)))
        }
      }
    }
    return result
  }

  /// How many units say the same as an earlier one: the same texts in the same languages.
  ///
  /// By 32 bits of a hash of each text. Needs 8 bytes of memory a unit.
  package var duplicateCount: Int {
    var keys: [UInt64] = []
    keys.reserveCapacity(unitCount)
    for segment in segments {
      var own = [UInt64](repeating: 0, count: segment.unitCount)
      for list in segment.lists {
        let language = list.code.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        for entry in 0..<list.entryCount {
          let unit = list.unit(of: entry).unit
          guard unit < own.count else { continue }
          // A sum, so that the order of the variants does not matter.
          var key = (language ^ UInt64(list.identities[entry])) &* 0x9E37_79B9_7F4A_7C15
          key ^= key >> 29
          own[unit] &+= key &* 0xBF58_476D_1CE4_E5B9
        }
      }
      keys += own.filter { $0 != 0 }
    }
    withExtendedLifetime(self) {}
    keys.sort()
    return zip(keys, keys.dropFirst()).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
  }

  /// When units were last changed, in seconds since 1970, in the order of the file; 0 where it is unknown.
  package var dates: [UInt32] {
    defer { withExtendedLifetime(self) {} }
    return segments.flatMap { Array($0.dates) }
  }

  /// Where a unit lies in the file that ``usesCopy`` tells of; nil when there is no such unit.
  ///
  /// A unit of 65,535 bytes and more may be followed by something else within the length.
  package func place(ofUnit unit: Int) -> (offset: Int64, length: Int)? {
    guard let segment = segment(ofUnit: unit) else { return nil }
    let own = unit - segment.firstUnit
    return (segment.offset(of: own), segment.length(of: own))
  }

  /// The nearest unit at or before `unit` whose line is known, and that line, from 1.
  package func knownLine(before unit: Int) -> (unit: Int, line: Int)? {
    guard let segment = segment(ofUnit: unit) else { return nil }
    let anchor = (unit - segment.firstUnit) / IndexFormat.lineStride
    // A line beyond any offset is damage; callers add to it.
    guard anchor < segment.lines.count, segment.lines[anchor] < 1 << 40 else { return nil }
    return (segment.firstUnit + anchor * IndexFormat.lineStride, Int(segment.lines[anchor]))
  }

  /// When a unit was last changed, in seconds since 1970; 0 when unknown.
  package func date(ofUnit unit: Int) -> UInt32 {
    guard let segment = segment(ofUnit: unit) else { return 0 }
    return segment.dates[unit - segment.firstUnit]
  }

  /// Whether a unit has a text in the language, in any of its regions.
  package func hasText(unit: Int, in language: LanguageTag) -> Bool {
    guard let segment = segment(ofUnit: unit) else { return false }
    return segment.has(unit: unit - segment.firstUnit, in: kin(in: segment, to: language))
  }

  /// The lists of a segment in a language, whatever its region and script.
  struct Kin: Sendable {
    /// Their places among the segment's lists.
    let lists: [Int]
    /// The units that have a text in any of them, a bit each; empty where the lists are few enough to be asked.
    let present: [UInt64]
    /// The same lists by how they differ from the language, the nearest first; empty where they are few.
    var parts: [Target] = []
  }

  /// Lists of translations that differ alike from the language asked for.
  struct Target: Sendable {
    let kin: Kin
    let variety: VarietyDifference
  }

  /// With fewer lists, looking through them is quicker than a table.
  private static let fewLists = 64
  private static let mostKin = 256

  func kin(in segment: IndexLayer.Segment, to language: LanguageTag) -> Kin {
    guard segment.lists.count > Self.fewLists else { return Self.kin(of: segment, language) }
    let key = "\(segment.firstUnit) \(language.canonical)"
    if let known = kin.withLock({ $0[key] }) { return known }
    let made = Self.kin(of: segment, language)
    kin.withLock { kin in
      if kin.count >= Self.mostKin { kin.removeAll(keepingCapacity: true) }
      kin[key] = made
    }
    return made
  }

  private static func kin(of segment: IndexLayer.Segment, _ language: LanguageTag) -> Kin {
    let lists = segment.lists.indices.filter { segment.lists[$0].language.affinity(to: language) > 0 }
    guard lists.count > fewLists else { return Kin(lists: lists, present: []) }
    var made = kin(of: segment, lists: lists)
    made.parts = parts(lists, of: segment, language).map { part in
      Target(kin: kin(of: segment, lists: part.kin.lists), variety: part.variety)
    }
    return made
  }

  /// With the table of what is present.
  private static func kin(of segment: IndexLayer.Segment, lists: [Int]) -> Kin {
    var present = [UInt64](repeating: 0, count: (segment.unitCount + 63) / 64)
    for list in lists { segment.lists[list].addPresent(to: &present) }
    return Kin(lists: lists, present: present)
  }

  private static func parts(_ lists: [Int], of segment: IndexLayer.Segment, _ language: LanguageTag) -> [Target] {
    let rated = lists.map { (list: $0, variety: segment.lists[$0].language.variety(from: language)) }
    return [VarietyDifference.none, .region, .script].compactMap { variety in
      let alike = rated.filter { $0.variety == variety }.map(\.list)
      return alike.isEmpty ? nil : Target(kin: Kin(lists: alike, present: []), variety: variety)
    }
  }

  /// The lists of translations into a language, those of its script and region first; none where there are none.
  func targets(in segment: IndexLayer.Segment, nearestTo language: LanguageTag) -> [Target] {
    let kin = kin(in: segment, to: language)
    if !kin.parts.isEmpty { return kin.parts }
    guard let first = kin.lists.first else { return [] }
    if kin.lists.count == 1 {
      return [Target(kin: kin, variety: segment.lists[first].language.variety(from: language))]
    }
    return Self.parts(kin.lists, of: segment, language)
  }

  private func segment(ofUnit unit: Int) -> IndexLayer.Segment? {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].firstUnit <= unit { low = middle + 1 } else { high = middle }
    }
    guard low > 0, unit - segments[low - 1].firstUnit < segments[low - 1].unitCount else { return nil }
    return segments[low - 1]
  }
}
