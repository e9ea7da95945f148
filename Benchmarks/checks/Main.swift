import Bitext
import CheckSeeds
import Checks
import Files
import Glibc
import Interchange
import Orthography

/// What the checks say of English and Russian pairs, and how fast.
///
///     checks-bench PAIRS [--show RULE|SEVERITY|all] [--without RULE,RULE] [--whole]
///     checks-bench PAIRS --plant 50 [--missed 3] [--kind KIND]
///
/// PAIRS is a table (`.tsv`: source, target, perhaps a format of PO), another draft, a folder of drafts, or `own`: the pairs
/// of the tests. With --plant, errors are planted into the pairs that have no finding, and it says how many of each kind are found.
@main
enum Main {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let path = arguments.first else {
      return print("usage: checks-bench PAIRS [--show RULE|all] [--whole] [--plant COUNT]")
    }
    func value(_ name: String) -> String? {
      arguments.firstIndex(of: name).flatMap {
        $0 + 1 < CommandLine.arguments.count ? CommandLine.arguments[$0 + 1] : nil
      }
    }
    let segments = path == "own" ? GoodPair.all.map(\.segment) : path.hasSuffix(".tsv") ? read(path) : drafts(path)
    if let count = value("--plant").flatMap({ Int($0) }) {
      return plant(count, segments, shown: value("--missed").flatMap { Int($0) } ?? 0, kind: value("--kind"))
    }
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

  static func plant(_ count: Int, _ segments: [DraftSegment], shown: Int, kind: String?) {
    func makeChecker(_ speller: SeedSpeller?) -> DraftChecker {
      var options = CheckOptions(source: LanguageTag("en"), target: LanguageTag("ru"))
      if let rule = try? seedRule() { options.userRules = [rule] }
      return DraftChecker(options, terms: SeedTerms(), speller: speller)
    }
    let first = makeChecker(nil)
    let clean = segments.filter { segment in
      segment.target?.text.isEmpty == false && segment.source.text.utf8.count < 400
        && !first.check(segment).contains { $0.severity > .information }
    }
    let pairs = clean.map { segment -> GoodPair in
      var format: String?
      if case .format(let name) = segment.syntax { format = name }
      return GoodPair(segment.source.text, segment.target?.text ?? "", format: format)
    }
    let checker = makeChecker(SeedSpeller(pairs))
    var results = SeedResult.run(on: pairs, count: count, kinds: kind) { checker.check($0).map(\.rule) }
    if kind == nil {
      results.append(
        SeedResult.comparing(pairs, count: count) { first, second in
          var comparison = DraftComparison(names: ["first", "second"])
          for (number, draft) in [first, second].enumerated() {
            let checker = makeChecker(nil)
            for segment in draft { _ = checker.check(segment) }
            comparison.add(checker.translations, draft: number)
          }
          return comparison.findings()[1]?.map(\.rule) ?? []
        })
    }
    print("\(segments.count) segments, \(pairs.count) of them without a finding")
    for result in results {
      let recall = String(Int((result.recall * 1000).rounded()))
      let share =
        result.planted == 0
        ? "-" : recall == "1000" ? "1.000" : "0." + String(repeating: "0", count: 3 - recall.count) + recall
      let mark = result.planted > 0 && result.recall < 0.95 ? "  LOW" : ""
      print("\(share)  \(result.found) of \(result.planted)  \(result.kind)\(mark)")
      for pair in result.missed.prefix(shown) {
        print("    \(pair.source.replacing("\n", with: "⏎"))\n    \(pair.target.replacing("\n", with: "⏎"))")
      }
    }
    let planted = results.filter { $0.planted > 0 }
    print("\(planted.count) kinds planted, the least recall \(planted.map(\.recall).min() ?? 1)")
  }

  /// The segments of a draft, or of all PO files of a folder.
  static func drafts(_ path: String) -> [DraftSegment] {
    var segments: [DraftSegment] = []
    func add(_ path: String) {
      guard Path.isFolder(path) else {
        guard let reader = try? DraftReader(path) else { return }
        while let segment = try? reader.next() { segments.append(segment) }
        return
      }
      for name in ((try? Path.entries(of: path)) ?? []).sorted() {
        let inner = Path.join(path, name)
        if Path.isFolder(inner) || name.hasSuffix(".po") { add(inner) }
      }
    }
    add(path)
    return segments
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
