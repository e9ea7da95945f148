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
}
