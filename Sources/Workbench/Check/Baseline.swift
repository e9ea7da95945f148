internal import Bitext
internal import Files

/// Findings that are known and not reported again: a file of fingerprints, one a line, with what they are for people to read.
///
/// ```
/// # tolmach baseline 1
/// 9d2c41f0a7b35e68	number-changed	draft.xlf:31
/// ```
/// A finding that stands there twice is known twice: a third one is new. Lines that have moved do not matter; a segment that has
/// changed is new.
package struct Baseline: Equatable, Sendable {
  private var counts: [String: Int] = [:]

  package init() {}

  /// - Throws: ``CheckError`` with file and line for what is no baseline.
  package init(_ path: String) throws {
    let file = try RandomAccessFile(path)
    guard file.status.isRegular, file.status.sizeBytes <= 64 << 20 else {
      throw CheckError.unreadableBaseline(path, limitMebibytes: 64)
    }
    let bytes = file.read(at: 0, count: Int(file.status.sizeBytes))
    var lines = LineReader.ranges(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    guard lines.first == "# tolmach baseline 1" else {
      throw CheckError.notABaseline(path)
    }
    lines.removeFirst()
    for (number, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let fingerprint = String(line.prefix { $0 != "\t" })
      guard fingerprint.utf8.count == 16, fingerprint.utf8.allSatisfy({ isHexadecimal($0) }) else {
        throw CheckError.noFingerprint(path, line: number + 2, found: fingerprint)
      }
      counts[fingerprint, default: 0] += 1
    }
  }

  /// Whether a finding is known; each one that is said to be takes one off the baseline.
  mutating func takes(_ finding: Finding) -> Bool {
    let fingerprint = finding.fingerprint
    guard let count = counts[fingerprint], count > 0 else { return false }
    counts[fingerprint] = count - 1
    return true
  }

  /// The text of a baseline of all that a report has.
  package static func text(of report: CheckReport) -> String {
    var text = "# tolmach baseline 1\n"
    for draft in report.drafts {
      for finding in draft.findings {
        let place = "\(draft.file):\(finding.line)".map { $0.isNewline || $0 == "\t" ? " " : $0 }
        text += "\(finding.fingerprint)\t\(finding.rule)\t\(String(place))\n"
      }
    }
    return text
  }
}

private func isHexadecimal(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
}
