internal import Files
internal import Matching
package import Orthography

/// A compiled memory, mapped and read-only.
///
/// Opening reads the header and a few hundred bytes a segment. Safe to use from several tasks at once.
package final class MemoryIndex: @unchecked Sendable {
  struct Segment {
    let firstUnit: Int
    let places: UnsafeBufferPointer<UInt64>
    let lines: UnsafeBufferPointer<UInt64>
    let dates: UnsafeBufferPointer<UInt32>
    let lists: [LanguageList]
  }

  package let header: IndexHeader
  package let prologue: [UInt8]
  package let path: String
  private let file: MappedFile
  let segments: [Segment]

  /// - Throws: ``IndexError`` for anything but a whole index of this version.
  package init(_ path: String) throws(IndexError) {
    self.path = path
    let file: MappedFile
    do throws(FileError) { file = try MappedFile(path) } catch { throw .file(error) }
    self.file = file
    let bytes = file.bytes
    let header = try IndexHeader(bytes)
    self.header = header
    prologue = Array(bytes[header.prologueOffset..<header.prologueOffset + header.prologueBytes])
    var segments: [Segment] = []
    var units = 0
    for index in 0..<header.segmentCount {
      let entry = header.directoryOffset + index * 16
      let offset = Int(clamping: bytes.loadUnaligned(fromByteOffset: entry, as: UInt64.self))
      let length = Int(clamping: bytes.loadUnaligned(fromByteOffset: entry + 8, as: UInt64.self))
      guard offset <= bytes.count, length <= bytes.count - offset else {
        throw .damaged("a segment lies outside the file")
      }
      let segment = try Self.segment(UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length]))
      guard segment.firstUnit == units else { throw .damaged("segments are out of order") }
      units += segment.places.count
      segments.append(segment)
    }
    guard units == header.unitCount else { throw .damaged("the unit count does not match") }
    self.segments = segments
  }

  private static func segment(_ bytes: UnsafeRawBufferPointer) throws(IndexError) -> Segment {
    var reader = try SectionReader(bytes)
    let first = try reader.number()
    let units = try reader.number()
    let listCount = try reader.number()
    let lineCount = try reader.number()
    guard listCount <= bytes.count / 16 else { throw .damaged("a segment has too many languages") }
    guard lineCount == (units + IndexFormat.lineStride - 1) / IndexFormat.lineStride else {
      throw .damaged("a segment's line table has the wrong size")
    }
    var extents: [(Int, Int)] = []
    for _ in 0..<listCount { extents.append((try reader.number(), try reader.number())) }
    let places = try reader.section(units, of: UInt64.self)
    let lines = try reader.section(lineCount, of: UInt64.self)
    let dates = try reader.section(units, of: UInt32.self)
    var lists: [LanguageList] = []
    for (offset, length) in extents {
      guard offset <= bytes.count, length <= bytes.count - offset else {
        throw .damaged("a language list lies outside its segment")
      }
      lists.append(
        try LanguageList(UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length]), unitCount: units))
    }
    return Segment(firstUnit: first, places: places, lines: lines, dates: dates, lists: lists)
  }

  /// The languages as the file spells them, with their numbers of texts, in order of appearance.
  package var languages: [(code: String, texts: Int)] {
    var result: [(code: String, texts: Int)] = []
    for segment in segments {
      for list in segment.lists {
        if let index = result.firstIndex(where: { $0.code == list.code }) {
          result[index].texts += list.entryCount
        } else {
          result.append((list.code, list.entryCount))
        }
      }
    }
    return result
  }

  /// Words and numbers in the texts of a language as the file spells it.
  package func wordCount(language code: String) -> Int {
    defer { withExtendedLifetime(self) {} }
    return segments.reduce(0) { sum, segment in
      var numbers: [UInt32] = []
      return segment.lists.filter { $0.code == code }.reduce(sum) { sum, list in
        var words = 0
        for entry in 0..<list.entryCount where list.readTokens(of: entry, into: &numbers) {
          words += numbers.count { list.kind(ofToken: Int($0)) < 2 }
        }
        return sum + words
      }
    }
  }

  /// Where a unit lies in the file that ``IndexHeader/usesCopy`` tells of; nil when there is no such unit.
  ///
  /// `length` is nil when the unit is longer than the index can say.
  package func place(ofUnit unit: Int) -> (offset: Int64, length: Int?)? {
    guard let segment = segment(ofUnit: unit) else { return nil }
    let packed = segment.places[unit - segment.firstUnit]
    let length = packed >> 40
    return (Int64(packed & (1 << 40 - 1)), length == IndexFormat.longUnit ? nil : Int(length))
  }

  /// How long the file that units lie in is at the least: the end of the last of them.
  package var leastSourceBytes: Int64 {
    guard let last = place(ofUnit: header.unitCount - 1) else { return 0 }
    return last.offset + Int64(last.length ?? Int(IndexFormat.longUnit))
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
    return segment.lists.contains {
      $0.language.affinity(to: language) > 0 && $0.has(unit: unit - segment.firstUnit)
    }
  }

  private func segment(ofUnit unit: Int) -> Segment? {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].firstUnit <= unit { low = middle + 1 } else { high = middle }
    }
    guard low > 0, unit - segments[low - 1].firstUnit < segments[low - 1].places.count else { return nil }
    return segments[low - 1]
  }
}
