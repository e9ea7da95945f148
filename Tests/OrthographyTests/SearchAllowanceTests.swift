import Orthography
import Testing

@Suite struct SearchAllowanceTests {
  private let endless = String(repeating: "a", count: 60) + "!"

  @Test func `an expression that is given up three times is stopped, on easy texts too`() throws {
    let expression = try RegularExpression("(a+)+$", ignoresCase: true)
    let allowance = SearchAllowance()
    for _ in 0..<3 {
      #expect(allowance.search(for: expression, in: "aaa") == .found([0..<3]))
      #expect(allowance.search(for: expression, in: endless) == .givenUp)
    }
    #expect(allowance.search(for: expression, in: "aaa") == .stopped)
    // Another run begins anew.
    #expect(SearchAllowance().search(for: expression, in: "aaa") == .found([0..<3]))
  }

  @Test func `an expression that is slow on every text and never given up is stopped`() throws {
    // 2^16 ways to part a text, each of some steps: far below what one search may take.
    let expression = try RegularExpression("(a+)+$", ignoresCase: true)
    let slow = String(repeating: "a", count: 16) + "!"
    let allowance = SearchAllowance()
    #expect(allowance.search(for: expression, in: slow) == .found([]))
    #expect((2..<400).contains(expression.steps), "\(expression.steps)")
    var searches = 1
    while searches < 2_000, allowance.search(for: expression, in: slow) != .stopped { searches += 1 }
    #expect(searches < 1_600)
  }

  @Test func `what takes few steps is never stopped`() throws {
    let expression = try RegularExpression("\\b[a-z]+ed\\b", ignoresCase: true)
    let allowance = SearchAllowance()
    for _ in 0..<5_000 { #expect(allowance.search(for: expression, in: "it was opened") == .found([7..<13])) }
    #expect(expression.steps == 0)
  }
}
