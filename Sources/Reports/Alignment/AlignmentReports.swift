package import Alignment
internal import Bitext
package import Markup
package import Workbench

extension AlignedTexts {
  /// `src.txt with tgt.txt (en, ru): 120 units, 4 doubtful; left out: 3 source sentences and 1 target sentence alone`.
  package var summary: String {
    func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
    let alone = beads.filter(\.isSkip)
    let sources = alone.reduce(0) { $0 + $1.source.count }
    let targets = alone.reduce(0) { $0 + $1.target.count }
    let doubtful = beads.count { isWritten($0) && $0.confidence < Self.doubtful }
    let low = beads.count { !$0.isSkip && Double($0.confidence) < minimumConfidence }
    var text = "\(sourcePath) with \(targetPath) (\(source.canonical), \(target.canonical)): "
    text += counted(units, "unit") + (doubtful > 0 ? ", \(doubtful) doubtful" : "")
    var left: [String] = []
    if sources > 0 { left.append("\(counted(sources, "source sentence")) without translation") }
    if targets > 0 { left.append("\(counted(targets, "target sentence")) without source") }
    if low > 0 { left.append("\(counted(low, "bead")) below --min-confidence") }
    if !left.isEmpty { text += "; left out: " + left.joined(separator: ", ") }
    return text
  }

  /// The ladder of hunalign: where each bead begins, from 0, and its confidence; the last line closes the texts.
  package var ladder: String {
    var text = ""
    for bead in beads {
      text += "\(bead.source.lowerBound)\t\(bead.target.lowerBound)\t\(Self.decimal(bead.confidence))\n"
    }
    return text + "\(sourceSentences.count)\t\(targetSentences.count)\t0.000\n"
  }

  /// A bead for `--json`.
  package func json(_ bead: Bead) -> JSON {
    .object([
      ("source", .array(bead.source.map { .number($0) })), ("target", .array(bead.target.map { .number($0) })),
      ("confidence", .decimal(Double(Int(bead.confidence * 1000)) / 1000)),
      ("sourceText", .string(sourceText(bead))), ("targetText", .string(targetText(bead))),
      ("written", .bool(isWritten(bead))),
    ])
  }
}

extension TermCandidate {
  package var json: JSON {
    let best = equivalents.first
    return .object([
      ("source", .string(source)), ("target", .optional(best?.text)), ("score", .decimal(rounded(best?.score ?? 0))),
      ("frequency", .number(frequency)), ("termhood", .decimal(rounded(termhood))), ("glossary", .optional(glossary)),
      (
        "equivalents",
        .array(
          equivalents.map { equivalent in
            .object([
              ("text", .string(equivalent.text)), ("score", .decimal(rounded(equivalent.score))),
              ("association", .decimal(rounded(equivalent.association))), ("frequency", .number(equivalent.frequency)),
              (
                "examples",
                .array(
                  equivalent.examples.map { .object([("source", .string($0.source)), ("target", .string($0.target))]) })
              ),
            ])
          })
      ),
    ])
  }

  private func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}

extension TermCandidate {
  /// `0.83  12  face mask — маска; защитная маска`.
  package var text: String {
    let score = hundredths(equivalents.first?.score ?? 0)
    let count = String(frequency)
    let targets = equivalents.map(\.text).joined(separator: "; ")
    let mark = glossary.map { "  (\($0))" } ?? ""
    return "\(score)\(String(repeating: " ", count: max(1, 7 - count.count)))\(count)  \(source) — \(targets)\(mark)"
  }
}
