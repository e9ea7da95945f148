/// Finds what parts the cells of a CSV file.
enum DelimitedSniffer {
  /// The separator in a first line `sep=;`, as Excel takes it, and the length of that line.
  static func saidSeparator(_ head: UnsafeBufferPointer<UInt8>) -> (separator: UInt8, length: Int)? {
    guard head.count > 5, head.starts(with: Array("sep=".utf8)), head[4] < 0x80 else { return nil }
    if head[5] == 0x0A { return (head[4], 6) }
    return head.count > 6 && head[5] == 0x0D && head[6] == 0x0A ? (head[4], 7) : nil
  }

  /// Which of comma, semicolon and tab stands in the first row, and the same number of times in the most of the
  /// first 100; among equals the one more often not followed by a space, as a comma within a text is.
  static func separator(_ head: UnsafeBufferPointer<UInt8>) -> UInt8 {
    var best: (separator: UInt8, isFirst: Bool, rows: Int, tight: Int) = (0x2C, false, 0, 0)
    for candidate in [0x2C, 0x3B, 0x09] as [UInt8] {
      let rows = counts(of: candidate, in: head)
      var frequency: [Int: Int] = [:]
      for row in rows where row.count > 0 { frequency[row.count, default: 0] += 1 }
      guard let usual = frequency.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { continue }
      let tight = rows.reduce(0) { $0 + $1.tight }
      let isFirst = rows.first.map { $0.count > 0 } ?? false
      if isFirst != best.isFirst ? isFirst : (usual.value, tight) > (best.rows, best.tight) {
        best = (candidate, isFirst, usual.value, tight)
      }
    }
    return best.separator
  }

  /// How often a separator stands outside quotes in each row, and how often without a space after it.
  private static func counts(
    of separator: UInt8, in head: UnsafeBufferPointer<UInt8>
  ) -> [(count: Int, tight: Int)] {
    var rows: [(count: Int, tight: Int)] = []
    var row = (count: 0, tight: 0)
    var inQuotes = false
    var atCellStart = true
    for at in head.indices {
      let byte = head[at]
      if inQuotes {
        if byte == 0x22 { inQuotes = false }
        continue
      }
      if byte == 0x22 {
        // A doubled quote closes and opens again.
        inQuotes = atCellStart || (at > 0 && head[at - 1] == 0x22)
      } else if byte == separator {
        row.count += 1
        if at + 1 < head.count, head[at + 1] != 0x20 { row.tight += 1 }
        atCellStart = true
        continue
      } else if byte == 0x0A || byte == 0x0D {
        // CR LF is one end.
        if byte == 0x0D, at + 1 < head.count, head[at + 1] == 0x0A { continue }
        rows.append(row)
        row = (0, 0)
        if rows.count == 100 { break }
        atCellStart = true
        continue
      }
      atCellStart = false
    }
    if row.count > 0, rows.count < 100 { rows.append(row) }
    return rows
  }

  // MARK: TSV

  /// Whether cells of a tab-separated table stand in quotes, as spreadsheets write them.
  ///
  /// A cell in quotes is one that ends with its closing quote; quotes within are doubled. They are the table's, not the text's, where no
  /// cell of the first rows only begins with a quote, and one of these holds: a cell has doubled quotes within; all cells are in quotes,
  /// or all of a first row that is a header; a cell with a tab or a line end in it leaves every row as many cells as the first one has;
  /// of the cells just those with a comma are in quotes, and there are several.
  static func isQuotedTSV(_ head: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> Bool {
    var rows = TSVRows(head: head)
    var first: TSVRows.Facts?
    var facts = TSVRows.Facts()
    var isEven = true
    var number = 0
    while number < 1000, let row = rows.next() {
      // What is cut off at the end of the first bytes tells nothing.
      if rows.isAtEnd, !isWhole { break }
      guard row.isWellFormed else { return false }
      if first == nil { first = row }
      isEven = isEven && row.cells == first?.cells
      facts.add(row)
      number += 1
    }
    guard let first, first.cells > 1, facts.quoted > 0 else { return false }
    if facts.doubled > 0 || facts.quoted == facts.filled || facts.broken > 0 && isEven { return true }
    if first.quoted == first.cells, TableHeader(first.ranges.map { unquoted(head[$0]) }) != nil { return true }
    return facts.quoted > 2 && facts.quoted == facts.commas && facts.bareCommas == 0
  }

  private static func unquoted(_ cell: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    String(decoding: cell.dropFirst().dropLast(), as: UTF8.self).replacing("\"\"", with: "\"")
  }

  /// The rows of a table as they are if quotes are the table's.
  private struct TSVRows {
    struct Facts {
      /// Where the cells stand, quotes included; only of a row by itself.
      var ranges: [Range<Int>] = []
      var cells = 0
      var filled = 0
      var quoted = 0
      /// In quotes: with quotes doubled, with tabs or line ends, with commas.
      var doubled = 0
      var broken = 0
      var commas = 0
      /// Not in quotes, with a comma.
      var bareCommas = 0
      /// Whether every cell that begins with a quote ends with one.
      var isWellFormed = true

      mutating func add(_ other: Facts) {
        cells += other.cells
        filled += other.filled
        quoted += other.quoted
        doubled += other.doubled
        broken += other.broken
        commas += other.commas
        bareCommas += other.bareCommas
      }
    }

    let head: UnsafeBufferPointer<UInt8>
    private var at = 0
    var isAtEnd: Bool { at >= head.count }

    init(head: UnsafeBufferPointer<UInt8>) { self.head = head }

    private func isEnd(_ place: Int) -> Bool { place >= head.count || head[place] == 0x0A || head[place] == 0x0D }

    /// The next row with something in it, comment lines left out.
    mutating func next() -> Facts? {
      while at < head.count {
        if isEnd(at) {
          at += 1
        } else if head[at] == UInt8(ascii: "#") {
          while !isEnd(at) { at += 1 }
        } else {
          return row()
        }
      }
      return nil
    }

    private mutating func row() -> Facts {
      var facts = Facts()
      while true {
        facts.cells += 1
        let start = at
        if at < head.count, head[at] == 0x22 {
          facts.quoted += 1
          take(&facts)
          guard at >= head.count || head[at] == 0x09 || isEnd(at) else {
            facts.isWellFormed = false
            return facts
          }
        } else {
          while !isEnd(at), head[at] != 0x09 { at += 1 }
          if head[start..<at].contains(0x2C) { facts.bareCommas += 1 }
        }
        if at > start { facts.filled += 1 }
        facts.ranges.append(start..<at)
        if isEnd(at) { return facts }
        at += 1
      }
    }

    /// A cell in quotes.
    private mutating func take(_ facts: inout Facts) {
      at += 1
      var (isDoubled, isBroken, hasComma) = (false, false, false)
      while at < head.count {
        let byte = head[at]
        at += 1
        switch byte {
        case 0x22:
          if at < head.count, head[at] == 0x22 {
            isDoubled = true
            at += 1
          } else {
            if isDoubled { facts.doubled += 1 }
            if isBroken { facts.broken += 1 }
            if hasComma { facts.commas += 1 }
            return
          }
        case 0x09, 0x0A, 0x0D: isBroken = true
        case 0x2C: hasComma = true
        default: break
        }
      }
      // Nothing closes it.
      facts.isWellFormed = false
      at = head.count
    }
  }
}
