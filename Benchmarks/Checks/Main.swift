import Bitext
import CheckSeeds
import Checks
import Glibc
import Orthography

/// What the checks say of a table of English and Russian pairs, and how fast.
///
///     checks-bench PAIRS.tsv [--show RULE|SEVERITY|all] [--without RULE,RULE] [--whole]
///     checks-bench PAIRS.tsv --plant 50     errors planted into the pairs without a finding; how many are found
@main
enum Main {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let path = arguments.first else { return print("usage: checks-bench PAIRS.tsv [--show RULE|all] [--whole]") }
    func value(_ name: String) -> String? {
      arguments.firstIndex(of: name).flatMap {
        $0 + 1 < CommandLine.arguments.count ? CommandLine.arguments[$0 + 1] : nil
      }
    }
    let segments = read(path)
    if let count = value("--plant").flatMap({ Int($0) }) { return plant(count, segments) }
    let show = value("--show")
    var options = CheckOptions(source: LanguageTag("en"), target: LanguageTag("ru"))
    options.disabled = Set(value("--without")?.split(separator: ",").map(String.init) ?? [])
    let checker = DraftChecker(options)
    var findings: [Finding] = []
    let start = processorSeconds()
    for segment in segments { findings += checker.check(segment) }
    let seconds = processorSeconds() - start
    if arguments.contains("--whole") { findings += checker.finish() }
    var counts: [String: [Finding.Severity: Int]] = [:]
    for finding in findings {
      counts[finding.rule, default: [:]][finding.severity, default: 0] += 1
      if show == "all" || show == finding.rule || show == finding.severity.rawValue {
        print(
          "\(finding.rule)\t\(finding.severity.rawValue)\t\(finding.segment)\t\(finding.message)\t\(finding.source)\t\(finding.target)"
        )
      }
    }
    print("\(segments.count) segments, \(Int(Double(segments.count) / seconds)) a second of CPU")
    for severity in [Finding.Severity.error, .warning, .information] {
      let count = findings.count { $0.severity == severity }
      print("\(severity.rawValue): \(count), \(Double(count * 10_000 / max(segments.count, 1)) / 10) in 1,000")
    }
    for (rule, severities) in counts.sorted(by: { $0.key < $1.key }) {
      let list = severities.sorted { $1.key < $0.key }.map { "\($0.key.rawValue) \($0.value)" }
      print("  \(rule): " + list.joined(separator: ", "))
    }
  }

  static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func plant(_ count: Int, _ segments: [DraftSegment]) {
    let checker = DraftChecker(CheckOptions(source: LanguageTag("en"), target: LanguageTag("ru")))
    let clean = segments.filter { segment in
      !checker.check(segment).contains { $0.severity > .information } && segment.source.text.utf8.count < 400
    }
    let pairs = clean.map { segment -> GoodPair in
      var format: String?
      if case .format(let name) = segment.syntax { format = name }
      return GoodPair(segment.source.text, segment.target?.text ?? "", format: format)
    }
    for result in SeedResult.run(on: pairs, count: count, rules: { checker.check($0).map(\.rule) }) {
      print("\(result.kind): \(result.found) of \(result.planted)")
      for pair in result.missed.prefix(3) { print("    \(pair.source)\n    \(pair.target)") }
    }
  }

  /// Two columns, with `\n` and `\t` for line breaks and tabulators.
  static func read(_ path: String) -> [DraftSegment] {
    var segments: [DraftSegment] = []
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    while true {
      let count = getline(&line, &capacity, file)
      guard count > 0, let line else { break }
      let text = String(decoding: UnsafeRawBufferPointer(start: line, count: count), as: UTF8.self)
      let columns = text.split(separator: "\n").first?.split(separator: "\t", omittingEmptySubsequences: false) ?? []
      guard columns.count > 1 else { continue }
      var segment = DraftSegment(
        id: String(segments.count + 1), line: segments.count + 1, source: Segment(unescaped(columns[0])),
        target: Segment(unescaped(columns[1])))
      if columns.count > 2, columns[2].hasSuffix("format") { segment.syntax = .format(String(columns[2])) }
      segments.append(segment)
    }
    return segments
  }

  static func unescaped(_ text: Substring) -> String {
    guard text.contains("\\") else { return String(text) }
    return String(text).replacing("\\\\", with: "\u{1}").replacing("\\n", with: "\n").replacing("\\t", with: "\t")
      .replacing("\u{1}", with: "\\")
  }
}
