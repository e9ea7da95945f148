/// How a text is written as a cell of a table: the one place that quotes.
package enum DelimitedCell {
  /// What some program takes for a separator, whatever the file's own is: comma, semicolon, tab.
  package static let usualSeparators: [UInt8] = [0x2C, 0x3B, 0x09]

  /// A cell of a table with quotes (RFC 4180): in double quotes, those within doubled, where a separator, a quote or a line end is
  /// in the text.
  ///
  /// - Parameters:
  ///   - separators: ASCII characters; those that programs take for one unless given.
  ///   - always: quotes also a text that needs none.
  package static func quoted(
    _ text: String, separators: [UInt8] = usualSeparators, always: Bool = false
  ) -> String {
    let isSpecial = { (byte: UInt8) in
      byte == 0x22 || byte == 0x0A || byte == 0x0D || separators.contains(byte)
    }
    guard always || text.utf8.contains(where: isSpecial) else { return text }
    // By bytes: a mark after a quote would make one character with it.
    var bytes: [UInt8] = [0x22]
    bytes.reserveCapacity(text.utf8.count + 8)
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A line of such cells, parted by commas, without its end.
  package static func line(_ cells: [String]) -> String { cells.map { quoted($0) }.joined(separator: ",") }

  /// Whether a table without quotes can hold a text as it is.
  package static func fits(_ text: String, separator: UInt8 = 0x09) -> Bool {
    !text.utf8.contains { $0 == separator || $0 == 0x0A || $0 == 0x0D }
  }

  /// A text as a cell of tab-separated values, which have no quotes: tabs and line ends become spaces.
  package static func flat(_ text: String) -> String {
    if fits(text) { return text }
    return String(decoding: text.utf8.map { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
  }
}
