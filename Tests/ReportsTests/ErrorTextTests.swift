import Bitext
import Files
import Library
import Markup
import Reports
import Testing
import Workbench

/// What the command line says of errors; the texts are part of its contract.
@Suite struct ErrorTextTests {
  private static let cases: [(any Error, String)] = [
    (WorkspaceError.noSuchFolder("/w"), "/w: expected a workspace folder, found none; `tolmach init /w` makes one"),
    (
      WorkspaceError.notAppendable(memory: "tm/a.tmx"),
      "tm/a.tmx: expected a TMX file in UTF-8 that ends with </body></tmx>; `tolmach doctor` says more"
    ),
    (
      GlossaryStoreError.notTBX(name: "a.csv"),
      "a.csv: expected the name of a .tbx file; `tolmach glossary export` writes other formats"
    ),
    (
      SettingsError.unknownRule(name: "odd", file: "tolmach.yaml", line: 1, column: 19),
      "tolmach.yaml:1:19: expected a rule (`tolmach check --rules` lists them), found \"odd\""
    ),
    (
      AnalysisRatesError.noPercentage(found: "x", column: 5),
      "--rates:5: expected a percentage from 0 to 1000, found \"x\""
    ),
    (AnalysisRatesError.bandTwice(.new, column: 9), "--rates:9: expected each band once, found new again"),
    (
      AnalysisRatesError.noBand(found: "odd=1", column: 1),
      "--rates:1: expected BAND=PERCENT with one of context, repetitions, cross-file, 100, 95-99, 85-94, 75-84, 50-74, "
        + "new, found \"odd=1\""
    ),
    (CheckError.unknownRule("odd"), "expected a rule, found \"odd\"; `tolmach check --rules` lists them"),
    (
      AlignError.unknownLanguages(source: nil, target: "ru"),
      "expected two languages, found none and ru: say --from and --to, such as --from en --to ru"
    ),
    (DraftError.notOneDraft(found: 2), "expected one draft with --source-text, found 2"),
    (DraftError.sameFile("a.po"), "a.po: expected another file than the draft, or --in-place"),
    (DraftError.standardInput, "-: expected a file to pretranslate, found standard input"),
    (
      ExchangeError.isTermbase("a.tbx"),
      "a.tbx: a termbase is no memory: `tolmach glossary import` takes it, or put it into glossaries/"
    ),
    (
      ExchangeError.notAppendable(memory: "tm/a.tmx"),
      "tm/a.tmx: expected a whole TMX file in UTF-8 to add to; `tolmach doctor` says what is wrong"
    ),
    (
      ExchangeError.unknownEnding("a.x"),
      "a.x: expected a name that ends in .tmx, .tmx.gz, .tmx.zip, .tsv, .csv, .jsonl, .xlf or .po, or --format"
    ),
    (ExchangeError.flavourOutsideTMX(.po), "expected --flavour with TMX only, found it with po"),
    (ExchangeError.needsTwoLanguages(.tsv), "expected --from and --to for two columns"),
    (ExchangeError.needsTwoLanguages(.xliff12), "expected --from and --to for xliff12"),
    (ExchangeError.noSuchMemory("b", known: []), "b: expected a memory of the workspace (there is none)"),
    (
      ExchangeError.noSuchMemory("b", known: ["tm/a.tmx", "tm/c.tmx"]),
      "b: expected a memory of the workspace (tm/a.tmx, tm/c.tmx)"
    ),
    (
      GlossaryError.unknownEnding("a.x"),
      "a.x: expected a name that ends in .tbx, .tsv, .csv, .xlsx or .utx, or --format"
    ),
    (GlossaryError.styleOutsideTBX(format: "csv"), "expected --style with TBX 2019 only, found it with csv"),
    (
      UpkeepError.damaged(FormatError(file: "a.tmx", line: 3, column: 4, message: "odd")),
      "a.tmx:3:4: odd; nothing is written: `tolmach doctor --repair` saves what is right"
    ),
    (
      UpkeepError.noRepository(folder: "/w"),
      "expected a git repository around /w, found none; --global needs none"
    ),
    (FormatError(file: "a.tmx", line: 3, message: "odd"), "a.tmx:3: odd"),
  ]

  @Test func `an error is told with what helps`() {
    for (error, text) in Self.cases { #expect(errorText(error) == text) }
  }

  @Test func `a fault of an expression is told as one of its option`() {
    #expect(told { _ = try UnitFilter("lang =") } == "--where:7: expected a value, found the end")
    #expect(
      told { _ = try UnitFilter("text ~ /[/") }?.hasPrefix("--where:8: expected a regular expression, found a fault")
        == true)
  }

  @Test func `a draft that cannot be checked says in every report what would help`() {
    var draft = CheckReport.Draft(file: "a.md")
    draft.failure = AlignError.unknownLanguages(source: nil, target: nil)
    let report = CheckReport(drafts: [draft], rules: [])
    for text in [
      report.sarif.line, String(decoding: report.junit(failing: .error), as: UTF8.self), report.html(title: "x"),
    ] {
      #expect(text.contains("say --from and --to"))
    }
  }

  @Test func `damaged units are told with the command that shows them`() {
    #expect(
      noticeText(.damagedUnits(2, memory: "tm/a.tmx"))
        == "warning: tm/a.tmx: 2 damaged units left out; `tolmach doctor tm/a.tmx` shows why")
  }

  private static let notices: [(Notice, String)] = [
    (
      .damagedUnits(1, memory: "tm/a.tmx"),
      "warning: tm/a.tmx: 1 damaged unit left out; `tolmach doctor tm/a.tmx` shows why"
    ),
    (
      .memoryLeftOut(FormatError(file: "tm/a.tmx", line: 3, message: "odd")),
      "warning: tm/a.tmx:3: odd; this memory is left out"
    ),
    (
      .misnamedMemoryLeftOut("tm/?.tmx"),
      "warning: tm/?.tmx: expected a file name in UTF-8; rename it, or this memory is left out"
    ),
    (
      .glossaryLeftOut(FileError(path: "glossaries/a.tbx", reason: .damaged("odd"))),
      "warning: glossaries/a.tbx: odd; this glossary is left out"
    ),
    (.glossaryFault("glossaries/a.tbx:3: error: odd"), "glossaries/a.tbx:3: error: odd"),
    (.indexesNotKept("warning: full"), "warning: full"),
    (.learnedEnough(units: 600_000), "words are learned from 600000 units; the others are left out"),
    (.termPhrases(source: 3, target: 4), "3 source and 4 target phrases"),
    (.linkingWords(units: 3, of: 4), "linking words in 3 of 4 units"),
    (
      .noLinks(file: "a.txt", line: 3, mostWords: 250),
      "a.txt:3: warning: expected at most 250 words on a side, found more: no links"
    ),
    (
      .passedOver(FormatError(file: "a.txt", message: "expected concepts, found none")),
      "a.txt: expected concepts, found none: passed over"
    ),
    (.projectFolderMissing("/p/tm"), "/p/tm: expected a folder, as omegat.project says, found none: passed over"),
    (.projectFolderOutside("/q"), "/q: lies outside of the project, and is taken in as omegat.project says"),
  ]

  @Test func `a notice is told in a sentence`() {
    for (notice, text) in Self.notices { #expect(noticeText(notice) == text) }
  }

  private func told(_ body: () throws -> Void) -> String? {
    do { try body() } catch { return errorText(error) }
    return nil
  }
}
