import Bitext
import Files
import Interchange
import Library
import TestSupport
import Testing
import WorkspaceBench

@testable import Workbench

private let catalogue = """
  msgid ""
  msgstr "Language: ru\\n"

  # of a plant
  msgctxt "list"
  msgid "%d pump"
  msgid_plural "%d pumps"
  msgstr[0] "%d насос"
  msgstr[1] "%d насоса"
  msgstr[2] "%d насосов"

  msgid "Done"
  msgstr "Готово"

  msgid "%d tank"
  msgid_plural "%d tanks"
  msgstr[0] "%d бак"
  msgstr[1] ""
  msgstr[2] "%d баков"

  """

/// Source, target and form of each unit of a memory.
private func units(_ bench: Bench, _ name: String) throws -> [String] {
  let reader = try TMXReader(bench.workspace.folder + "/tm/\(name).tmx")
  var found: [String] = []
  while let unit = try reader.next() {
    let form = unit.props.first { $0.type == "x-plural-form" }?.text ?? "-"
    found.append((unit.variants.map { $0.segment?.text ?? "" } + [form]).joined(separator: "|"))
  }
  return found
}

@Test func `all plural forms are imported, once, and told apart`() throws {
  let bench = try Bench()
  try bench.write("in/a.po", catalogue)
  let path = bench.workspace.folder + "/in/a.po"
  let result = try importFiles([path], into: bench.workspace, options: ImportOptions())
  #expect(result.units == 6 && result.leftOut.isEmpty)
  #expect(
    try units(bench, "a") == [
      "%d pump|%d насос|0/3", "%d pumps|%d насоса|1/3", "%d pumps|%d насосов|2/3", "Done|Готово|-",
      "%d tank|%d бак|0/3",
      "%d tanks|%d баков|2/3",
    ])
  #expect(try importFiles([path], into: bench.workspace, options: ImportOptions()).units == 0)
}

@Test func `a catalogue gets the plural messages that a memory holds, and what lacks a form is said`() throws {
  let bench = try Bench()
  try bench.write("in/a.po", catalogue)
  _ = try importFiles([bench.workspace.folder + "/in/a.po"], into: bench.workspace, options: ImportOptions())
  var options = ExportOptions()
  options.languages = [LanguageTag("en"), LanguageTag("ru")]
  let output = bench.workspace.folder + "/out.po"
  let result = try export(["a"], of: bench.workspace, to: output, options: options)
  let text = String(decoding: try contents(of: output), as: UTF8.self)
  #expect(
    text.contains(
      """
      # of a plant
      msgctxt "list"
      msgid "%d pump"
      msgid_plural "%d pumps"
      msgstr[0] "%d насос"
      msgstr[1] "%d насоса"
      msgstr[2] "%d насосов"

      msgid "Done"
      msgstr "Готово"

      msgid "%d tank"
      msgstr "%d бак"

      msgid "%d tanks"
      msgstr "%d баков"

      """))
  #expect(result.units == 6)
  #expect(result.losses.contains { $0.contains("plural forms, 2 times") }, "\(result.losses)")
  #expect(result.losses.contains { $0.contains("Plural-Forms") })
  // What is read of it is what was imported.
  _ = try importFiles([output], into: bench.workspace, options: ImportOptions())
  #expect(try units(bench, "out").prefix(3) == units(bench, "a").prefix(3))
}

@Test(arguments: [
  // gettext, as the Translate Toolkit writes it.
  (
    """
    <group id="1" restype="x-gettext-plurals">
    <trans-unit id="1[0]"><source>%d pump</source><target>%d насос</target></trans-unit>
    <trans-unit id="1[1]"><source>%d pumps</source><target>%d насоса</target></trans-unit>
    <trans-unit id="1[2]"><source>%d pumps</source><target>%d насосов</target></trans-unit>
    </group>
    """, ["0/3", "1/3", "2/3"]
  ),
  // A string catalogue of Xcode.
  (
    """
    <trans-unit id="%lld pumps|==|plural.one"><source>%d pump</source><target>%d насос</target></trans-unit>
    <trans-unit id="%lld pumps|==|plural.few"><source>%d pumps</source><target>%d насоса</target></trans-unit>
    <trans-unit id="%lld pumps|==|plural.many"><source>%d pumps</source><target>%d насосов</target></trans-unit>
    """, ["one", "few", "many"]
  ),
  // A dictionary of strings.
  (
    """
    <trans-unit id="/pumps:dict/NSStringLocalizedFormatKey:dict/:string"><source>%#@n@</source><target>%#@n@</target></trans-unit>
    <trans-unit id="/pumps:dict/n:dict/one:dict/:string"><source>%d pump</source><target>%d насос</target></trans-unit>
    <trans-unit id="/pumps:dict/n:dict/few:dict/:string"><source>%d pumps</source><target>%d насоса</target></trans-unit>
    <trans-unit id="/pumps:dict/n:dict/many:dict/:string"><source>%d pumps</source><target>%d насосов</target></trans-unit>
    """, ["-", "one", "few", "many"]
  ),
  ("<trans-unit id=\"a|==|device.mac\"><source>a</source><target>б</target></trans-unit>", ["-"]),
  (
    "<group restype=\"x-gettext-plurals\"><trans-unit id=\"a\"><source>a</source><target>б</target></trans-unit></group>",
    ["-"]
  ),
])
func `plural forms of XLIFF are read as such`(body: String, forms: [String]) throws {
  let bench = try Bench()
  let text =
    "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"ru\"><body>\(body)</body></file></xliff>"
  try bench.write("in/x.xlf", text)
  _ = try importFiles([bench.workspace.folder + "/in/x.xlf"], into: bench.workspace, options: ImportOptions())
  #expect(try units(bench, "x").map { $0.split(separator: "|").last.map(String.init) } == forms)
  let reader = try DraftReader(bytes: Array(text.utf8), name: "x.xlf")
  var segments: [DraftSegment] = []
  while let segment = try reader.next() { segments.append(segment) }
  let plural = segments.compactMap(\.plural)
  let expected = forms.count { $0 != "-" }
  if expected > 0 {
    #expect(plural.map(\.count) == Array(repeating: expected, count: expected))
    #expect(plural.map(\.index) == Array(0..<expected))
    #expect(plural.first?.otherSource == "%d pumps")
  }
}

@Test func `the plural module of XLIFF 2.2 names the forms`() throws {
  let text = """
    <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:pgs="urn:oasis:names:tc:xliff:pgs:1.0" version="2.2" srcLang="en" trgLang="ru"><file id="f">
    <group id="g" pgs:switch="plural:n">
    <unit id="1" pgs:case="one"><segment><source>{n} pump</source><target>{n} насос</target></segment></unit>
    <unit id="2" pgs:case="many"><segment><source>{n} pumps</source><target>{n} насосов</target></segment></unit>
    </group>
    <unit id="3"><segment><source>Done</source><target>Готово</target></segment></unit></file></xliff>
    """
  let reader = try DraftReader(bytes: Array(text.utf8), name: "x.xlf")
  var found: [String?] = []
  while let segment = try reader.next() { found.append(segment.plural?.category) }
  #expect(found == ["one", "many", nil])
}
