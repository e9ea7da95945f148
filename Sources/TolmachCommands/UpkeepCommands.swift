internal import ArgumentParser
internal import Bitext
internal import Orthography
internal import Upkeep
internal import Workbench

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what differs between two versions of a memory, unit by unit.",
    discussion: """
      Units are known again by their tuid where it is unique, else by source text, language and context; where they stand, and \
      how they are laid out, does not matter. Exit code 0 when the memories say the same, 1 when they differ.

      EXAMPLES:
        tolmach diff yesterday.tmx tm/working.tmx
        tolmach diff --json old.tmx new.tmx.gz
      """)

  @Flag(name: .long, help: "One JSON object a difference.")
  var json = false

  @Argument(help: "The old version; - is standard input.", completion: .file())
  var old: String

  @Argument(help: "The new version.", completion: .file())
  var new: String

  func run() throws {
    let result = try compareMemories(old, new)
    Console.report(result.diagnostics)
    for entry in result.entries {
      if json { Console.line(entry.json.line) } else { Console.out(UpkeepPresentation.entry(entry, result)) }
    }
    var more = result.entries.contains { $0.kind == .header } ? "; another header" : ""
    if result.isReordered { more += "; units stand in another order" }
    Console.note(
      "\(Console.grouped(result.added)) added, \(Console.grouped(result.removed)) removed, "
        + "\(Console.grouped(result.changed)) changed, \(Console.grouped(result.unchanged)) the same\(more)")
    if !result.isSame { throw ExitCode(1) }
  }
}

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Merge memories: the union of several, or what two sides made of one.",
    discussion: """
      Without --base, units of all files are put together; one that is there already (same source, context and targets) is \
      dropped, and its notes and props go to the first. With --base, units are merged three ways, field by field. In a \
      conflict the unit stays as OURS has it, and the other side stands behind it, marked by the prop x-tolmach-conflict \
      and a note. Exit code 1 when there are conflicts.

      EXAMPLES:
        tolmach merge a.tmx b.tmx c.tmx -o all.tmx
        tolmach merge --base base.tmx mine.tmx theirs.tmx -o merged.tmx
        tolmach merge --canonical tm/working.tmx -o tm/working.tmx
      """)

  @Option(
    name: .long, help: "The version that both sides began with; the files are then OURS and THEIRS.",
    completion: .file())
  var base: String?

  @Option(
    name: .shortAndLong, help: "The file written; may be one of those read; - is standard output.", completion: .file())
  var output: String

  @Flag(name: .long, help: "Order units by language, source text, context and tuid.")
  var canonical = false

  @Flag(name: .long, help: "Keep units that another file has too.")
  var keepDuplicates = false

  @Flag(name: .long, help: "Conflicts as JSON objects.")
  var json = false

  @Argument(help: "The memories.", completion: .file())
  var files: [String]

  func validate() throws {
    if base != nil, files.count != 2 {
      throw ValidationError("expected OURS and THEIRS with --base, found \(files.count) files")
    }
    if base != nil, keepDuplicates { throw ValidationError("--keep-duplicates is for merging without --base") }
    if output == "-", json { throw ValidationError("expected a file for --output with --json, found standard output") }
  }

  func run() throws {
    var options = MergeOptions()
    options.isCanonical = canonical
    options.keepsDuplicates = keepDuplicates
    guard let base else {
      let report = try mergeMemories(files, to: output, options: options)
      Console.report(report.diagnostics)
      Console.note(
        "\(Console.grouped(report.units)) units in \(output); dropped as duplicates: \(Console.grouped(report.duplicates)); "
          + "with notes or props of another file: \(Console.grouped(report.enriched)); "
          + "other targets for the same source: \(Console.grouped(report.variants))")
      return
    }
    let report = try mergeMemories(base: base, ours: files[0], theirs: files[1], to: output, options: options)
    Console.report(report.diagnostics)
    UpkeepPresentation.tell(report, json: json, toErrors: output == "-")
    if !report.conflicts.isEmpty { throw ExitCode(1) }
  }
}

