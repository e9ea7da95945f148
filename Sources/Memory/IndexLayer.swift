internal import Compiled

/// One compiled file of a memory, mapped and read-only: the units that the source had when it was made, or some that were
/// appended later.
final class IndexLayer: @unchecked Sendable {
  struct Segment {
    /// In the whole memory.
    let firstUnit: Int
    let bases: UnsafeBufferPointer<UInt64>
    let lines: UnsafeBufferPointer<UInt64>
    let places: UnsafeBufferPointer<UInt32>
    let dates: UnsafeBufferPointer<UInt32>
    let lengths: UnsafeBufferPointer<UInt16>
    let origins: UnsafeBufferPointer<UInt8>
    let lists: [LanguageList]
    /// Where the last unit ends at the latest.
    let sourceEnd: Int64

    var unitCount: Int { places.count }

    /// Where a unit begins in the source.
    func offset(of unit: Int) -> Int64 {
      guard unit >= 0, unit < places.count else { return sourceEnd }
      // 40 bits: callers add to it, and a damaged base may be anything.
      return Int64(bases[unit / IndexFormat.lineStride] & (1 << 40 - 1)) + Int64(places[unit])
    }

    /// Whether a unit has a text in one of some lists.
    @inline(__always)
    func has(unit: Int, in kin: MemoryIndex.Kin) -> Bool {
      if kin.present.isEmpty { return kin.lists.contains { lists[$0].has(unit: unit) } }
      return unit >> 6 < kin.present.count && kin.present[unit >> 6] >> UInt64(unit & 63) & 1 != 0
    }

    func origin(of unit: Int) -> UnitOrigin {
      guard unit >= 0, unit / 4 < origins.count else { return .human }
      return UnitOrigin(rawValue: origins[unit / 4] >> UInt8(unit % 4 * 2) & 3) ?? .human
    }

    /// A unit's length; of one that is longer than 16 bits tell, how far it is to the next.
    func length(of unit: Int) -> Int {
      guard unit >= 0, unit < lengths.count else { return 0 }
      if lengths[unit] < IndexFormat.longUnit { return Int(lengths[unit]) }
      let next = unit + 1 < places.count ? offset(of: unit + 1) : sourceEnd
      return Int(max(0, next - offset(of: unit)))
    }
  }

  let extent: LayerExtent
  let prologue: [UInt8]
  let segments: [Segment]
  let file: CompiledFile

  /// - Throws: ``CompiledError`` for anything but a whole index of this version.
  init(_ file: CompiledFile) throws(CompiledError) {
    self.file = file
    let bytes = file.bytes
    let header = try LayerExtent(file)
    extent = header
    prologue = Array(bytes[header.prologueOffset..<header.prologueOffset + header.prologueBytes])
    var extents: [Range<Int>] = []
    for index in 0..<header.segmentCount {
      let entry = header.directoryOffset + index * 16
      let offset = Int(clamping: bytes.loadUnaligned(fromByteOffset: entry, as: UInt64.self))
      let length = Int(clamping: bytes.loadUnaligned(fromByteOffset: entry + 8, as: UInt64.self))
      guard offset <= bytes.count, length <= bytes.count - offset else {
        throw .damaged("a segment lies outside the file")
      }
      extents.append(offset..<offset + length)
    }
    // From the last on: where a segment ends in the source, the next one says.
    var segments: [Segment] = []
    var end = header.sourceEnd
    for extent in extents.reversed() {
      let segment = try Self.segment(UnsafeRawBufferPointer(rebasing: bytes[extent]), sourceEnd: end)
      end = segment.offset(of: 0)
      segments.append(segment)
    }
    segments.reverse()
    var units = header.firstUnit
    for segment in segments {
      guard segment.firstUnit == units else { throw .damaged("segments are out of order") }
      units += segment.unitCount
    }
    guard units - header.firstUnit == header.unitCount else { throw .damaged("the unit count does not match") }
    self.segments = segments
  }

  private static func segment(_ bytes: UnsafeRawBufferPointer, sourceEnd: Int64) throws(CompiledError) -> Segment {
    var reader = try SectionReader(bytes)
    let first = try reader.number()
    let units = try reader.number()
    let listCount = try reader.number()
    let blockCount = try reader.number()
    guard listCount <= bytes.count / 16 else { throw .damaged("a segment has too many languages") }
    guard units > 0, blockCount == (units + IndexFormat.lineStride - 1) / IndexFormat.lineStride else {
      throw .damaged("a segment's line table has the wrong size")
    }
    var extents: [(Int, Int)] = []
    for _ in 0..<listCount { extents.append((try reader.number(), try reader.number())) }
    let bases = try reader.section(blockCount, of: UInt64.self)
    let lines = try reader.section(blockCount, of: UInt64.self)
    let places = try reader.section(units, of: UInt32.self)
    let dates = try reader.section(units, of: UInt32.self)
    let lengths = try reader.section(units, of: UInt16.self)
    let origins = try reader.section((units + 3) / 4, of: UInt8.self)
    var lists: [LanguageList] = []
    for (offset, length) in extents {
      guard offset <= bytes.count, length <= bytes.count - offset else {
        throw .damaged("a language list lies outside its segment")
      }
      lists.append(
        try LanguageList(UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length]), unitCount: units))
    }
    return Segment(
      firstUnit: first, bases: bases, lines: lines, places: places, dates: dates, lengths: lengths, origins: origins,
      lists: lists,
      sourceEnd: sourceEnd)
  }
}
