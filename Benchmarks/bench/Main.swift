import Bitext
import Files
import Glibc
import Languages
import Library
import Matching
import Memory
import Orthography
import Workbench

/// Times queries one by one, in CPU time of this process.
///
///     tolmach-bench WORKSPACE QUERIES.txt [--recall N] [--threshold 70] [--limit 5]
///
/// `tolmach-bench terms …` measures the recognition of terms, see ``TermsBench``.
///
/// `search` is the index alone, all languages and segments; `lookup` is the whole job of `tolmach lookup` without terms and
/// examples: analysis, search, reading the matched units out of the TMX. `--recall N` compares the first N queries with scoring
/// every segment.
@main
struct Bench {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "terms" { return try TermsBench.run(Array(arguments.dropFirst())) }
    func option(_ name: String, _ other: Int) -> Int {
      guard let at = arguments.firstIndex(of: name), at + 1 < arguments.count else { return other }
      let value = Int(arguments[at + 1]) ?? other
      arguments.removeSubrange(at...at + 1)
      return value
    }
    let recall = option("--recall", 0)
    let threshold = option("--threshold", 70)
    let limit = option("--limit", 5)
    guard arguments.count == 2 else {
      print("usage: tolmach-bench WORKSPACE QUERIES.txt [--recall N] [--threshold 70] [--limit 5]")
      exit(2)
    }
    let file = try RandomAccessFile(arguments[1])
    let text = String(decoding: file.read(at: 0, count: Int(file.status.sizeBytes)), as: UTF8.self)
    let queries = text.split(separator: "\n").map(String.init)
    let workspace = Workspace(folder: arguments[0])
    let snapshot = try Snapshot(workspace)
    let memories = try snapshot.memories()
    let units = memories.reduce(0) { $0 + $1.index.unitCount }
    print("\(units) units, \(queries.count) queries, threshold \(threshold), limit \(limit)")

    let analyzer = SegmentAnalyzer()
    let language = LanguageTag("en")
    let target = LanguageTag("ru")
    let stemmer = Stemmer(language: language)
    let least = MatchScore(hundredths: threshold * 100)
    func search(_ text: String, exhaustively: Bool = false) -> [FuzzyCandidate] {
      let query = FuzzyQuery(text, language: language, analyzer: analyzer, stemmer: stemmer)
      return memories.flatMap {
        $0.index.search(query, target: target, threshold: least, limit: limit, exhaustively: exhaustively)
      }
    }
    var found = 0
    report("search, cold mapping", queries) { found += search($0).count }
    for _ in 0..<2 { report("search", queries) { found += search($0).count } }
    print("matches: \(found / 3)")

    var options = LookupOptions()
    options.threshold = threshold
    options.limit = limit
    let searcher = try MemorySearcher(snapshot, options: options)
    for _ in 0..<2 { report("lookup", queries) { _ = searcher.matches(SegmentQuery($0)) } }

    guard recall > 0 else { return }
    var wrong = 0
    let start = cpu()
    for text in queries.prefix(recall) {
      let fast = search(text)
      let slow = search(text, exhaustively: true)
      if fast.map({ [$0.score.hundredths, $0.unit, $0.ordinal] })
        != slow.map({ [$0.score.hundredths, $0.unit, $0.ordinal] })
      {
        wrong += 1
        print("differs: \(text)")
      }
    }
    let each = (cpu() - start) / Double(min(recall, queries.count)) * 1000
    print(
      "lists that differ from scoring every segment: \(wrong) of \(min(recall, queries.count)) (\(Int(each)) ms a query)"
    )
  }

  static func cpu() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  static func report(_ name: String, _ queries: [String], _ body: (String) -> Void) {
    var times: [Double] = []
    for query in queries {
      let start = cpu()
      body(query)
      times.append((cpu() - start) * 1e6)
    }
    times.sort()
    func at(_ share: Double) -> Int { Int(times[min(times.count - 1, Int(share * Double(times.count)))].rounded()) }
    let mean = Int((times.reduce(0, +) / Double(times.count)).rounded())
    print("\(name): p50 \(at(0.5)) µs, p95 \(at(0.95)) µs, p99 \(at(0.99)) µs, max \(at(1)) µs, mean \(mean) µs of CPU")
  }
}