struct SplitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split", abstract: "Split a memory into files.",
    discussion: """
      Each file has the whole header. Units that do not say what they are split by go to a file named "none". \
      `tolmach merge --keep-duplicates` puts the parts together again.

      EXAMPLES:
        tolmach split big.tmx --units 50000 -o parts
        tolmach split big.tmx --by year -o years
        tolmach split big.tmx --by prop:x-client -o clients
      """)

  @Option(name: .long, help: "So many units in a file.")
  var units: Int?

  @Option(name: .long, help: "By language (the set of languages of a unit), prop:TYPE, author or year.")
  var by: String?

  @Option(name: .shortAndLong, help: "The folder of the files.", completion: .directory)
  var output: String

  @Argument(help: "The memory.", completion: .file())
  var file: String

  private var criterion: SplitCriterion? {
    if let units { return units > 0 && by == nil ? .units(units) : nil }
    return by.flatMap { SplitCriterion($0) }
  }

  func validate() throws {
    if (units == nil) == (by == nil) { throw ValidationError("expected either --units or --by") }
    guard criterion == nil else { return }
    if let units { throw ValidationError("expected 1 or more for --units, found \(units)") }
    throw ValidationError("expected language, prop:TYPE, author or year for --by, found \"\(by ?? "")\"")
  }

  func run() throws {
    guard let criterion else { return }
    let report = try splitMemory(file, by: criterion, into: output)
    Console.report(report.diagnostics)
    for part in report.files {
      Console.plain("\(part.path): \(Console.grouped(part.units)) unit\(part.units == 1 ? "" : "s")")
    }
  }
}

struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "Find what does not belong into a memory, and move it out.",
    discussion: """
      Duplicates, empty and untranslated texts, wrong languages and alphabets, broken encodings, stray tags, lost spaces, and pairs \
      that are no translations, as far as the memory itself shows (it needs some thousands of units for that). Without --apply \
      nothing is written. With it, rejected units go to the reject file, each with the prop x-tolmach-rejected that says why, \
      and the memory keeps the others, byte for byte. Exit code 1 when something was found.

      EXAMPLES:
        tolmach clean tm/big.tmx
        tolmach clean --apply --rejects rejects.tmx tm/big.tmx
        tolmach clean --rules +truncated,-tags --older-superseded tm/big.tmx
        tolmach clean --rules duplicate,empty tm/*.tmx
        tolmach clean --list-rules
      """)

  @OptionGroup var languages: LanguageOptions

  @Flag(name: .long, help: "Write the kept units in place, and the others to --rejects.")
  var apply = false

  @Option(name: .long, help: "Where rejected units go; a new file, outside of tm/.", completion: .file())
  var rejects: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: "Only these rules, by commas; with + or - before each, besides or without those that are on.")
  var rules: String?

  @Flag(name: .long, help: "Of translations of one source the newest approved one stays.")
  var olderSuperseded = false

  @Option(name: .long, help: "So many examples of each reason are shown.")
  var examples = 3

  @Flag(name: .long, help: "One JSON object a rejected unit.")
  var json = false

  @Flag(name: .long, help: "List the rules.")
  var listRules = false

  @Argument(help: "TMX files.", completion: .file())
  var files: [String] = []

  func validate() throws {
    if files.isEmpty, !listRules { throw ValidationError("expected a TMX file, found none") }
    if apply != (rejects != nil) { throw ValidationError("expected --apply and --rejects together") }
    if examples < 0 { throw ValidationError("expected 0 or more for --examples, found \(examples)") }
    _ = try chosenRules()
  }

  private func chosenRules() throws -> Set<CleanReason> {
    var chosen = CleanOptions().rules
    if olderSuperseded { chosen.insert(.superseded) }
    guard let rules else { return chosen }
    let names = rules.split(separator: ",").map { String($0.filter { $0 != " " }) }
    if names.contains(where: { !$0.hasPrefix("+") && !$0.hasPrefix("-") }) {
      chosen = olderSuperseded ? [.superseded] : []
    }
    for name in names {
      let bare = name.hasPrefix("+") || name.hasPrefix("-") ? String(name.dropFirst()) : name
      guard let rule = CleanReason(id: bare) else {
        throw ValidationError("expected a rule, found \"\(bare)\"; `tolmach clean --list-rules` lists them")
      }
      if name.hasPrefix("-") { chosen.remove(rule) } else { chosen.insert(rule) }
    }
    return chosen
  }

  func run() throws {
    if listRules {
      for rule in CleanReason.allCases { Console.line("\(rule.id)\t\(rule.isOn ? "on" : "off")\t\(rule.explanation)") }
      return
    }
    var options = CleanOptions()
    options.rules = try chosenRules()
    options.source = languages.from.map { LanguageTag($0) }
    options.target = languages.to.map { LanguageTag($0) }
    options.applies = apply
    options.rejects = rejects
    options.examples = examples
    let asJSON = json
    let report = try cleanMemories(files, options: options, listener: Console.listener) { unit in
      if asJSON { Console.line(unit.json.line) }
    }
    Console.report(report.diagnostics)
    if !json { show(report) }
    let what = apply ? "moved to \(rejects ?? "")" : "to reject; nothing is written without --apply"
    Console.note(
      "\(Console.grouped(report.units)) units, \(Console.grouped(report.rejectedCount)) "
        + (report.rejectedCount == 0 ? "to reject" : what))
    if report.partly > 0 {
      Console.note("\(Console.grouped(report.partly)) units have a wrong text beside right ones, and are kept")
    }
    if !report.knowsWords, options.rules.contains(.misaligned), report.units > 0 {
      Console.note("too few pairs to know words from: misaligned ones are not looked for")
    }
    if report.rejectedCount > 0 { throw ExitCode(1) }
  }

  private func show(_ report: CleanReport) {
    for reason in CleanReason.allCases {
      guard let count = report.rejected[reason] else { continue }
      Console.line(Console.styled("\(reason.id): \(Console.grouped(count))", .bold) + "  \(reason.explanation)")
      for unit in report.examples[reason] ?? [] {
        Console.line(Console.styled("  \(Console.visible(unit.file)):\(unit.line)", .faint))
        for text in [unit.source, unit.target] {
          let short = text.count > 160 ? text.prefix(159) + "…" : text
          Console.line("    " + Console.visible(short))
        }
      }
    }
  }
}

