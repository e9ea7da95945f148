import Bitext
import Files
import Markup
import TestSupport
import Testing
import WorkspaceBench

@testable import Reports
@testable import Workbench

@Suite struct ReportTests {
  private let report: CheckReport
  private let folder = TemporaryFolder()

  init() {
    func segment(_ id: String, _ line: Int, _ source: String, _ target: String) -> DraftSegment {
      DraftSegment(id: id, line: line, column: 9, source: Segment(source), target: Segment(target))
    }
    var first = CheckReport.Draft(file: "folder one/draft & <ы>.xlf")
    first.segments = 3
    first.findings = [
      Finding(
        rule: "number-changed", severity: .error, segment: segment("1", 4, "5 < 6 & \"x\"", "🚀 7 > 6"),
        sourceRange: 0..<1, targetRange: 3..<4, message: "expected 5, found 7", suggestion: "5", isSure: true),
      Finding(
        rule: "double-space", severity: .warning, segment: segment("2", 5, "a\u{1}b", "а  б"), targetRange: 1..<3,
        message: "two spaces </script><b>"),
      Finding(rule: "hint", severity: .information, segment: segment("3", 6, "x", ""), message: "a remark"),
    ]
    var second = CheckReport.Draft(file: "/tmp/clean.po")
    second.segments = 10
    second.diagnostics = [Diagnostic(.warning, rule: "odd", file: "/tmp/clean.po", line: 3, message: "odd")]
    var third = CheckReport.Draft(file: "broken.xlf")
    third.failure = FormatError(
      file: "broken.xlf", line: 2, column: 1, message: "expected root \"xliff\", found \"html\"")
    report = CheckReport(
      drafts: [first, second, third],
      rules: [
        .init(id: "number-changed", title: "A number is another one", severity: .error),
        .init(id: "double-space", title: "Two spaces", severity: .warning),
      ])
  }

  @Test func `a summary counts segments, files and findings`() {
    #expect(report.summary == "13 segments in 3 files: 1 error, 1 warning, 1 remark")
    #expect(report.reaches(.error) && report.reaches(.warning))
    #expect(!CheckReport(drafts: [report.drafts[1]], rules: []).reaches(.information))
    #expect(report.countsByRule.map(\.count) == [1, 1, 1])
  }

  @Test func `a finding in JSON has a reason where its rule gives one`() throws {
    var finding = report.drafts[0].findings[0]
    finding.reason = "conversion"
    let line = finding.json(file: "draft.xlf").line
    #expect(try JSONValue(Array(line.utf8)).fieldNames.last == "reason")
    #expect(line.contains("\"reason\":\"conversion\""))
  }

  @Test func `a finding in JSON has the fields of the contract`() throws {
    let line = report.drafts[0].findings[0].json(file: "draft.xlf").line
    let value = try JSONValue(Array(line.utf8))
    #expect(
      value.fieldNames == [
        "rule", "severity", "file", "line", "column", "segment", "source", "target", "sourceRange", "targetRange",
        "message",
        "suggestion", "sure", "fingerprint",
      ])
    #expect(value["targetRange"]?.array?.map(\.number) == [3, 4])
    #expect(value["line"]?.number == 4)
  }

  @Test func `SARIF names the rule, the place and the level of each finding`() throws {
    let run = try #require(try JSONValue(Array(report.sarif.line.utf8))["runs"]?[0])
    let results = try #require(run["results"]?.array)
    #expect(results.map { $0["ruleId"]?.text } == ["number-changed", "double-space", "hint"])
    #expect(results.map { $0["level"]?.text } == ["error", "warning", "note"])
    #expect(results.map { $0["ruleIndex"]?.number } == [0, 1, nil])
    let place = results[0]["locations"]?[0]?["physicalLocation"]
    #expect(place?["artifactLocation"]?["uri"]?.text == "folder%20one/draft%20%26%20%3C%D1%8B%3E.xlf")
    #expect(place?["region"]?["startLine"]?.number == 4 && place?["region"]?["startColumn"]?.number == 9)
    let invocation = run["invocations"]?[0]
    #expect(invocation?["executionSuccessful"] == .bool(false))
    #expect(invocation?["toolExecutionNotifications"]?.array?.count == 2)
  }

  @Test func `JUnit's file is well-formed, and what is below the bar has passed`() throws {
    for (bar, failures) in [(Finding.Severity.error, 1), (.warning, 2), (.information, 3)] {
      let bytes = report.junit(failing: bar)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("<testsuites name=\"tolmach check\" tests=\"5\" failures=\"\(failures)\" errors=\"1\">"))
      #expect(text.ranges(of: "<failure ").count == failures)
      #expect(text.ranges(of: "<error ").count == 1)
      // The control character of a source is no XML.
      let scanner = try XMLScanner(UTF8Stream(ByteSource(bytes: bytes, name: "junit.xml")))
      while try scanner.feed() { scanner.drop(scanner.eventCount) }
    }
  }

  @Test func `the page holds all findings, and nothing of a text gets out of it`() throws {
    let page = report.html(title: "Check of <b>")
    #expect(page.contains("<title>Check of &lt;b&gt;</title>"))
    #expect(page.ranges(of: "<tr data-rule=").count == 3)
    // One script, ours.
    #expect(page.ranges(of: "</script>").count == 1)
    #expect(page.contains("🚀 <mark>7</mark> &gt; 6"))
    #expect(page.contains("а<mark>  </mark>б"))
    #expect(!page.contains("\u{1}"))
    #expect(!page.contains("http://") && !page.contains("https://"))
    #expect(page.contains("default-src 'none'") && page.contains("script-src '\(checkScript.hash)'"))
    // What the policy would keep from running: handlers within tags.
    #expect(!page.contains(" onclick=") && !page.contains(" onsubmit="))
    // A range that is none of the text marks nothing.
    var odd = report.drafts[0]
    odd.findings[0].targetRange = 5..<400
    #expect(CheckReport(drafts: [odd], rules: []).html(title: "x").contains("🚀 7 &gt; 6"))
  }

  @Test func `a baseline takes each finding as often as it has it`() throws {
    let path = try folder.write("baseline.txt", Baseline.text(of: report))
    var baseline = try Baseline(path)
    let findings = report.drafts.joinedFindings
    for expected in [true, false] {
      for finding in findings {
        let isKnown = baseline.takes(finding)
        #expect(isKnown == expected)
      }
    }
    // However its lines end.
    let windows = try folder.write("windows.txt", Baseline.text(of: report).replacing("\n", with: "\r\n"))
    #expect(try Baseline(windows) == Baseline(path))
    // The place does not matter, the text does.
    var again = try Baseline(path)
    var moved = findings[0]
    moved.line = 400
    let isKnown = again.takes(moved)
    moved.target += "!"
    let isNew = !again.takes(moved)
    #expect(isKnown && isNew)
  }

  @Test(arguments: [
    ("", ":1: expected \"# tolmach baseline 1\", found another first line"),
    ("# tolmach baseline 1\n\nxyz\tr\n", ":3: expected 16 hexadecimal digits, found \"xyz\""),
  ])
  func `what is no baseline is said with its line`(text: String, expected: String) throws {
    let path = try folder.write("b.txt", text)
    #expect(message { _ = try Baseline(path) } == path + expected)
  }
}
