import Markup
import Testing

@Suite struct JSONTests {
  @Test func `every character that could break a line or a reader is escaped`() {
    #expect(
      JSON.string("a\"b\\c\n\r\t\0\u{1F}\u{7F}\u{2028}\u{2029}").line
        == #""a\"b\\c\n\r\t\u0000\u001f\u007f\u2028\u2029""#)
    #expect(JSON.string("ё核🚀 </script> \u{A0}").line == "\"ё核🚀 </script> \u{A0}\"")
    // A carriage return and a line feed are one character to Swift.
    #expect(JSON.string("\r\n").line == #""\r\n""#)
    #expect(JSON.string("e\u{301}").line.unicodeScalars.count == 4)
  }

  @Test func `fields keep their order and nothing adds a space`() {
    let value = JSON.object([
      ("z", .number(-1)), ("a", .array([.null, .bool(true), .bool(false), .decimal(0.5), .array([])])),
      ("\"", .object([])),
      ("n", .optional(nil)), ("s", .optional("x")), ("bad", .decimal(.infinity)),
    ])
    #expect(
      value.line == #"{"z":-1,"a":[null,true,false,0.5,[]],"\"":{},"n":null,"s":"x","bad":null}"#)
  }
}
