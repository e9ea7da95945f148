package import Bitext
package import Checks
internal import Configuration
internal import Files
internal import Interchange
internal import Memory
internal import Orthography

/// What `tolmach.yaml` of a workspace says; what it leaves out is as here.
///
/// ```yaml
/// languages: {source: en, target: ru}
/// lookup: {threshold: 70, limit: 5}
/// memory: {write: tm/working.tmx}
/// checks:
///   disable: [all-caps]
///   enable: [no-break-space]
///   severity: {double-space: error}
///   options: {length-ratio: {most: 300}}
///   words: [спейс]
///   rules:
///     - {id: house-shield, source: [missile defense], forbid: [щит*], message: no shields, suggestion: оборона}
///     - {id: house-year, target-language: ru, forbid: {regex: '\d{4} году\b', ignore-case: true}, message: г. is meant}
/// penalties:
///   machine: 10
///   alignment: 3
///   several-targets: 0
///   region: 1
///   script: 10
///   age: {years: 5, points: 2}
/// analyse:
///   rates: {context: 0, repetitions: 10, "100": 10, 95-99: 30, 85-94: 50, 75-84: 70, 50-74: 100, new: 100}
/// ```
package struct Settings: Equatable, Sendable {
  package var source: LanguageTag?
  package var target: LanguageTag?
  /// Whole percents, 1 to 101.
  package var threshold = 70
  package var limit = 5
  /// The memory that `add` and `import` write to, from the workspace.
  package var write = "tm/working.tmx"
  package var penalties = PenaltySettings()
  package var checks = CheckSettings()
  /// What a word of each band costs, in percent.
  package var rates: AnalysisRates?

  package init() {}
}

/// Which rules drafts are checked by.
package struct CheckSettings: Equatable, Sendable {
  /// Ids of rules that are off by default and wanted.
  package var enabled: Set<String> = []
  package var disabled: Set<String> = []
  package var severities: [String: Finding.Severity] = [:]
  /// By rule, then by option.
  package var options: [String: [String: String]] = [:]
  /// Words that the speller is not asked for, whatever their case.
  package var words: [String] = []
  package var rules: [UserRule] = []

  package init() {}
}

/// Points that come off a score for where a unit is from.
package struct PenaltySettings: Equatable, Sendable {
  /// Of units that a machine translated.
  package var machine = 10
  /// Of units that were aligned automatically.
  package var alignment = 3
  /// Of units whose source has different targets in the memories; 0: an identical segment is 100 whatever else there is.
  package var severalTargets = 0
  /// Of units whose source or target is of another region than is asked for: `pt-BR` for `pt-PT`.
  package var region = 1
  /// Of those in another script, which are never exact: `sr` for `sr-Latn`, `zh-CN` for `zh-TW`.
  package var script = 10
  /// Of units last changed longer ago than this; nil: age costs nothing.
  package var age: (years: Int, points: Int)?

  package init() {}

  package static func == (a: Self, b: Self) -> Bool {
    (a.machine, a.alignment, a.severalTargets, a.age?.years, a.age?.points) == (
      b.machine, b.alignment, b.severalTargets, b.age?.years, b.age?.points
    ) && (a.region, a.script) == (b.region, b.script)
  }
}

extension Workspace {
  package var settingsFile: String { Path.join(folder, "tolmach.yaml") }

  /// What the workspace's `tolmach.yaml` says; the defaults where there is none.
  /// - Throws: ``SettingsError`` with file, line and column, what was expected and found.
  package func settings() throws -> Settings {
    let file: RandomAccessFile
    do { file = try RandomAccessFile(settingsFile) } catch {
      // A path that leads through a file is another error than a missing one, and there is none at its end either.
      if error.isMissing || !Path.exists(settingsFile) { return Settings() }
      throw error
    }
    guard file.status.isRegular else { throw SettingsError.notAFile(found: file.status.kind.rawValue) }
    guard file.status.sizeBytes <= 1 << 20 else { throw SettingsError.tooLarge(foundBytes: file.status.sizeBytes) }
    return try Settings(file.read(at: 0, count: Int(file.status.sizeBytes)), file: name(of: settingsFile))
  }
}