struct GitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "git", abstract: "Let git merge and show memories unit by unit.",
    discussion: """
      EXAMPLES:
        tolmach git install
        git merge a-branch          two additions at one place are no conflict any more
        git diff tm/working.tmx     texts, not markup
      """,
    subcommands: [Install.self, Uninstall.self, MergeDriver.self, Textconv.self])

  struct Install: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "install", abstract: "Write the drivers to git's configuration and *.tmx to its attributes.")

    @Flag(name: .long, help: "For all repositories of the user.")
    var global = false

    func run() throws {
      let done = try GitDrivers.install(isGlobal: global)
      Console.plain(
        done.isChanged
          ? "git merges and shows *.tmx with tolmach from now on (\(done.attributes))"
          : "git merges and shows *.tmx with tolmach already (\(done.attributes))")
    }
  }

  struct Uninstall: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "uninstall", abstract: "Take the drivers and the attributes out again.")

    @Flag(name: .long, help: "For all repositories of the user.")
    var global = false

    func run() throws {
      let done = try GitDrivers.uninstall(isGlobal: global)
      Console.plain(
        done.isChanged ? "the drivers are out of git's configuration" : "there were no drivers in git's configuration")
    }
  }

  struct MergeDriver: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "merge-driver", abstract: "What git calls to merge a memory: %O %A %B %P.")

    @Argument(help: "The common ancestor (%O).") var base: String
    @Argument(help: "Our version, over which the result is written (%A).") var ours: String
    @Argument(help: "Their version (%B).") var theirs: String
    @Argument(help: "The file's name in the repository (%P).") var name: String?

    func run() throws {
      let shown = name ?? ours
      let (report, reason, code) = try GitDrivers.merge(base: base, ours: ours, theirs: theirs, name: shown)
      if let reason { Console.note("\(shown): merged as lines of text: \(reason)") }
      if let report {
        for conflict in report.conflicts {
          Console.note(UpkeepPresentation.conflict(conflict, (shown, shown, shown), sides: true))
        }
      }
      if code != 0 { throw ExitCode(code) }
    }
  }

  struct Textconv: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "textconv", abstract: "A memory as lines of text, which is what git compares.")

    @Argument(help: "The memory.", completion: .file()) var file: String

    func run() throws {
      var pending = ""
      do {
        try describeMemory(file) { text in
          pending += text
          guard pending.utf8.count > 1 << 16 else { return }
          Console.out(pending)
          pending = ""
        }
      } catch let error as FormatError {
        // A version that is no TMX must not end `git log`.
        pending += "not readable: \(error.message)\n"
      }
      Console.out(pending)
    }
  }
}

