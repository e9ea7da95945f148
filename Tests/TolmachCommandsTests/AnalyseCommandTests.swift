import Files
import TestSupport
import Testing

private let memory = [
  ("The talks went on for 12 days.", "Переговоры шли 12 дней."), ("The system works.", "Система работает."),
  ("The delegation left the conference hall early.", "Делегация рано покинула зал."),
]

private func po(_ texts: [String]) -> String {
  "msgid \"\"\nmsgstr \"Language: ru\\nContent-Type: text/plain; charset=UTF-8\\n\"\n\n"
    + texts.map { "msgid \"\($0)\"\nmsgstr \"\"\n\n" }.joined()
}

private func box() throws -> Sandbox {
  let box = try Sandbox()
  try box.write("tm/m.tmx", tmx(memory))
  return box
}

private func bands(_ value: JSONValue, _ field: String = "segments") -> [String: Int] {
  var counts: [String: Int] = [:]
  for band in value["bands"]?.array ?? [] {
    if let name = band["band"]?.text, let number = band[field]?.number, number > 0 { counts[name] = Int(number) }
  }
  return counts
}

@Test func `each segment is in one band, and repetitions come after context only`() throws {
  let box = try box()
  try box.write(
    "a.po",
    po([
      "The talks went on for 12 days.", "The system works.", "Something altogether else here.", "The system works.",
      "The talks went on for 14 days.", "The delegation left the old conference hall early.",
      "Something altogether else here.",
    ]))
  try box.write("b.po", po(["Something altogether else here.", "Nothing of the kind."]))
  let result = try box.run("analyse", "--json", "a.po", "b.po")
  #expect(result.code == 0)
  let lines = try result.json()
  #expect(lines.map { $0["file"]?.text } == ["a.po", "b.po", nil])
  #expect(
    bands(lines[0]) == ["context": 1, "100": 1, "repetitions": 2, "95-99": 1, "85-94": 1, "new": 1], "\(result)")
  #expect(bands(lines[1]) == ["cross-file": 1, "new": 1])
  #expect(lines[2]["total"]?["segments"]?.number == 9)
  #expect(lines[2]["total"]?["words"]?.number == 44)
  #expect(
    try box.run("analyse", "--json", "--no-memory", "a.po").json().first.map { bands($0) } == [
      "repetitions": 2, "new": 5,
    ])
}

@Test func `segments before it count as matches only when asked for`() throws {
  let box = try Sandbox()
  try box.write(
    "a.tsv", "The delegation left the hall on Monday.\t\nThe delegation left the hall on Tuesday.\t\nOdd.\t\n")
  func first(_ arguments: String...) throws -> [String: Int]? {
    try box.run(["analyse", "--json", "a.tsv"] + arguments).json().first.map { bands($0) }
  }
  #expect(try first() == ["new": 3])
  #expect(try first("--internal-fuzzy") == ["75-84": 1, "new": 2])
  // Nothing of it stays.
  #expect(box.indexes().isEmpty && Set(box.names(in: "")) == ["a.tsv", "glossaries", "tm"])
}

@Test func `rates weigh words, from the settings or the command line`() throws {
  let box = try box()
  try box.write("a.po", po(["The system works.", "The system works.", "Something new here."]))
  try box.write("tolmach.yaml", "analyse:\n  rates: {repetitions: 25, \"100\": 10}\n")
  let line = try box.run("analyse", "--json", "a.po").json()[1]
  // 3 · 0.1 + 3 · 0.25 + 3
  #expect(line["total"]?["weightedWords"]?.number == 4.05)
  #expect(
    try box.run("analyse", "--rates", "new=0,100=0,repetitions=0", "--json", "a.po").json()[1]["total"]?[
      "weightedWords"]?.number == 0)
  for (rates, message) in [
    ("odd=1", "--rates:1: expected BAND=PERCENT"), ("new=1,odd", "--rates:7: expected BAND=PERCENT"),
    ("new=x", "--rates:5: expected a percentage from 0 to 1000, found \"x\""),
    ("new=1,new=2", "expected each band once"),
    ("new=2000", "expected a percentage"), ("", "expected BAND=PERCENT"),
  ] {
    let result = try box.run("analyse", "--rates", rates, "a.po")
    #expect(result.code == 2 && result.errorText.contains(message), "\(rates): \(result)")
  }
  try box.write("tolmach.yaml", "analyse:\n  rates: {odd: 25}\n")
  #expect(try box.run("analyse", "a.po").errorText.contains("tolmach.yaml:2:11: expected context, repetitions"))
}

@Test func `every report is written, and names hostile files as they are`() throws {
  let box = try box()
  try box.write("<b>&.po", po(["The system works."]))
  try box.write(
    "locked.xlf",
    """
    <xliff version="1.2"><file source-language="en" target-language="ru" original="x" datatype="x"><body>
    <trans-unit id="1" translate="no"><source>Keep this.</source></trans-unit>
    <trans-unit id="2"><source>The <g id="1">system</g> works.<x id="2"/></source></trans-unit>
    </body></file></xliff>
    """)
  let text = try box.run("analyse", ".")
  #expect(text.code == 0 && text.text.contains("Locked, in no band"), "\(text)")
  let csv = try box.run("analyse", "--report", "csv", ".").lines
  #expect(csv[0] == "file,band,segments,words,characters,characters_without_spaces,tags,placeables")
  #expect(csv.contains("./locked.xlf,locked,1,2,10,9,0,0"))
  #expect(csv.contains("./locked.xlf,95-99,1,3,17,15,3,0"))
  #expect(try box.run("analyse", "--report", "html", "-o", "r.html", "--rates", "new=50", ".").code == 0)
  let page = String(decoding: try box.contents("r.html"), as: UTF8.self)
  #expect(page.contains("&lt;b&gt;&amp;.po") && !page.contains("<b>&.po") && page.hasSuffix("</html>\n"))
  #expect(!page.contains("://"))
}

@Test func `exit codes tell nothing to do from what cannot be read`() throws {
  let box = try box()
  try box.write("a.po", po(["The system works."]))
  try box.write("empty.po", po([]))
  try box.write("done.tsv", "The system works.\tСистема работает.\n")
  try box.write("broken.xlf", "<odd/>")
  for (code, arguments) in [
    (0, ["a.po"]), (1, ["empty.po"]), (2, ["broken.xlf", "a.po"]), (2, ["missing.po"]), (2, []), (2, ["*.odd"]),
    (1, ["done.tsv", "--untranslated"]), (0, ["done.tsv"]), (2, ["a.po", "--report", "odd"]),
    (2, ["a.po", "--format", "odd"]),
  ] {
    let result = try box.run(["analyse"] + arguments)
    #expect(result.code == Int32(code), "\(arguments): \(result)")
  }
  // What can be read is counted all the same.
  #expect(try box.run("analyse", "--json", "broken.xlf", "a.po").json().last?["total"]?["segments"]?.number == 1)
  let long = String(repeating: "слово ", count: 40_000)
  try box.write("long.tsv", "\(long)\t\n\u{0}\u{1}bad\t\n\t\n")
  #expect(try box.run("analyse", "--internal-fuzzy", "long.tsv").code == 0)
}