extension Settings {
  /// Reads the text of a `tolmach.yaml`.
  init(_ bytes: [UInt8], file: String) throws(SettingsError) {
    self.init()
    let read: ConfigurationNode?
    do throws(ConfigurationError) { read = try readConfiguration(bytes, file: file) } catch { throw .fault(error) }
    guard let root = read else { return }
    let reader = SettingsReader(file: file)
    for (key, value) in try reader.entries(
      of: root, known: ["languages", "lookup", "memory", "penalties", "checks", "analyse"])
    {
      switch key {
      case "languages":
        for (key, value) in try reader.entries(of: value, known: ["source", "target"]) {
          let tag = LanguageTag(try reader.language(value))
          if key == "source" { source = tag } else { target = tag }
        }
        if let source, let target, source.language == target.language {
          throw .fault(
            ConfigurationError(
              file: file, line: value.line, column: value.column,
              message: "expected two languages, found \(source.canonical) and \(target.canonical)"))
        }
      case "lookup":
        for (key, value) in try reader.entries(of: value, known: ["threshold", "limit"]) {
          if key == "threshold" {
            threshold = try reader.number(value, in: 1...101)
          } else {
            limit = try reader.number(value, in: 1...1_000)
          }
        }
      case "memory":
        for (_, value) in try reader.entries(of: value, known: ["write"]) {
          write = try reader.memoryName(value)
        }
      case "checks": checks = try reader.checks(value)
      case "analyse":
        for (_, value) in try reader.entries(of: value, known: ["rates"]) {
          var rates = AnalysisRates()
          for (key, value) in try reader.entries(of: value, known: AnalysisBand.allCases.map(\.rawValue)) {
            guard let band = AnalysisBand(rawValue: key) else { continue }
            rates[band] = try reader.number(value, in: 0...AnalysisRates.most)
          }
          self.rates = rates
        }
      default:
        for (key, value) in try reader.entries(
          of: value, known: ["machine", "alignment", "several-targets", "region", "script", "age"])
        {
          switch key {
          case "machine": penalties.machine = try reader.number(value, in: 0...100)
          case "alignment": penalties.alignment = try reader.number(value, in: 0...100)
          // 0 would make what was written for others exact.
          case "region": penalties.region = try reader.number(value, in: 1...100)
          case "script": penalties.script = try reader.number(value, in: 1...100)
          case "several-targets": penalties.severalTargets = try reader.number(value, in: 0...100)
          default:
            var age = (years: 0, points: 0)
            for (key, value) in try reader.entries(of: value, known: ["years", "points"]) {
              if key == "years" {
                age.years = try reader.number(value, in: 0...200)
              } else {
                age.points = try reader.number(value, in: 0...100)
              }
            }
            penalties.age = age
          }
        }
      }
    }
  }
}

/// Takes values out of nodes, or says what was expected and found.
private struct SettingsReader {
  let file: String

  func fault(_ node: ConfigurationNode, _ expected: String) -> SettingsError {
    .fault(
      ConfigurationError(
        file: file, line: node.line, column: node.column, message: "expected \(expected), found \(node.kind)"))
  }

  /// The entries of a mapping whose keys are all known.
  ///
  /// - Parameter known: nil when any key may stand there.
  func entries(
    of node: ConfigurationNode, known: [String]? = nil
  ) throws(SettingsError) -> [(key: String, value: ConfigurationNode)] {
    // A key without a value, as when all below it are commented out.
    if case .scalar("", isQuoted: false) = node.content { return [] }
    guard case .mapping(let entries) = node.content else {
      throw fault(node, known.map { "keys (\($0.joined(separator: ", ")))" } ?? "keys")
    }
    var result: [(key: String, value: ConfigurationNode)] = []
    for entry in entries {
      if let known, !known.contains(entry.key) {
        throw .fault(
          ConfigurationError(
            file: file, line: entry.line, column: entry.column,
            message: "expected \(known.joined(separator: ", ")), found \"\(entry.key.prefix(40))\""))
      }
      result.append((entry.key, entry.value))
    }
    return result
  }

  func number(_ node: ConfigurationNode, in range: ClosedRange<Int>) throws(SettingsError) -> Int {
    let expected = "a number from \(range.lowerBound) to \(range.upperBound)"
    if case .scalar(let text, isQuoted: true) = node.content {
      throw .fault(
        ConfigurationError(
          file: file, line: node.line, column: node.column,
          message: "expected \(expected), found a text in quotes, \"\(text.prefix(40))\""))
    }
    guard case .scalar(let text, _) = node.content, let number = Int(text), range.contains(number) else {
      throw fault(node, expected)
    }
    return number
  }

  func language(_ node: ConfigurationNode) throws(SettingsError) -> String {
    guard case .scalar(let text, _) = node.content, !text.isEmpty, text.utf8.count <= 64,
      LanguageTag(text).namesLanguage
    else { throw fault(node, "a language such as en or en-GB") }
    return text
  }

  func checks(_ node: ConfigurationNode) throws(SettingsError) -> CheckSettings {
    var checks = CheckSettings()
    let entries = try entries(of: node, known: ["enable", "disable", "severity", "options", "words", "rules"])
    for (key, value) in entries where key == "rules" {
      guard case .sequence(let elements) = value.content else { throw fault(value, "a list of rules") }
      for element in elements { checks.rules.append(try rule(element)) }
    }
    let known = Set(Checks.rules.map(\.id)).union(checks.rules.map(\.id))
    func ruleName(_ name: String, line: Int, column: Int) throws(SettingsError) -> String {
      guard known.contains(name) || name == "*" else {
        throw .unknownRule(name: name, file: file, line: line, column: column)
      }
      return name
    }
    for (key, value) in entries {
      switch key {
      case "enable", "disable":
        for (text, node) in try texts(value) {
          let name = try ruleName(text, line: node.line, column: node.column)
          if key == "enable" { checks.enabled.insert(name) } else { checks.disabled.insert(name) }
        }
      case "severity":
        for (rule, value) in try self.entries(of: value) {
          checks.severities[try ruleName(rule, line: value.line, column: value.column)] = try severity(value)
        }
      case "words": checks.words = try texts(value).map(\.text)
      case "rules": break
      default:
        for (rule, value) in try self.entries(of: value) {
          let name = try ruleName(rule, line: value.line, column: value.column)
          for (option, value) in try self.entries(of: value) {
            guard case .scalar(let text, _) = value.content else { throw fault(value, "a value") }
            checks.options[name, default: [:]][option] = text
          }
        }
      }
    }
    return checks
  }

