import Bitext
import Compiled
import Files
import Glibc
import Interchange
import Morphology
import Orthography
import Terminology

/// Recognition of a glossary's terms, without the rest of the program.
///
///     tolmach-bench terms find GLOSSARY.tsv TEXTS.txt [LANGUAGE]      each hit as a line: text, start, end (UTF-16), rule,
///                                                                     confidence, term
///     tolmach-bench terms speed GLOSSARY.tsv TEXTS.txt [LANGUAGE]     texts a second on one core
///     tolmach-bench terms compile GLOSSARY.tsv INDEX [LANGUAGE]       seconds, bytes, peak memory
///     tolmach-bench terms open INDEX TEXT                             microseconds to open, and to find the first terms
///     tolmach-bench terms forms LANGUAGE < TERMS                      the forms of each word
///
/// A glossary is a list of terms, one a line, or a table whose first column they are.
enum TermsBench {
  static func run(_ arguments: [String]) throws {
    switch arguments.first {
    case "find" where arguments.count > 2: try find(arguments)
    case "speed" where arguments.count > 2: try speed(arguments)
    case "compile" where arguments.count > 2: try compile(arguments)
    case "open" where arguments.count > 2: try open(arguments)
    case "forms" where arguments.count > 1: try forms(LanguageTag(arguments[1]))
    default: print("usage: tolmach-bench terms find|speed|compile|open|forms …, see Benchmarks/bench/Terms.swift")
    }
  }

  private static func lines(_ path: String) throws -> [String] {
    let file = try RandomAccessFile(path)
    let text = file.read(at: 0, count: Int(file.status.sizeBytes))
    return text.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func language(_ arguments: [String]) -> LanguageTag {
    LanguageTag(arguments.count > 3 ? arguments[3] : "en")
  }

  private static func entries(_ path: String, _ language: LanguageTag) throws -> [TermEntry] {
    try lines(path).filter { !$0.isEmpty }.map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      var sections = [LanguageSection(language.canonical, terms: [TermSection(fields[0])])]
      if fields.count > 1 { sections.append(LanguageSection("x-other", terms: [TermSection(fields[1])])) }
      return TermEntry(languages: sections)
    }
  }

  private static func termbase(_ arguments: [String]) throws -> Termbase {
    let language = language(arguments)
    return try Termbase(entries: entries(arguments[1], language), source: language, target: LanguageTag("x-other"))
  }

  private static func find(_ arguments: [String]) throws {
    let recognizer = try termbase(arguments).recognizer()
    var options = Termbase.RecognitionOptions()
    options.includesOverlapping = true
    var output = ""
    for (number, text) in try lines(arguments[2]).enumerated() {
      for hit in recognizer.hits(in: text, options: options) {
        output += "\(number)\t\(hit.utf16Range.lowerBound)\t\(hit.utf16Range.upperBound)\t\(hit.rule)\t"
        output += "\(hit.confidence)\t\(hit.term)\n"
      }
    }
    print(output, terminator: "")
  }

  private static func speed(_ arguments: [String]) throws {
    let base = try termbase(arguments)
    let recognizer = base.recognizer()
    let texts = try lines(arguments[2]).filter { !$0.isEmpty }
    for _ in 0..<3 {
      var hits = 0
      let start = Bench.cpu()
      for text in texts { hits += recognizer.hits(in: text).count }
      let seconds = Bench.cpu() - start
      print(
        "\(base.termCount) terms, \(texts.count) texts, \(hits) hits, \(seconds) s of CPU: "
          + "\(Int(Double(texts.count) / seconds)) texts/s")
    }
  }

  private static func compile(_ arguments: [String]) throws {
    let language = language(arguments)
    let start = Bench.cpu()
    let builder = try TermIndexBuilder(.file(arguments[2]), source: language)
    var count = 0
    // Line by line: what is measured is compiling, not holding a glossary.
    for entry in try entries(arguments[1], language) {
      try builder.add(entry)
      count += 1
    }
    let none = ContentHash(low: 0, high: 0)
    _ = try builder.finish(TermIndexExtent(sourceHash: none, languages: language.canonical))
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    print(
      "\(count) entries in \(Bench.cpu() - start) s of CPU, \(try FileStatus(of: arguments[2]).sizeBytes) bytes, "
        + "peak \(usage.ru_maxrss / 1024) MB")
  }

  private static func open(_ arguments: [String]) throws {
    let start = steadySeconds()
    let index = try TermIndex(CompiledFile(arguments[1]), of: "glossary")
    let opened = steadySeconds()
    let base = Termbase([index], source: LanguageTag("en"), target: LanguageTag("x-other"))
    let hits = base.recognize(in: arguments[2])
    let found = steadySeconds()
    let entries = hits.compactMap { base.entry(of: $0) }
    let read = steadySeconds()
    print(
      "\(base.termCount) terms: opened in \(Int((opened - start) * 1e6)) µs, \(hits.count) hits after "
        + "\(Int((found - opened) * 1e6)) µs, \(entries.count) entries after \(Int((read - found) * 1e6)) µs")
  }

  private static func forms(_ language: LanguageTag) throws {
    guard let lexicon = RussianLexicon.embedded else { return }
    let decliner = RussianDecliner(lexicon)
    while let term = readLine() {
      let words = term.split(separator: " ").map(String.init)
      let members =
        language.language == "ru"
        ? decliner.forms(
          of: words.map { RussianDecliner.Word(text: Orthography.foldKey($0), isFixed: false, isJoined: false) })
        : words.enumerated().map { place, word in
          EnglishForms.forms(
            of: Orthography.foldKey(word),
            role: words.count == 1 ? .only : place + 1 == words.count ? .last : .inner)
        }
      print(
        members.map { forms in
          forms.filter { !$0.cells.isEmpty }.map { "\(Orthography.foldKey($0.text)):\($0.cells.rawValue)" }.sorted()
            .joined(separator: ",")
        }.joined(separator: " "))
    }
  }
}