enum UpkeepPresentation {
  static func entry(_ entry: MemoryComparison.Entry, _ result: MemoryComparison) -> String {
    var places: [String] = []
    if let line = entry.newLine { places.append("\(result.new):\(line)") }
    if let line = entry.oldLine { places.append("\(result.old):\(line)") }
    let id = entry.tuid.map { " tuid \($0)" } ?? ""
    let head = "@@ \(entry.kind.rawValue)\(places.isEmpty ? "" : " " + places.joined(separator: " was "))\(id)"
    var text = Console.styled(Console.visible(head), .cyan) + "\n"
    func line(_ sign: String, _ name: String, _ words: String) {
      let style: Console.Style = sign == "+" ? .green : sign == "-" ? .red : .faint
      let shown = Console.visible("\(sign) \(name): \(oneLine(words))")
      text += (sign == " " ? shown : Console.styled(shown, style)) + "\n"
    }
    switch entry.kind {
    case .added, .removed:
      let sign = entry.kind == .added ? "+" : "-"
      for (language, words) in entry.texts { line(sign, language, words) }
      for (name, words) in entry.details { line(sign, "  " + name, words) }
    case .changed, .header:
      if let source = entry.texts.first, !entry.changes.contains(where: { $0.kind == .source }) {
        line(" ", source.language, source.text)
      }
      for change in entry.changes {
        let isText = [.source, .target, .variant].contains(change.kind)
        let name =
          isText
          ? change.name
          : change.kind == .note
            ? "  \(change.name)note"
            : change.kind == .prop
              ? "  prop \(change.name)" : "  \(change.name)"
        if let old = change.old { line("-", name, old) }
        if let new = change.new { line("+", name, new) }
      }
    }
    return text
  }

  static func conflict(
    _ conflict: MergeConflict, _ files: (base: String, ours: String, theirs: String), sides: Bool = false
  ) -> String {
    let line = conflict.ourLine ?? conflict.theirLine ?? conflict.baseLine
    let file =
      conflict.ourLine != nil || line == nil ? files.ours : conflict.theirLine != nil ? files.theirs : files.base
    let what =
      switch conflict.kind {
      case .changed: "both sides changed it"
      case .removedByUs: "removed here, changed there"
      case .removedByThem: "changed here, removed there"
      case .added: "both sides added it"
      case .header: "both sides changed it"
      }
    var text = "\(file)\(line.map { ":\($0)" } ?? ""): conflict: \(what): \(conflict.title)"
    for clash in conflict.clashes where clash.what != "unit" {
      text += "\n    \(clash.what)"
      if let old = clash.base { text += "\n      base:   \(oneLine(old))" }
      text +=
        "\n      ours\(place(sides ? nil : files.ours, conflict.ourLine)):   \(clash.ours.map(oneLine) ?? "(none)")"
      text +=
        "\n      theirs\(place(sides ? nil : files.theirs, conflict.theirLine)): \(clash.theirs.map(oneLine) ?? "(none)")"
    }
    return text
  }

  private static func place(_ file: String?, _ line: Int?) -> String {
    guard let file, let line else { return "" }
    return " \(file):\(line)"
  }

  static func tell(_ report: MergeReport, json: Bool, toErrors: Bool) {
    let files = report.files ?? ("base", "ours", "theirs")
    for conflict in report.conflicts {
      if json {
        Console.line(conflict.json(files).line)
      } else if toErrors {
        Console.note(self.conflict(conflict, files))
      } else {
        for line in self.conflict(conflict, files).split(separator: "\n") { Console.plain(String(line)) }
      }
    }
    Console.note(
      "\(Console.grouped(report.units)) units in \(report.output); from \(files.theirs): "
        + "\(Console.grouped(report.added)) added, \(Console.grouped(report.changed)) changed, "
        + "\(Console.grouped(report.removed)) removed; conflicts: \(report.conflicts.count)")
  }
}
