import Alignment
import Bitext
import Files
import Glibc
import Orthography

/// Aligns sets of texts and compares with gold.
///
///     align-bench --from en --to ru [--lexicon PAIRS.tsv] [--set NAME=NUMBER]… [--show] [--reliability] FOLDER…
///
/// A folder has `NAME.src`, `NAME.tgt` (a sentence a line) and `NAME.gold` (`0,1:2` a bead) for each text; evaluate.py makes them.
@main
enum Main {
  static func main() throws {
    var arguments = CommandLine.arguments.dropFirst()
    var (from, to) = ("en", "ru")
    var pairs: String?
    var tuning = AlignmentTuning()
    var folders: [String] = []
    var (shows, reliability) = (false, false)
    while let argument = arguments.popFirst() {
      switch argument {
      case "--from": from = arguments.popFirst() ?? from
      case "--to": to = arguments.popFirst() ?? to
      case "--lexicon": pairs = arguments.popFirst()
      case "--show": shows = true
      case "--reliability": reliability = true
      case "--set":
        let parts = (arguments.popFirst() ?? "").split(separator: "=").map(String.init)
        guard parts.count == 2, let value = Double(parts[1]), tuning.set(parts[0], value) else {
          return print("expected NAME=NUMBER")
        }
      default: folders.append(argument)
      }
    }
    var start = processorSeconds()
    let memory = BilingualLexicon(source: LanguageTag(from), target: LanguageTag(to))
    if let pairs {
      for line in try lines(pairs) {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        if cells.count >= 2 { memory.add(String(cells[0]), String(cells[1])) }
      }
      memory.train()
      print(
        "lexicon: \(memory.pairs) pairs, \(memory.lexicon.columns.count) cells, \(rounded(processorSeconds() - start)) s of CPU"
      )
    }
    for folder in folders {
      var score = Score()
      var sentences = 0
      start = processorSeconds()
      for name in try Path.entries(of: folder).sorted() where name.hasSuffix(".gold") {
        let path = Path.join(folder, String(name.dropLast(5)))
        let source = try lines(path + ".src")
        let target = try lines(path + ".tgt")
        let aligner = SentenceAligner(memory, tuning: tuning)
        let beads = aligner.align(AlignmentText(source), AlignmentText(target))
        sentences += source.count + target.count
        let gold = try lines(path + ".gold").map(Self.bead)
        score.add(gold, beads)
        if shows { show(gold, beads, source, target) }
      }
      let seconds = processorSeconds() - start
      print(
        "\(Path.split(folder).name): P \(rounded(score.precision)) R \(rounded(score.recall)) F1 \(rounded(score.f1)); "
          + "without 0-n beads P \(rounded(score.ownPrecision)) F1 \(rounded(score.ownF1)); "
          + "\(sentences) sentences, \(Int(Double(sentences) / seconds)) a second of CPU")
      if reliability { score.printReliability() }
    }
  }

  struct GoldBead: Hashable {
    var source: Range<Int>
    var target: Range<Int>
  }

  static func bead(_ line: String) -> GoldBead {
    let sides = line.split(separator: ":", omittingEmptySubsequences: false).map { side in
      let numbers = side.split(separator: ",").compactMap { Int($0) }.sorted()
      guard let first = numbers.first, let last = numbers.last else { return 0..<0 }
      // What is not in a row is no bead that can be found.
      return last - first + 1 == numbers.count ? first..<last + 1 : -1 - last..<(-1 - first)
    }
    return GoldBead(source: sides[0], target: sides[1])
  }

  struct Score {
    /// As vecalign's score.py counts: precision over all beads, recall over beads with both sides.
    var given = 0
    var givenRight = 0
    var ownGiven = 0
    var gold = 0
    var goldFound = 0
    var bins: [(count: Int, right: Int, sum: Double)] = Array(repeating: (0, 0, 0), count: 12)

    mutating func add(_ gold: [GoldBead], _ beads: [Bead]) {
      let all = Set(gold)
      func key(_ bead: Bead) -> GoldBead {
        GoldBead(
          source: bead.source.isEmpty ? 0..<0 : bead.source, target: bead.target.isEmpty ? 0..<0 : bead.target)
      }
      given += beads.count
      self.gold += gold.count { !$0.source.isEmpty && !$0.target.isEmpty }
      for bead in beads {
        let isRight = all.contains(key(bead))
        if isRight { givenRight += 1 }
        guard !bead.isSkip else { continue }
        ownGiven += 1
        if isRight { goldFound += 1 }
        let edges: [Float] = [0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999, 0.9999]
        let bin = edges.firstIndex { bead.confidence < $0 } ?? 11
        bins[bin].count += 1
        bins[bin].sum += Double(bead.confidence)
        if isRight { bins[bin].right += 1 }
      }
    }
    var precision: Double { Double(givenRight) / Double(max(1, given)) }
    var recall: Double { Double(goldFound) / Double(max(1, gold)) }
    var ownPrecision: Double { Double(goldFound) / Double(max(1, ownGiven)) }
    var f1: Double { 2 * precision * recall / max(precision + recall, 1e-9) }
    var ownF1: Double { 2 * ownPrecision * recall / max(ownPrecision + recall, 1e-9) }

    func printReliability() {
      for bin in bins where bin.count > 0 {
        print(
          "  confidence \(rounded(bin.sum / Double(bin.count))): \(rounded(Double(bin.right) / Double(bin.count))) right of \(bin.count)"
        )
      }
    }
  }

  static func show(_ gold: [GoldBead], _ beads: [Bead], _ source: [String], _ target: [String]) {
    let all = Set(gold)
    for bead in beads where !all.contains(GoldBead(source: bead.source, target: bead.target)) && !bead.isSkip {
      print("WRONG \(bead.source) \(bead.target) \(bead.confidence)")
      for sentence in bead.source { print("   < \(source[sentence])") }
      for sentence in bead.target { print("   > \(target[sentence])") }
      for other in gold where other.source.overlaps(bead.source) || other.target.overlaps(bead.target) {
        print("   gold \(other.source) \(other.target)")
      }
    }
  }

  static func lines(_ path: String) throws -> [String] {
    let source = try ByteSource(path)
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = try block.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { break }
      bytes += block[0..<count]
    }
    if bytes.last == 0x0A { bytes.removeLast() }
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }

  static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
