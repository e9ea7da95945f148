import Bitext
import Files
import Interchange
import TestSupport
import Testing

private func read(_ text: String, _ name: String = "a.xlf") throws -> (segments: [DraftSegment], reader: DraftReader) {
  try drafts(Array(text.utf8), name)
}

private func unit12(_ unit: String, file: String = "", body: String = "") throws -> [DraftSegment] {
  let read = try read(
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" \
    xmlns:mq="MQXliff" xmlns:m="m"><file original="a" datatype="plaintext" source-language="en" target-language="ru"\(file)><body\(body)>
    \(unit)
    </body></file></xliff>
    """)
  #expect(read.reader.diagnostics.isEmpty, "\(read.reader.diagnostics)")
  #expect(read.reader.format == .xliff12)
  return read.segments
}

private func unit2(_ unit: String, file: String = "") throws -> [DraftSegment] {
  let read = try read(
    """
    <xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="ru" \
    xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0"><file id="f"\(file)>
    \(unit)
    </file></xliff>
    """)
  #expect(read.reader.diagnostics.isEmpty, "\(read.reader.diagnostics)")
  #expect(read.reader.format == .xliff2)
  return read.segments
}

@Suite struct XLIFFReaderTests {
  @Test func `everything of a trans-unit that a check needs is read`() throws {
    let segments = try unit12(
      """
      <trans-unit id="7" resname="menu.open" maxwidth="20" size-unit="char"><source>Open <g id="1">file</g></source>
      <target state="translated">Открыть <g id="1">файл</g></target>
      <note>Said to the translator</note><note>tolmach:ignore number-changed the year is local</note>
      <alt-trans><source>Other</source><target>Другое</target></alt-trans></trans-unit>
      """)
    let segment = try #require(segments.first)
    #expect(segments.count == 1)
    #expect(segment.id == "7")
    #expect(segment.source.text == "Open file")
    #expect(segment.target?.text == "Открыть файл")
    #expect(
      segment.target?.runs == [
        .text("Открыть "),
        .inline(InlineElement(.other("g"), attributes: [Attribute("id", "1")], content: [.text("файл")])),
      ])
    #expect(segment.context == "menu.open")
    #expect(segment.maximumCharacters == 20)
    #expect(segment.notes.first == "Said to the translator")
    #expect(
      segment.ignoredRules == [DraftSegment.IgnoredRule(rule: "number-changed", reason: "the year is local")])
    #expect(segment.sourceLanguage == "en")
    #expect(segment.targetLanguage == "ru")
    #expect(segment.state == .translated)
    #expect([segment.line, segment.column] == [4, 28])
  }

  @Test func `native code is no text, and inline elements keep their ids`() throws {
    let segments = try unit12(
      """
      <trans-unit id="1"><source>a</source><target><bpt id="1">&lt;b></bpt>Жир<ept id="1">&lt;/b></ept><ph id="2">%s<sub>x</sub>\
      </ph><it id="3" pos="open">&lt;i></it><x id="4"/><bx id="5"/><ex id="6"/><mrk mtype="term">срок</mrk>\
      <sdl:own>свой</sdl:own></target></trans-unit>
      """)
    let target = try #require(segments.first?.target)
    #expect(target.text == "Жир срок" + "свой")
    #expect(target.codes.map(\.name) == ["bpt", "ept", "ph", "it", "x", "bx", "ex", "mrk", "sdl:own"])
    #expect(segments.first?.column == 70)
  }

  @Test func `segments are paired by mid`() throws {
    let segments = try unit12(
      """
      <trans-unit id="u"><source>One. Two. Three.</source>
      <seg-source><g id="9"><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk></g> <mrk mtype="seg" mid="3">Three.</mrk></seg-source>
      <target><mrk mtype="seg" mid="2">Два.</mrk> <mrk mtype="seg" mid="1">Раз.</mrk></target>
      <sdl:seg-defs><sdl:seg id="1" conf="ApprovedTranslation"/><sdl:seg id="2" conf="Draft" locked="true"/><sdl:seg id="3"/></sdl:seg-defs>
      </trans-unit>
      """)
    #expect(segments.map(\.id) == ["u/1", "u/2", "u/3"])
    #expect(segments.map(\.source.text) == ["One.", "Two.", "Three."])
    #expect(segments.map { $0.target?.text } == ["Раз.", "Два.", nil])
    #expect(segments.map(\.state) == [.approved, .unconfirmed, .untranslated])
    #expect(segments.map(\.isLocked) == [false, true, false])
    #expect(segments.map(\.line) == [5, 5, 4])
    #expect(segments.map(\.column) == [70, 34, 124])
  }

  @Test(arguments: [
    ("", "", DraftSegment.State.translated), (" approved='yes'", "", .approved), ("", " state='new'", .untranslated),
    ("", " state='needs-review-translation'", .unconfirmed), ("", " state='final'", .approved),
    ("", " state='signed-off'", .approved), ("", " state='x-mine'", .translated),
    (" approved='no'", " state='translated'", .translated), (" mq:status='PartiallyEdited'", "", .unconfirmed),
    (" mq:status='Proofread'", "", .approved), (" m:confirmed='0'", "", .unconfirmed),
    (" m:confirmed='1'", "", .translated),
  ])
  func `states of XLIFF 1.2 and its kin`(unit: String, target: String, state: DraftSegment.State) throws {
    let segments = try unit12("<trans-unit id='1'\(unit)><source>a</source><target\(target)>б</target></trans-unit>")
    #expect(segments.map(\.state) == [state])
    let empty = try unit12("<trans-unit id='1'\(unit)><source>a</source><target\(target)/></trans-unit>")
    #expect(empty.map(\.state) == [.untranslated])
    #expect(empty.map { $0.target?.text } == [""])
    let none = try unit12("<trans-unit id='1'\(unit)><source>a</source></trans-unit>")
    #expect(none.map(\.state) == [.untranslated])
    #expect(none.map(\.target) == [nil])
  }

  @Test func `translate is inherited, and said anew`() throws {
    let segments = try unit12(
      """
      <group translate="no"><trans-unit id="1"><source>a</source></trans-unit>
      <group translate="yes"><trans-unit id="2"><source>a</source></trans-unit></group>
      <trans-unit id="3" translate="yes"><source>a</source></trans-unit>
      <bin-unit id="b"><bin-source><internal-file>no <trans-unit id="4"/></internal-file></bin-source>
      <trans-unit id="5"><source>a</source></trans-unit></bin-unit></group>
      <trans-unit id="6" translate="no"><source>a</source></trans-unit>
      """)
    #expect(segments.map(\.id) == ["1", "2", "3", "5", "6"])
    #expect(segments.map(\.isTranslatable) == [false, true, true, false, false])
    #expect(segments.allSatisfy { !$0.isLocked })
  }

  @Test func `a width in pixels is no limit of characters`() throws {
    let segments = try unit12("<trans-unit id='1' maxwidth='20'><source>a</source></trans-unit>")
    #expect(segments.map(\.maximumCharacters) == [nil])
  }

  @Test func `everything of a unit of XLIFF 2 that a check needs is read`() throws {
    let segments = try unit2(
      """
      <group id="g" translate="no"><unit id="u" name="menu" translate="yes" slr:sizeRestriction="2,30">
      <notes><note id="n">Said</note><note>tolmach:ignore * copied from the law</note></notes>
      <originalData><data id="d">&lt;br/></data></originalData>
      <segment id="s1" state="final"><source>One <pc id="1">bold</pc><ph id="2" dataRef="d"/><cp hex="0007"/>.</source>
      <target>Раз <pc id="1">жир</pc><sc id="3"/><ec startRef="3"/><ph id="2" dataRef="d"/><sm id="m"/><em startRef="m"/><cp hex="0007"/>.</target></segment>
      <ignorable><source> </source></ignorable>
      <segment state="translated" subState="my:fuzzy"><source>Two</source><target>Два</target></segment>
      <segment id="s3"><source>Three</source></segment></unit></group>
      """, file: " original='x'")
    #expect(segments.map(\.id) == ["u/s1", "u/2", "u/s3"])
    #expect(segments.map(\.state) == [.approved, .unconfirmed, .untranslated])
    #expect(segments.map(\.source.text) == ["One bold\u{7}.", "Two", "Three"])
    #expect(segments.map { $0.target?.text } == ["Раз жир\u{7}.", "Два", nil])
    #expect(segments.first?.target?.codes.map(\.name) == ["pc", "sc", "ec", "ph", "sm", "em"])
    #expect(segments.first?.target?.codes.first == .other("pc"))
    #expect(segments.map(\.maximumCharacters) == [30, 30, 30])
    #expect(segments.map(\.isTranslatable) == [true, true, true])
    #expect(segments.first?.context == "menu")
    #expect(segments.first?.notes.first == "Said")
    #expect(segments.first?.ignoredRules.map(\.rule) == ["*"])
    #expect(segments.first?.ignoredRules.map(\.reason) == ["copied from the law"])
    #expect(segments.first?.sourceLanguage == "en")
    #expect(segments.first?.targetLanguage == "ru")
  }

  @Test func `a unit with one segment has the unit's id`() throws {
    let segments = try unit2("<unit id='u'><segment id='s'><source>a</source><target>б</target></segment></unit>")
    #expect(segments.map(\.id) == ["u"])
    #expect(segments.map(\.state) == [.translated])
  }

  @Test func `sizes of another profile are not taken for characters`() throws {
    let segments = try unit2(
      """
      <slr:profiles generalProfile="acme:pixels"/><unit id='u' slr:sizeRestriction="90"><segment><source>a</source></segment></unit>
      """)
    #expect(segments.map(\.maximumCharacters) == [nil])
  }

  @Test func `names may have a prefix, and files several languages`() throws {
    let (segments, reader) = try read(
      """
      <x:xliff version="1.2" xmlns:x="urn:oasis:names:tc:xliff:document:1.2">
      <x:file source-language="en" target-language="ru"><x:body><x:trans-unit id="1"><x:source>a<x:g id="1"/></x:source>
      <x:target>б</x:target></x:trans-unit></x:body></x:file>
      <x:file source-language="en" target-language="uk"><x:body><x:trans-unit id="1"><x:source>a</x:source>
      <x:target xml:lang="be">в</x:target></x:trans-unit><trans-unit/></x:body></x:file></x:xliff>
      """)
    #expect(reader.diagnostics.isEmpty)
    #expect(segments.map { $0.target?.text } == ["б", "в"])
    #expect(segments.map(\.targetLanguage) == ["ru", "be"])
    #expect(segments.first?.source.codes == [.other("g")])
  }

  @Test func `what was struck out by a reviewer is no text`() throws {
    let segments = try unit12(
      """
      <trans-unit id="1"><source>a</source><target><mrk mtype="x-sdl-deleted">старое</mrk>новое</target></trans-unit>
      """)
    #expect(segments.map { $0.target?.text } == ["новое"])
    #expect(segments.map(\.column) == [85])
  }

  @Test func `an ignore without a reason ignores nothing, and says so`() throws {
    let (segments, reader) = try read(
      "<xliff version='1.2'><file><body><trans-unit id='1'><source>a</source><note>tolmach:ignore x</note></trans-unit></body></file></xliff>"
    )
    #expect(segments.map(\.ignoredRules) == [[]])
    #expect(reader.diagnostics.map(\.rule) == ["ignore-without-reason"])
  }

  // MARK: Damage

  private func damaged(_ middle: String) -> String {
    """
    <xliff version="1.2"><file source-language="en" target-language="ru"><header><note>n</note></header><body>
    <group id="g" translate="no"><trans-unit id="1"><source>one</source><target>раз</target></trans-unit>
    \(middle)
    <trans-unit id="3"><source>three</source><target>три</target></trans-unit></group>
    <trans-unit id="4"><source>four</source><target>четыре</target></trans-unit>
    </body></file><file source-language="en" target-language="uk"><body>
    <trans-unit id="5"><source>five</source><target>пять</target></trans-unit></body></file></xliff>
    """
  }

  @Test(arguments: [
    ("<trans-unit id='2'><source>a & b</source><target>б</target></trans-unit>", 3, 31),
    ("<trans-unit id='2'><source>a</source><target>б</trans-unit>", 3, 49),
    ("<trans-unit id='2'><source>a</source><target>&nope;</target></trans-unit>", 3, 46),
    ("<trans-unit id='2'><source>a</source><target>\u{1}</target></trans-unit>", 3, 46),
    ("<trans-unit id='2'><source>a</source>", 4, 1),
    ("<trans-unit id='2' id='2'><source>a</source></trans-unit>", 3, 20),
    ("<trans-unit id='2'><target>a</target></trans-unit>", 3, 1),
  ])
  func `a damaged unit costs that unit`(unit: String, line: Int, column: Int) throws {
    let (segments, reader) = try read(damaged(unit))
    #expect(segments.map(\.id) == ["1", "3", "4", "5"])
    #expect(segments.map(\.isTranslatable) == [false, false, true, true])
    #expect(segments.map(\.targetLanguage) == ["ru", "ru", "ru", "uk"])
    #expect(segments.map(\.line) == [2, 4, 5, 7])
    let errors = reader.diagnostics.filter { $0.severity == .error }
    #expect(errors.count == 1, "\(errors)")
    #expect([errors.first?.line, errors.first?.column] == [line, column], "\(errors)")
  }

  @Test func `a mismatched tag says which was expected`() throws {
    let (_, reader) = try read(damaged("<trans-unit id='2'><source>a</source><target>б</trans-unit>"))
    #expect(
      reader.diagnostics.map(\.message) == [
        "expected </target>, found </trans-unit>: the trans-unit that begins at line 3 is passed over"
      ])
  }

  @Test func `a file that is cut off gives what is whole`() throws {
    let whole = damaged("")
    let (segments, reader) = try read(String(whole.prefix(whole.count - 60)))
    #expect(segments.map(\.id) == ["1", "3", "4"])
    #expect(reader.diagnostics.map(\.rule) == ["damaged-unit", "cut-off"])
  }

  @Test(arguments: [
    ("", "1:1: expected an XLIFF document, found an empty file"),
    ("\0\0\0\0\0", "1:1: expected an XLIFF document, found NUL bytes: the file was damaged by a disk or copy error"),
    ("<tmy/>", "1: expected root \"xliff\" or \"tmx\", found \"tmy\""),
  ])
  func `what is no XLIFF is refused`(text: String, message: String) {
    do {
      _ = try read(text, text.hasPrefix("<") ? "a.xml" : "a.xlf")
      Issue.record("expected an error")
    } catch { #expect("\(error)" == "\(text.hasPrefix("<") ? "a.xml" : "a.xlf"):\(message)") }
  }
}