  private func severity(_ node: ConfigurationNode) throws(SettingsError) -> Finding.Severity {
    guard case .scalar(let text, _) = node.content, let severity = Finding.Severity(rawValue: text) else {
      throw fault(node, "error, warning or information")
    }
    return severity
  }

  /// A rule of the user's own.
  private func rule(_ node: ConfigurationNode) throws(SettingsError) -> UserRule {
    var id: String?
    var message: String?
    var suggestion: String?
    var grade = Finding.Severity.warning
    var source: UserRule.Pattern?
    var target: (pattern: UserRule.Pattern, requirement: UserRule.Requirement)?
    var languages: (source: LanguageTag?, target: LanguageTag?) = (nil, nil)
    for (key, value) in try entries(
      of: node,
      known: [
        "id", "message", "severity", "suggestion", "source-language", "target-language", "source", "forbid", "require",
      ])
    {
      switch key {
      case "id":
        let text = try self.text(value)
        guard
          text.utf8.allSatisfy({ ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 == 0x2D || (0x30...0x39).contains($0) }
          ),
          !Checks.rules.contains(where: { $0.id == text })
        else { throw fault(value, "an id of Latin letters, digits and hyphens that no built-in rule has") }
        id = text
      case "message": message = try text(value)
      case "suggestion": suggestion = try text(value)
      case "severity": grade = try severity(value)
      case "source-language": languages.source = LanguageTag(try language(value))
      case "target-language": languages.target = LanguageTag(try language(value))
      case "source": source = try pattern(value)
      default:
        guard target == nil else { throw fault(value, "either forbid or require in a rule") }
        target = (try pattern(value), key == "forbid" ? .forbidden : .required)
      }
    }
    guard let id, let target else { throw fault(node, "id, and forbid or require, in a rule") }
    do throws(RegularExpression.Fault) {
      return try UserRule(
        id: id, severity: grade,
        message: message ?? (target.requirement == .forbidden ? "not wanted here" : "something is missing"),
        suggestion: suggestion, source: source, target: target.pattern, requirement: target.requirement,
        sourceLanguage: languages.source, targetLanguage: languages.target)
    } catch {
      throw .fault(
        ConfigurationError(file: file, line: node.line, column: node.column, message: "rule \(id): \(error)"))
    }
  }

  /// Words, one or a list of them, or `{regex: …, ignore-case: true}`.
  private func pattern(_ node: ConfigurationNode) throws(SettingsError) -> UserRule.Pattern {
    guard case .mapping = node.content else {
      let words = try texts(node).map(\.text)
      guard !words.isEmpty, words.allSatisfy({ $0.unicodeScalars.contains { $0.properties.isAlphabetic } }) else {
        throw fault(node, "words, or {regex: …}")
      }
      return .words(words)
    }
    var expression: String?
    var ignoresCase = false
    for (key, value) in try entries(of: node, known: ["regex", "ignore-case"]) {
      let text = try self.text(value)
      if key == "regex" {
        expression = text
      } else {
        guard ["true", "false"].contains(text) else { throw fault(value, "true or false") }
        ignoresCase = text == "true"
      }
    }
    guard let expression else { throw fault(node, "regex") }
    return .expression(expression, ignoresCase: ignoresCase)
  }

  private func text(_ node: ConfigurationNode) throws(SettingsError) -> String {
    guard case .scalar(let text, _) = node.content, !text.isEmpty else { throw fault(node, "a text") }
    return text
  }

  /// A list of texts, or one.
  private func texts(
    _ node: ConfigurationNode
  ) throws(SettingsError) -> [(text: String, node: ConfigurationNode)] {
    switch node.content {
    case .scalar(let text, _): return text.isEmpty ? [] : [(text, node)]
    case .mapping: throw fault(node, "a list")
    case .sequence(let elements):
      var texts: [(text: String, node: ConfigurationNode)] = []
      for element in elements { texts.append((try text(element), element)) }
      return texts
    }
  }

  /// A memory in `tm/` or one folder below it.
  func memoryName(_ node: ConfigurationNode) throws(SettingsError) -> String {
    let expected = "a TMX file in tm/, such as tm/working.tmx"
    guard case .scalar(let text, _) = node.content, FileFormat(text, for: .memory) != nil, Packing(ofName: text) == nil
    else { throw fault(node, expected) }
    let steps = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Substring($0) }
    guard steps.first == "tm", (2...3).contains(steps.count), steps.allSatisfy(Path.isPlainName) else {
      throw fault(node, expected)
    }
    return text
  }
}
