package import Bitext
package import Markup
package import Workbench

extension Finding {
  /// One object of `check --report json`; field names are part of the command-line contract.
  package func json(file: String) -> JSON {
    func range(_ range: Range<Int>?) -> JSON {
      range.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null
    }
    let fields: [(String, JSON)] = [
      ("rule", .string(rule)), ("severity", .string(severity.rawValue)), ("file", .string(file)),
      ("line", .number(line)),
      ("column", .number(column)), ("segment", .string(segment)), ("source", .string(source)),
      ("target", .string(target)),
      ("sourceRange", range(sourceRange)), ("targetRange", range(targetRange)), ("message", .string(message)),
      ("suggestion", .optional(suggestion)), ("sure", .bool(isSure && suggestion != nil)),
      ("fingerprint", .string(fingerprint)),
    ]
    return .object(fields + (reason.map { [("reason", .string($0))] } ?? []))
  }
}

extension CheckReport {
  /// `1,204 segments in 3 files: 2 errors, 14 warnings`.
  package var summary: String {
    func plural(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
    var parts = [plural(count(.error), "error"), plural(count(.warning), "warning")]
    if count(.information) > 0 { parts.append(plural(count(.information), "remark")) }
    var text = "\(plural(segments, "segment")) in \(plural(drafts.count, "file")): " + parts.joined(separator: ", ")
    let known = drafts.reduce(0) { $0 + $1.known }
    let ignored = drafts.reduce(0) { $0 + $1.ignored }
    if known > 0 { text += ", \(known) known" }
    if ignored > 0 { text += ", \(ignored) ignored" }
    return text
  }
}
