import Bitext
import Compiled
import Dispatch
import Files
import Languages
import Matching
import Memory
import Orthography
import Synchronization
import Terminology
import TestSupport
import Testing

@testable import Library

/// A document of units in English and Russian.
private func document(_ pairs: [(String, String)]) -> String {
  var text = "<tmx version=\"1.4\">\n<header srclang=\"en\"/>\n<body>\n"
  for (source, target) in pairs {
    text += "<tu><tuv xml:lang=\"en\"><seg>\(source)</seg></tuv><tuv xml:lang=\"ru\"><seg>\(target)</seg></tuv></tu>\n"
  }
  return text + "</body>\n</tmx>\n"
}

@Suite struct SnapshotTests {
  private let folder = TemporaryFolder()
  private var cache: CompileCache { CompileCache(folder: folder.path + "/cache/tolmach") }
  private var workspace: Workspace { Workspace(folder: folder.path + "/w") }
  private let pair = LanguagePair(LanguageTag("en"), LanguageTag("ru"))

  init() throws {
    for number in 0..<4 {
      _ = try folder.write(
        "w/tm/\(number).tmx",
        document((0..<200).map { ("Text \(number) of \($0) houses", "Текст \(number) о \($0) домах") }))
    }
    _ = try folder.write("w/glossaries/a.tsv", "en\tru\nhouse\tдом\n")
  }

  /// What one thread asks of a snapshot: matches, units, lines and terms.
  private func answers(_ snapshot: Snapshot, _ number: Int) throws -> [String] {
    let analyzer = SegmentAnalyzer()
    let stemmer = Stemmer(language: pair.source)
    let recognizer = try snapshot.termbase(pair).recognizer()
    let memories = try snapshot.memories()
    var answers: [String] = []
    for step in 0..<25 {
      let text = "Text \(number % 4) of \((number * 31 + step * 7) % 200) houses"
      let query = FuzzyQuery(text, language: pair.source, analyzer: analyzer, stemmer: stemmer)
      for memory in memories {
        let found = memory.index.search(
          query, target: pair.target, threshold: MatchScore(hundredths: 9_000), limit: 2)
        for candidate in found {
          let target = memory.unit(candidate.unit)?.variants.last?.segment?.text ?? "-"
          answers.append("\(memory.file.name):\(memory.line(candidate.unit) ?? 0) \(candidate.score.percent) \(target)")
        }
      }
      answers += recognizer.hits(in: text).map(\.matched)
    }
    return answers
  }

