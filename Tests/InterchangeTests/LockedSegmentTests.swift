import Bitext
import Interchange
import Testing

/// What is finished, and what is no text to translate, in each format that says so.
@Suite struct LockedSegmentTests {
  private func read(_ text: String) throws -> [DraftSegment] {
    let reader = try DraftReader(bytes: Array(text.utf8), name: "a.xlf")
    var segments: [DraftSegment] = []
    while let segment = try reader.next() { segments.append(segment) }
    return segments
  }

  private func read12(_ units: String) throws -> [DraftSegment] {
    try read(
      """
      <xliff version="1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns:mq="MQXliff" xmlns:m="http://www.memsource.com/mxlf/2.0"><file original="a" source-language="en" target-language="ru" datatype="x"><body>
      \(units)
      </body></file></xliff>
      """)
  }

  @Test(arguments: [
    "<trans-unit id='1' mq:locked='locked'><source>a</source><target>б</target></trans-unit>",
    "<trans-unit id='1' m:locked='true'><source>a</source><target>б</target></trans-unit>",
    "<trans-unit id='1'><source>a</source><seg-source><mrk mtype='seg' mid='1'>a</mrk></seg-source><target><mrk mtype='seg' mid='1'>б</mrk></target><sdl:seg-defs><sdl:seg id='1' locked='true'/></sdl:seg-defs></trans-unit>",
    "<trans-unit id='1'><source>a</source><target>б</target><sdl:seg-defs><sdl:seg id='1' locked='true'/></sdl:seg-defs></trans-unit>",
  ])
  func `a locked segment is finished, and a text`(unit: String) throws {
    let segments = try read12(unit)
    #expect(segments.map(\.isLocked) == [true])
    #expect(segments.map(\.isTranslatable) == [true])
    #expect(segments.map(\.isFinished) == [true])
  }

  @Test(arguments: ["mq:locked='false'", "m:locked='false'", "approved='no'"])
  func `what says that it is not locked is not`(attribute: String) throws {
    let segments = try read12("<trans-unit id='1' \(attribute)><source>a</source><target>б</target></trans-unit>")
    #expect(segments.map(\.isFinished) == [false])
  }

  @Test func `what is no text is not locked`() throws {
    let one = try read12("<trans-unit id='1' translate='no'><source>a</source><target>б</target></trans-unit>")
    let two = try read(
      "<xliff version='2.0' srcLang='en' trgLang='ru'><file id='f'><unit id='1' translate='no'><segment><source>a</source></segment></unit><unit id='2' canResegment='no'><segment><source>a</source></segment></unit></file></xliff>"
    )
    #expect((one + two).map(\.isTranslatable) == [false, false, true])
    #expect((one + two).allSatisfy { !$0.isLocked })
  }

  @Test func `authors and dates are read as each tool writes them`() throws {
    let segments = try read12(
      """
      <trans-unit id="1"><source>a</source><seg-source><mrk mtype="seg" mid="1">a</mrk></seg-source><target><mrk mtype="seg" mid="1">б</mrk></target><sdl:seg-defs><sdl:seg id="1" locked="true"><sdl:value key="created_by">Ann</sdl:value><sdl:value key="created_on">02/28/2019 23:05:09</sdl:value><sdl:value key="last_modified_by">Bob</sdl:value><sdl:value key="modified_on">13/01/2019 10:00:00</sdl:value></sdl:seg></sdl:seg-defs></trans-unit>
      <trans-unit id="2" mq:lastchanginguser="Ann" mq:lastchangedtimestamp="2019-04-01T00:30:00+02:00"><source>a</source><target>б</target></trans-unit>
      <trans-unit id="3" m:created-by="Ann" m:created-at="1554112800000" m:modified-by="Bob" m:modified-at="0"><source>a</source><target>б</target></trans-unit>
      <trans-unit id="4"><source>a</source><target>б</target></trans-unit>
      """)
    #expect(segments.map(\.authorship.creator) == ["Ann", nil, "Ann", nil])
    #expect(segments.map(\.authorship.created) == ["20190228T230509Z", nil, "20190401T100000Z", nil])
    #expect(segments.map(\.authorship.editor) == ["Bob", "Ann", "Bob", nil])
    #expect(segments.map(\.authorship.changed) == [nil, "20190331T223000Z", nil, nil])
  }
}
