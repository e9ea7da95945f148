internal import Bitext
internal import Files
internal import Markup

/// Marks that git leaves in a file that it could not merge.
enum ConflictMarkers {
  /// An error for each conflict: `<<<<<<<`, `=======` and `>>>>>>>` at the beginnings of lines, in this order.
  static func diagnostics(_ bytes: [UInt8], file: String) -> [Diagnostic] {
    let open = Array("<<<<<<< ".utf8)
    guard firstOffset(of: open, in: bytes) != nil else { return [] }
    var found: [Diagnostic] = []
    var begin: Int?
    var isParted = false
    for (number, range) in LineReader.ranges(in: bytes).enumerated() {
      let line = bytes[range]
      if line.starts(with: open) {
        (begin, isParted) = (number + 1, false)
      } else if begin != nil, line.starts(with: Array("=======".utf8)), line.dropFirst(7).allSatisfy({ $0 <= 0x20 }) {
        isParted = true
      } else if let first = begin, isParted, line.starts(with: Array(">>>>>>>".utf8)) {
        begin = nil
        guard found.count < 10_000 else { break }
        found.append(
          Diagnostic(
            .error, rule: "conflict-marker", file: file, line: first, column: 1,
            message:
              "expected text, found the mark of a conflict that git could not merge: it ends at line \(number + 1)"))
      }
    }
    return found
  }
}
