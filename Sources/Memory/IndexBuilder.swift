internal import Bitext
package import Compiled
package import Files
internal import Languages
package import Matching
internal import Orthography

/// Compiles a layer of a memory's index, unit by unit.
///
/// Memory is bounded by one segment of the index (524,288 units), whatever the size of the source. Time and memory grow with
/// the units, not with the product of units and languages. Not thread-safe.
package final class IndexBuilder {
  private let file: CompiledWriter
  private let analyzer = SegmentAnalyzer()
  private let unitsPerSegment: Int
  private let presencePerSegment: Int
  private let firstUnit: Int

  /// By the numbers of languages; nil for one that has no text in the current segment.
  @exclusivity(unchecked) private var lists: [LanguageListBuilder?] = []
  private var codes: [String] = []
  @exclusivity(unchecked) private var foldings: [LanguageFolding?] = []
  /// The language that the analyzer folds for.
  @exclusivity(unchecked) private var analyzed = -1
  private var listOfCode: [String: Int] = [:]
  /// The languages that have a text in the current segment.
  @exclusivity(unchecked) private var used: [Int] = []
  /// A list has as many tokens as one may have.
  @exclusivity(unchecked) private var isFull = false

  /// Offset of each unit from that of the block's first, and its length.
  @exclusivity(unchecked) private var places: [UInt32] = []
  @exclusivity(unchecked) private var lengths: [UInt16] = []
  /// Offset of the first unit of each block.
  @exclusivity(unchecked) private var bases: [UInt64] = []
  @exclusivity(unchecked) private var dates: [UInt32] = []
  @exclusivity(unchecked) private var lines: [UInt64] = []
  /// Two bits a unit.
  @exclusivity(unchecked) private var origins: [UInt8] = []
  private var segments: [(offset: Int, length: Int)] = []
  private var prologue = (offset: 0, length: 0)
  /// Units added so far.
  package private(set) var unitCount = 0
  /// Where the last unit begins and ends.
  package private(set) var lastOffset: Int64 = 0
  package private(set) var sourceEnd: Int64 = 0

  /// - Parameters:
  ///   - firstUnit: how many units of the memory other layers have before this one.
  ///   - unitsPerSegment: a segment's units, if not as many as the format allows.
  ///   - presencePerSegment: a segment's units times its languages: each language says of each unit whether it has a text.
  package init(
    _ place: CompiledPlace, firstUnit: Int = 0, unitsPerSegment: Int? = nil, presencePerSegment: Int? = nil
  ) throws(FileError) {
    file = try CompiledWriter(place)
    self.firstUnit = firstUnit
    self.unitsPerSegment = min(max(1, unitsPerSegment ?? IndexFormat.unitsPerSegment), 1 << Int(IndexFormat.unitBits))
    self.presencePerSegment = presencePerSegment ?? IndexFormat.presencePerSegment
  }

  /// The document's opening, which a unit's slice is parsed after.
  package func setPrologue(_ bytes: [UInt8]) throws(FileError) {
    prologue = (file.count, bytes.count)
    try file.write(bytes)
    try file.pad()
  }

  /// Begins a unit. Its variants follow by ``addVariant(language:text:codes:)``.
  ///
  /// Offsets rise from unit to unit.
  package func beginUnit(offset: Int64, length: Int64, line: () -> Int) throws(FileError) {
    if places.count == unitsPerSegment || isFull || used.count * places.count > presencePerSegment
      || bases.last.map({ UInt64(offset) - $0 > UInt64(UInt32.max) }) ?? false
    {
      try closeSegment()
    }
    if places.count % IndexFormat.lineStride == 0 {
      lines.append(UInt64(line()))
      bases.append(UInt64(offset))
    }
    places.append(UInt32(truncatingIfNeeded: UInt64(offset) - (bases.last ?? 0)))
    lengths.append(UInt16(clamping: length))
    dates.append(0)
    if places.count % 4 == 1 { origins.append(0) }
    unitCount += 1
    lastOffset = offset
    sourceEnd = offset + length
  }

  /// Dates the current unit, in seconds since 1970; 0, as it begins, is "unknown".
  package func setChanged(_ seconds: UInt32) {
    guard !dates.isEmpty else { return }
    dates[dates.count - 1] = seconds
  }

  /// Says who made the current unit; it begins as a translator's.
  package func setOrigin(_ origin: UnitOrigin) {
    guard !origins.isEmpty else { return }
    origins[origins.count - 1] |= origin.rawValue << UInt8((places.count - 1) % 4 * 2)
  }

  /// A number for a language code as the file spells it, to be kept by the caller.
  package func language(_ code: String) -> Int {
    if let known = listOfCode[code] { return known }
    lists.append(nil)
    codes.append(code)
    foldings.append(nil)
    listOfCode[code] = lists.count - 1
    return lists.count - 1
  }

  /// Adds a variant to the current unit; one without any text is left out.
  /// - Parameter ordinal: the variant's place among those of its unit.
  package func addVariant(
    language: Int, ordinal: Int, text: UnsafeBufferPointer<UInt8>, codes: CodeSummary
  ) {
    guard !text.isEmpty, !places.isEmpty else { return }
    if language != analyzed {
      analyzed = language
      if foldings[language] == nil { foldings[language] = LanguageFolding(of: LanguageTag(self.codes[language])) }
      analyzer.folding = foldings[language]
    }
    analyzer.analyze(text)
    guard !analyzer.tokens.isEmpty else { return }
    let list: LanguageListBuilder
    if let own = lists[language] {
      list = own
    } else {
      list = LanguageListBuilder(code: self.codes[language])
      lists[language] = list
      used.append(language)
    }
    list.add(unit: places.count - 1, ordinal: ordinal, codes: codes, from: analyzer)
    if list.tokens.count > IndexFormat.tokensPerSegment { isFull = true }
  }

  /// Writes what remains and puts the file in place.
  /// - Parameter extent: what the caller knows of it; where units begin and end, the builder knows.
  package func finish(_ extent: LayerExtent) throws -> CompiledFile {
    if !places.isEmpty { try closeSegment() }
    var extent = extent
    extent.firstUnit = firstUnit
    extent.unitCount = unitCount
    extent.sourceEnd = unitCount > 0 ? sourceEnd : extent.sourceStart
    extent.segmentCount = segments.count
    extent.prologueOffset = prologue.offset
    extent.prologueBytes = prologue.length
    extent.directoryOffset = file.count
    var directory = SectionWriter()
    for segment in segments {
      directory.number(segment.offset)
      directory.number(segment.length)
    }
    try file.write(directory.bytes)
    return try file.finish(extent.compiledHeader)
  }

  private func closeSegment() throws(FileError) {
    let used = self.used.sorted()
    let start = file.count
    let first = firstUnit + unitCount - places.count
    var head = SectionWriter()
    for number in [first, places.count, used.count, lines.count] { head.number(number) }
    let encoded = used.map { language in
      // A list is spent once it is laid out: its memory goes before the next one's comes.
      defer { lists[language] = nil }
      return lists[language]?.encoded(unitCount: places.count) ?? []
    }
    // Where the lists will lie, from the segment's start.
    var offset = 32 + used.count * 16 + bases.count * 8 + lines.count * 8
    offset +=
      2 * Sections.aligned(places.count * 4) + Sections.aligned(lengths.count * 2)
      + Sections.aligned(origins.count)
    for list in encoded {
      head.number(offset)
      head.number(list.count)
      offset += list.count
    }
    head.section(bases)
    head.section(lines)
    head.section(places)
    head.section(dates)
    head.section(lengths)
    head.section(origins)
    try file.write(head.bytes)
    for list in encoded { try file.write(list) }
    segments.append((start, file.count - start))
    self.used.removeAll(keepingCapacity: true)
    isFull = false
    places.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    bases.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    dates.removeAll(keepingCapacity: true)
  }
}