  @Test func `eight threads on one snapshot get what one gets, and each index is opened once`() throws {
    let expected = try (0..<8).map { try answers(Snapshot(workspace, cache: cache), $0) }
    TemporaryFolder.remove(cache.folder)
    let snapshot = try Snapshot(workspace, cache: cache)
    let found = Mutex<[Int: [String]]>([:])
    let opened = Mutex<[[ObjectIdentifier]]>([])
    // With nothing compiled yet: whoever asks first compiles, the others wait.
    DispatchQueue.concurrentPerform(iterations: 8) { number in
      let own = try? answers(snapshot, number)
      found.withLock { $0[number] = own }
      let memories = (try? snapshot.memories()) ?? []
      opened.withLock { $0.append(memories.map { ObjectIdentifier($0.index) }) }
    }
    for number in 0..<8 { #expect(found.withLock { $0[number] } == expected[number]) }
    #expect(Set(opened.withLock { $0 }).count == 1)
    #expect(try Path.entries(of: cache.folder + "/objects").count == 5)
  }

  @Test func `an open workspace gives one snapshot until a file changes, and keeps the indexes of the others`() throws {
    let open = OpenWorkspace(workspace, cache: cache)
    let past = wallClockNanoseconds() - 3_600_000_000_000
    for name in ["tm/0.tmx", "tm/1.tmx", "tm/2.tmx", "tm/3.tmx", "glossaries/a.tsv"] {
      try folder.setModified("w/" + name, past)
    }
    // Younger than two seconds, a file may change without its times telling: until then each snapshot is a new one.
    let first = try open.snapshot()
    let memories = try first.memories()
    #expect(memories.map(\.index.unitCount) == [200, 200, 200, 200])
    let termbase = try first.termbase(pair)
    _ = try folder.write("w/tm/2.tmx", document([("new", "новый")]))
    let second = try open.snapshot()
    #expect(second !== first)
    #expect(try second.memories().map(\.index.unitCount) == [200, 200, 1, 200])
    // The first is as it was.
    #expect(try first.memories().map(\.index.unitCount) == [200, 200, 200, 200])
    #expect(memories[2].unit(7)?.variants.last?.segment?.text == "Текст 2 о 7 домах")
    #expect(try second.termbase(pair).termCount == termbase.termCount)
    // A further glossary, and settings.
    _ = try folder.write("w/glossaries/b.tsv", "en\tru\ncastle\tзамок\n")
    _ = try folder.write("w/tolmach.yaml", "languages: {source: de, target: fr}\n")
    let third = try open.snapshot()
    #expect(try third.termbase(pair).termCount == 2)
    #expect(third.settings.pair == LanguagePair(LanguageTag("de"), LanguageTag("fr")))
    #expect(second.settings.pair == pair)
  }

  @Test func `a workspace without a cache is answered from memory, and that is said once`() throws {
    let messages = Mutex<[String]>([])
    let listener = Listener(message: { message in messages.withLock { $0.append("\(message)") } })
    let snapshot = try Snapshot(workspace, listener: listener, cache: nil)
    #expect(try answers(snapshot, 3) == answers(Snapshot(workspace, cache: cache), 3))
    #expect(messages.withLock { $0.count } == 1)
  }
}

@Suite struct LanguageResolutionTests {
  private func pair(_ settings: (String?, String?), _ asked: (String?, String?), _ text: String = "") -> String {
    var own = Settings()
    own.source = settings.0.map { LanguageTag($0) }
    own.target = settings.1.map { LanguageTag($0) }
    return "\(own.pair(source: asked.0.map { LanguageTag($0) }, target: asked.1.map { LanguageTag($0) }, text: text))"
  }

  @Test func `what is asked for goes before what is set, and that before English and Russian`() {
    #expect(pair((nil, nil), (nil, nil)) == "en, ru")
    #expect(pair((nil, nil), ("de", "fr")) == "de, fr")
    #expect(pair((nil, nil), ("ru", nil)) == "ru, en")
    #expect(pair((nil, nil), (nil, "en")) == "ru, en")
    #expect(pair((nil, nil), ("de", nil)) == "de, ru")
    #expect(pair(("de", "fr"), (nil, nil)) == "de, fr")
    #expect(pair(("de", "fr"), ("fr", nil)) == "fr, de")
    #expect(pair(("ru", nil), (nil, nil)) == "ru, en")
    #expect(pair((nil, "en"), (nil, nil)) == "ru, en")
    #expect(pair(("en", "uk"), ("en", nil)) == "en, uk")
  }

  @Test func `letters tell only where the two languages are written in different ones`() {
    #expect(pair((nil, nil), (nil, nil), "оборона") == "ru, en")
    #expect(pair((nil, nil), (nil, nil), "defense") == "en, ru")
    #expect(pair(("de", "fr"), (nil, nil), "оборона") == "de, fr")
    #expect(pair((nil, nil), ("en", "ru"), "оборона") == "en, ru")
    var german = Settings()
    german.source = LanguageTag("de")
    german.target = LanguageTag("fr")
    #expect(german.language(of: "Haus") == LanguageTag("de"))
    #expect(Settings().language(of: "house") == LanguageTag("en"))
    #expect(Settings().language(of: "дом") == LanguageTag("ru"))
  }
}
