import Bitext
import Interchange

/// Reads drafts and prints a line for each: name, format, segments, translated ones, outcome.
///
///     tolmach-survey-drafts [--texts] < PATHS
///
/// `--texts` prints the segments instead: path, place, id, state, source, target.
/// Paths come one a line; a tab and the path of its source may follow that of a text.
@main
struct SurveyDrafts {
  static func main() {
    while let line = readLine() {
      let parts = line.split(separator: "\t").map(String.init)
      guard let path = parts.first else { continue }
      let row = survey(path, DraftOptions(sourcePath: parts.dropFirst().first))
      if CommandLine.arguments.contains("--texts") { continue }
      print(([path] + row).joined(separator: "\t"))
    }
  }

  private static func show(_ segment: DraftSegment, _ path: String) {
    let texts = [segment.source.text, segment.target?.text].map { $0.map { $0.debugDescription } ?? "-" }
    let place = "\(segment.line):\(segment.column)"
    print(([path, place, segment.id, segment.state.rawValue] + texts).joined(separator: "\t"))
  }

  private static func survey(_ path: String, _ options: DraftOptions) -> [String] {
    var format = "-"
    var segments = 0
    var translated = 0
    do {
      let reader = try DraftReader(path, options: options)
      format = reader.format.rawValue
      while let segment = try reader.next() {
        segments += 1
        if CommandLine.arguments.contains("--texts") { show(segment, path) }
        if segment.state == .translated || segment.state == .approved { translated += 1 }
      }
      let errors = reader.diagnostics.filter { $0.severity == .error }
      let warnings = reader.diagnostics.count - errors.count
      let outcome: String
      if let first = errors.first {
        outcome = "recovered (\(errors.count)): \(first)"
      } else {
        outcome =
          warnings == 0
          ? "read" : "read, \(warnings) warnings: \(reader.diagnostics.map(\.rule).joined(separator: " "))"
      }
      return [format, "\(segments)", "\(translated)", outcome]
    } catch {
      return [format, "\(segments)", "\(translated)", "refused: \(error)"]
    }
  }
}
