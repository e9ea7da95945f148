package import Bitext
internal import Files
internal import Interchange
internal import Markup
internal import Orthography

package struct DoctorOptions: Sendable {
  /// Where the good part of the one file examined is written.
  package var output: String?
  /// Where damaged stretches are set aside.
  package var quarantine: String?
  package init() {}
}

/// What is wrong with a file, and what is in it.
package struct DoctorReport: Sendable {
  package let file: String
  package let diagnostics: [Diagnostic]
  /// Why the file is refused as a whole.
  package let refusal: (any Error)?
  package let units: Int
  /// Units in which no variant has a segment.
  package let unitsWithoutText: Int
  package let damagedUnits: Int
  /// As the file spells them, with their numbers of variants.
  package let languages: [(code: String, count: Int)]
  package let encoding: String
  /// Bytes set aside, and bytes written as the good part.
  package let quarantinedBytes: Int
  package let writtenUnits: Int?

  package var hasErrors: Bool { refusal != nil || diagnostics.contains { $0.severity == .error } }
}

/// Reads a TMX file to its end and says everything that is wrong with it: what is damaged, and each departure from the standard.
///
/// What is written is valid against the DTD of TMX 1.4 (``TMXRepair``).
package func examine(_ path: String, options: DoctorOptions = DoctorOptions()) throws -> DoctorReport {
  if let quarantine = options.quarantine.map(Path.absolute) {
    for other in [path, options.output ?? ""] where !other.isEmpty && Path.absolute(other) == quarantine {
      throw UpkeepError.sameQuarantine(other)
    }
  }
  let locks = try OutputFile.lock([options.output, options.quarantine].compactMap(\.self))
  defer { withExtendedLifetime(locks) {} }
  let examination = Examination(path)
  let quarantine = try options.quarantine.map { try OutputFile($0, from: [path]) }
  do {
    let wrong = try FalseEncoding(path)
    let reader = try wrong?.source.map { try TMXReader($0) } ?? TMXReader(path)
    examination.reader = reader
    if let wrong { examination.note(wrong.diagnostic) }
    var repair: TMXRepair?
    // It holds what holds the reader: a file that was not committed must go.
    defer { reader.onDamage = nil }
    reader.onDamage = { damage in
      repair?.damage()
      examination.quarantinedBytes += damage.bytes.count
      let head = "# \(damage.diagnostic) (bytes \(damage.range.lowerBound)..<\(damage.range.upperBound))\n"
      do { try quarantine?.write(Array(head.utf8) + damage.bytes + [0x0A]) } catch { examination.failure = error }
    }
    let file = try options.output.map { try OutputFile($0, from: [path]) }
    if let file {
      repair = TMXRepair(reader) {
        try file.write($0)
      } setAside: { line, reason, bytes in
        examination.quarantinedBytes += bytes.count
        let head = "# \(path):\(line): \(reason)\n"
        do { try quarantine?.write(Array(head.utf8) + bytes + [0x0A]) } catch { examination.failure = error }
      }
    }
    let conformance = TMXConformance(reader, report: examination.warn)
    reading: while true {
      switch try reader.step() {
      case .outside:
        conformance.outside()
        try repair?.outside()
      case .unit:
        conformance.unit()
        examination.note(reader.unit())
        try repair?.unit()
      case .end: break reading
      }
    }
    conformance.end()
    try repair?.end()
    try file?.commit()
    examination.written = repair?.units
  } catch let error as FormatError {
    examination.refusal = error
  } catch let error as FileError {
    // What cannot be written is no fault of the file examined.
    guard !error.isMissing, error.path == path else { throw error }
    examination.refusal = error
  }
  if let failure = examination.failure { throw failure }
  try quarantine?.commit()
  return examination.report()
}

/// Counts what passes by.
private final class Examination {
  let path: String
  var reader: TMXReader?
  var units = 0
  var unitsWithoutText = 0
  var languages: [(code: String, count: Int)] = []
  var quarantinedBytes = 0
  var written: Int?
  var refusal: (any Error)?
  var failure: (any Error)?
  private var warnings: [Diagnostic] = []
  private var warned: [String: (severity: Diagnostic.Severity, count: Int)] = [:]

  init(_ path: String) { self.path = path }

  func note(_ unit: TranslationUnit) {
    let variants = unit.variants
    if variants.contains(where: { $0.segment != nil }) {
      units += 1
    } else {
      unitsWithoutText += 1
      warn("unit-without-text", "a unit without any segment is passed over")
    }
    for variant in variants where variant.languageCode == nil {
      warn("no-language", "a tuv without xml:lang is in no language")
    }
    for variant in variants {
      guard let code = variant.languageCode else { continue }
      if let index = languages.firstIndex(where: { $0.code == code }) {
        languages[index].count += 1
      } else {
        languages.append((code, 1))
      }
      if variant.segment == nil { warn("no-segment", "a tuv without a seg is passed over") }
    }
  }

  func note(_ diagnostic: Diagnostic) { warnings.append(diagnostic) }

  /// A fault of the current unit.
  private func warn(_ rule: String, _ message: String) {
    guard isShown(.warning, rule) else { return }
    warnings.append(Diagnostic(.warning, rule: rule, file: path, line: reader?.unitLine, message: message))
  }

  /// A departure from the standard, at a place of the file.
  func warn(_ severity: Diagnostic.Severity, _ rule: String, _ message: String, _ offset: Int64) {
    guard isShown(severity, rule), let scanner = reader?.scanner else { return }
    let place = scanner.position(at: offset)
    warnings.append(
      Diagnostic(severity, rule: rule, file: path, line: place.line, column: place.column, message: message))
  }

  /// The first ten of a kind with their lines, the others as a number.
  private func isShown(_ severity: Diagnostic.Severity, _ rule: String) -> Bool {
    warned[rule, default: (severity, 0)].count += 1
    return warned[rule].map { $0.count <= 10 } ?? true
  }

  func report() -> DoctorReport {
    var all = (reader?.diagnostics ?? []) + warnings
    for (rule, kind) in warned.sorted(by: { $0.key < $1.key }) where kind.count > 10 {
      all.append(Diagnostic(kind.severity, rule: rule, file: path, message: "and \(kind.count - 10) more of \(rule)"))
    }
    all.sort { ($0.line ?? Int.max, $0.column ?? 0) < ($1.line ?? Int.max, $1.column ?? 0) }
    return DoctorReport(
      file: path, diagnostics: all, refusal: refusal, units: units, unitsWithoutText: unitsWithoutText,
      damagedUnits: reader?.damagedUnits ?? 0, languages: languages,
      encoding: reader?.scanner.stream.encoding ?? "", quarantinedBytes: quarantinedBytes, writtenUnits: written)
  }
}
