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
    /// Whether line breaks in the target are text.
    var preservesSpace: Bool

    /// Whether the target of a divided unit is to be made: there is none, or `<target/>`.
    var lacksMarks: Bool { target?.endTag.isEmpty ?? true }
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
    /// Where translation candidates begin that are not there yet: behind the unit's start tag.
    var beforeContent: Int64
    /// `mtc:matches` of the unit.
    var matches: PlacedElement?
    /// The segment's own, or one that it can be given.
    var id: String
    /// nil where it has one.
    var newId: String?
    /// Whether line breaks in the target are text.
    var preservesSpace: Bool
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
  /// A row of a table.
  struct Row {
    /// The cell of the target; nil for one that the row lacks.
    var target: DraftEdit?
    /// The cell for notes; nil for one that the row lacks.
    var note: (edit: DraftEdit, text: String)?
    /// Whether the table has a column for notes, and the row ends where its cell has to stand.
    var takesNote: Bool
    /// Behind the row's last cell.
    var end: Int64
    var separator: UInt8
    var isQuoted: Bool
  }

  case tmx(Memory)
  case row(Row)
}
