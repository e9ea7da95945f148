/// Where a draft has room for a target, and for what is said of it.
enum DraftSlot {
  /// XLIFF 1.2: a trans-unit, or a segment of one that `seg-source` divides.
  struct Unit12 {
    var names: VocabularyNames
    /// The start tag.
    var unit: Range<Int64>
    var sourceStart: Int64?
    /// The element that holds the text: `source`, or a mark in `seg-source`.
    var source: PlacedElement
    /// Where a target begins that is not there yet.
    var behindSource: Int64
    var target: PlacedElement?
    /// Of a segment of a unit: its `mid`, its mark in the target, and what `sdl:seg-defs` says of it.
    var mark: String?
    var marked: PlacedElement?
    var definition: PlacedElement?
  }

  /// XLIFF 2: a segment of a unit.
  struct Segment2 {
    var names: VocabularyNames
    /// The start tag.
    var segment: Range<Int64>
    var source: PlacedElement
    var target: PlacedElement?
    var notes: PlacedElement?
    /// Where notes begin that are not there yet.
    var beforeSegments: Int64
  }

  struct Catalogue {
    var first: Int64
    var flags: Int64?
    var previous: Int64?
    var keyword: Int64
    var context: String?
    var isFuzzy: Bool
  }

  /// A unit of a TMX file.
  struct Memory {
    var source: PlacedElement
    var target: PlacedElement?
    var beforeVariant: Int64?
    var atEnd: Int64
    var inUnit: Int64
  }

  case xliff12(Unit12)
  case xliff2(Segment2)
  case catalogue(Catalogue)
  case tmx(Memory)
  /// A cell that the row lacks: behind its last one.
  case cell(at: Int64, separator: UInt8, isQuoted: Bool)
}
