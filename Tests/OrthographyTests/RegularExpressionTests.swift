import Orthography
import Testing

@Suite struct RegularExpressionTests {
  @Test func `matches are told in bytes of the text`() throws {
    let expression = try RegularExpression("ракет\\w*", ignoresCase: true)
    let text = "🚀 Ракеты и РАКЕТА"
    let found = try expression.ranges(in: text)
    #expect(found.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) } == ["Ракеты", "РАКЕТА"])
    #expect(try expression.ranges(in: "") == [])
    #expect(try RegularExpression("ракет", ignoresCase: false).ranges(in: "Ракета") == [])
    #expect(try RegularExpression("x*", ignoresCase: true).ranges(in: "ab") == [0..<0, 1..<1, 2..<2])
  }

  @Test func `a pattern that is none says where`() {
    let fault = #expect(throws: RegularExpression.Fault.self) { try RegularExpression("a(b", ignoresCase: true) }
    #expect(fault?.name == "U_REGEX_MISMATCHED_PAREN")
    #expect(fault?.description.hasSuffix("mismatched paren") == true)
  }

  @Test func `an expression without end is given up`() throws {
    let expression = try RegularExpression("(a+)+$", ignoresCase: true)
    #expect(throws: RegularExpression.Exhausted(name: "U_REGEX_TIME_OUT")) {
      try expression.ranges(in: String(repeating: "a", count: 60) + "!")
    }
    // So is one that takes too much memory.
    #expect(throws: RegularExpression.Exhausted(name: "U_REGEX_STACK_OVERFLOW")) {
      try RegularExpression("(а|г)*б", ignoresCase: true).ranges(in: String(repeating: "а", count: 400_000) + "в")
    }
    // And is of use afterwards.
    #expect(try expression.ranges(in: "aaa") == [0..<3])
  }

  @Test(arguments: [
    ("missiles?", "missil"), ("\\bwarheads\\b", "warhead"), ("[0-9]+ warheads?", "warhea"), ("a|missile", nil),
    ("(missile)* of", nil), ("(?i)missile", nil), ("mis{2}ile", "il"), ("Ракетный", "ракетны"), ("ab", nil),
    ("x.*missile", "missil"), ("[missile]", nil), ("\\Qmissile\\E", nil), ("\\u006dissile", nil), ("[[a]missile]", nil),
    ("missile+ defences", "defence"), ("(?:missile) defence", "defenc"), ("", nil), ("[]missile", nil), ("a\\", nil),
  ])
  func `letters are required only where every match has them`(pattern: String, letters: String?) {
    #expect(RegularExpression.requiredLetters(of: pattern) == letters)
  }
}
